import type { ApiObject } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import type { Construct } from 'constructs';
import type { JsonObject } from '../manifest/json';
import { customObject } from './custom-object';
import type { CustomResourceProps } from './custom-resource-props';
import { Faults } from './faults';
import { GATEWAY_API } from './gateway-api';
import type { GRPCRouteRule } from './grpc-route-rule';
import { grpcRuleFields } from './grpc-route-rule-fields';
import { checkRules, routeFields } from './route-fields';
import { openRoute } from './route-opening';
import type { IRouteParent, RouteParent } from './route-parent';

/** Properties of a GRPCRoute. */
export interface GRPCRouteProps extends CustomResourceProps {
  /** The Gateways that it is for, or listeners of them. */
  readonly parents: IRouteParent[];

  /**
   * Host names of the requests, of which the first part may be `*`.
   *
   * @default - those that the listeners have
   */
  readonly hostnames?: string[];

  /** Where requests go, at least one by the time of synth; see also `addRules`. */
  readonly rules?: GRPCRouteRule[];
}

/**
 * A GRPCRoute: which gRPC requests of a Gateway go where. Workloads of this library behind the Services of its rules let
 * those in who bring the requests, where the Gateway says through whom that is.
 *
 * @see https://gateway-api.sigs.k8s.io/reference/api-types/grpcroute/
 */
export class GRPCRoute extends kplus.Resource {
  public readonly resourceType = 'grpcroutes';

  protected readonly apiObject: ApiObject;

  private readonly faults = new Faults();
  private readonly rules: JsonObject[] = [];
  private readonly parents: readonly RouteParent[];

  constructor(scope: Construct, id: string, props: GRPCRouteProps) {
    super(scope, id);
    const { faults } = this;
    this.parents = props.parents.map((parent) => parent.toRouteParent());
    this.apiObject = customObject(this, {
      apiVersion: `${GATEWAY_API}/v1`,
      kind: 'GRPCRoute',
      props,
      faults,
      whole: (later) => checkRules(this.rules, later),
      spec: () => ({ ...common, rules: this.rules }),
    });
    const common = routeFields(this.parents, props.hostnames, this.metadata.namespace, faults);
    this.addRules(...(props.rules ?? []));
  }

  /** Adds rules. Of those that match a request, the one that says most of it gets it. */
  public addRules(...rules: GRPCRouteRule[]): void {
    for (const rule of rules) {
      this.rules.push(grpcRuleFields(rule, this.metadata.namespace, this.faults));
      openRoute(this, this.parents, rule.backends ?? []);
    }
  }
}
