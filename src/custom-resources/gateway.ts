import type { ApiObject } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import type { Construct } from 'constructs';
import type { IPeer } from '../connections/peer';
import type { JsonObject } from '../manifest/json';
import { customObject } from './custom-object';
import type { CustomResourceProps } from './custom-resource-props';
import { Faults } from './faults';
import { GATEWAY_API } from './gateway-api';
import type { GatewayListener } from './gateway-listener';
import { checkListeners, listenerFields } from './gateway-listener-fields';
import { IRouteParent, RouteParent } from './route-parent';

/** Properties of a Gateway. */
export interface GatewayProps extends CustomResourceProps {
  /** Name of the GatewayClass, which says whose controller runs it. */
  readonly className: string;

  /** What it listens on, at least one by the time of synth; see also `addListener`. */
  readonly listeners?: GatewayListener[];

  /**
   * Through whom its requests come to pods: `Exposure.gateway` for pods that its controller runs for it,
   * `Exposure.addresses` for load balancers of a cloud, `Exposure.anyone()` for those of Cilium. Routes let them in to
   * the workloads that they lead to.
   *
   * @default - routes let nobody in, and a finding says so where a workload is isolated
   */
  readonly through?: IPeer;
}

/**
 * A Gateway: where requests from outside of the cluster come in. HTTPRoutes and GRPCRoutes say where they go.
 *
 * @see https://gateway-api.sigs.k8s.io/reference/api-types/gateway/
 */
export class Gateway extends kplus.Resource implements IRouteParent {
  public readonly resourceType = 'gateways';

  protected readonly apiObject: ApiObject;

  private readonly faults = new Faults();
  private readonly listeners: JsonObject[] = [];
  private readonly through: IPeer | undefined;

  constructor(scope: Construct, id: string, props: GatewayProps) {
    super(scope, id);
    this.through = props.through;
    const { faults } = this;
    const gatewayClassName = faults.objectName('className', props.className);
    this.apiObject = customObject(this, {
      apiVersion: `${GATEWAY_API}/v1`,
      kind: 'Gateway',
      props,
      faults,
      whole: (later) => checkListeners(this.listeners, later),
      spec: () => ({ gatewayClassName, listeners: this.listeners }),
    });
    props.listeners?.forEach((listener) => this.addListener(listener));
  }

  /** Listens on one more port or for one more host name. */
  public addListener(listener: GatewayListener): void {
    this.listeners.push(listenerFields(listener, this.metadata.namespace, this.faults));
  }

  /** One of its listeners, for routes that are for no other. */
  public listener(name: string): RouteParent {
    return RouteParent._of({ gateway: this, name: this.name, listener: name, through: this.through });
  }

  /** All of its listeners, as what a route is for. */
  public toRouteParent(): RouteParent {
    return RouteParent._of({ gateway: this, name: this.name, through: this.through });
  }
}
