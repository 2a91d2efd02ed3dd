import type { ApiObject } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import type { Construct } from 'constructs';
import type { JsonObject } from '../manifest/json';
import { customObject } from './custom-object';
import type { CustomResourceProps } from './custom-resource-props';
import { Faults } from './faults';
import { GATEWAY_API } from './gateway-api';
import type { HTTPRouteRule } from './http-route-rule';
import { httpRuleFields } from './http-route-rule-fields';
import { checkRules, routeFields } from './route-fields';
import { openRoute } from './route-opening';
import type { IRouteParent, RouteParent } from './route-parent';

/** Properties of an HTTPRoute. */
export interface HTTPRouteProps extends CustomResourceProps {
  /** The Gateways that it is for, or listeners of them. */
  readonly parents: IRouteParent[];

  /**
   * Host names of the requests, of which the first part may be `*`.
   *
   * @default - those that the listeners have
   */
  readonly hostnames?: string[];

  /** Where requests go, at least one by the time of synth; see also `addRules`. */
  readonly rules?: HTTPRouteRule[];
}

/**
 * An HTTPRoute: which HTTP requests of a Gateway go where. Workloads of this library behind the Services of its rules let
 * those in who bring the requests, where the Gateway says through whom that is.
 *
 * @see https://gateway-api.sigs.k8s.io/reference/api-types/httproute/
 */
export class HTTPRoute extends kplus.Resource {
  public readonly resourceType = 'httproutes';

  protected readonly apiObject: ApiObject;

  private readonly faults = new Faults();
  private readonly rules: JsonObject[] = [];
  private readonly parents: readonly RouteParent[];

  constructor(scope: Construct, id: string, props: HTTPRouteProps) {
    super(scope, id);
    const { faults } = this;
    this.parents = props.parents.map((parent) => parent.toRouteParent());
    this.apiObject = customObject(this, {
      apiVersion: `${GATEWAY_API}/v1`,
      kind: 'HTTPRoute',
      props,
      faults,
      whole: (later) => checkRules(this.rules, later),
      spec: () => ({ ...common, rules: this.rules }),
    });
    const common = routeFields(this.parents, props.hostnames, this.metadata.namespace, faults);
    this.addRules(...(props.rules ?? []));
  }

  /** Adds rules. Of those that match a request, the one with the longest path gets it. */
  public addRules(...rules: HTTPRouteRule[]): void {
    for (const rule of rules) {
      this.rules.push(httpRuleFields(rule, this.metadata.namespace, this.faults));
      const mirrors = (rule.filters ?? []).flatMap((filter) => filter._mirror ?? []);
      openRoute(this, this.parents, [...(rule.backends ?? []), ...mirrors]);
    }
  }
}
