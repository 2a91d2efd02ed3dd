import { addressBlock } from '../network/address-block';
import { checkOptionNames } from '../posture/option-names';
import { PodLabels, podsEnd } from '../posture/pod-labels';
import { valueText } from '../posture/value-text';
import { addressesSide } from './addresses-peer';
import { Peer } from './peer';

/** A Gateway whose data plane runs in the cluster. */
export interface GatewayExposureProps {
  /** Name of the Gateway. */
  readonly name: string;

  /** Namespace that the pods of its data plane are in: mostly that of the Gateway. */
  readonly namespace: string;

  /**
   * Labels of the pods of its data plane, where its controller does not label them as the Gateway API says.
   *
   * @default - `gateway.networking.k8s.io/gateway-name` with the name of the Gateway
   */
  readonly labels?: { readonly [label: string]: string };
}

/**
 * Through whom requests from outside of the cluster come. Give one to `allowFrom`, or to what exposes a component.
 */
export class Exposure {
  /**
   * Through the pods of a Gateway that runs in the cluster. Those whose data plane is no pods, as that of Cilium, are
   * `Exposure.anyone()` to a NetworkPolicy; those of clouds are mostly `Exposure.addresses`.
   *
   * @throws if a name or label is none
   * @see https://gateway-api.sigs.k8s.io/geps/gep-1762/
   */
  public static gateway(props: GatewayExposureProps): Peer {
    checkOptionNames('an exposure through a Gateway', props, GATEWAY_PROPS);
    if (props.namespace === undefined) {
      throw new Error(
        `nobody knows in which namespace the pods of Gateway ${valueText(props.name)} are; set namespace, mostly to that of the Gateway`,
      );
    }
    const labels = props.labels ?? { 'gateway.networking.k8s.io/gateway-name': props.name };
    return pods({ namespace: props.namespace, labels }, `gateway ${props.name}`);
  }

  /**
   * Through the pods of an ingress controller, or of whatever else runs in the cluster and forwards requests.
   *
   * @throws if nothing narrows them down, or a name or label is none
   */
  public static controller(props: PodLabels): Peer {
    return pods(props);
  }

  /**
   * Through load balancers that are not pods and send to pods directly, by their addresses. Such are those of a cloud
   * that know the pods, e.g. by container-native load balancing.
   *
   * @param cidrs IPv4 or IPv6, e.g. `10.129.0.0/23`
   * @throws if one is no CIDR, or there is none
   */
  public static addresses(cidrs: string[]): Peer {
    if (!Array.isArray(cidrs) || cidrs.length === 0) {
      throw new Error('an exposure has no addresses; write at least one CIDR, e.g. "10.129.0.0/23"');
    }
    const blocks = cidrs.map((cidr) => addressBlock(cidr));
    return Peer._of(addressesSide(`load balancers in ${cidrs.join(', ')}`, blocks, 'exposure'));
  }

  /** Through anybody: what reaches the pods cannot be told from other requests. */
  public static anyone(): Peer {
    return Peer._of({ name: 'anyone', end: () => ({ kind: 'anyone' }), purpose: 'exposure' });
  }

  private constructor() {}
}

const GATEWAY_PROPS: readonly string[] = ['name', 'namespace', 'labels'] satisfies (keyof GatewayExposureProps)[];

function pods(labels: PodLabels, name?: string): Peer {
  const end = podsEnd(labels, name);
  return Peer._of({ name: end.name, end: () => end, purpose: 'exposure' });
}
