import type * as kplus from 'cdk8s-plus-28';
import type { SessionAffinity } from './session-affinity';

/**
 * A Service.
 *
 * @see https://kubernetes.io/docs/concepts/services-networking/service/
 */
export interface ServiceProps extends kplus.ResourceProps {
  /**
   * The pods that it leads to: a workload, or pods by their labels. Services can neither select by expressions nor in other
   * namespaces.
   *
   * @default - none; whoever manages its EndpointSlices says where it leads
   */
  readonly selector?: kplus.IPodSelector;

  /**
   * Its ports; see also `addPort`.
   *
   * @default - the port of the selected workload, if its containers declare a single one
   */
  readonly ports?: ServicePort[];

  /**
   * Who can reach it.
   *
   * @default - ServiceType.CLUSTER_IP; ServiceType.EXTERNAL_NAME with `externalName`
   */
  readonly type?: kplus.ServiceType;

  /**
   * Its address inside of the cluster. `None` makes it headless: its name leads to the pods themselves.
   *
   * @see https://kubernetes.io/docs/concepts/services-networking/service/#headless-services
   * @default - one that the cluster allocates
   */
  readonly clusterIP?: string;

  /**
   * The name outside of the cluster that it is another name for.
   *
   * @default - none
   */
  readonly externalName?: string;

  /**
   * Addresses that the nodes take requests for it on, and that somebody else has to lead there.
   *
   * @default - none
   */
  readonly externalIPs?: string[];

  /**
   * The addresses that a load balancer lets in, as CIDRs.
   *
   * @default - all
   */
  readonly loadBalancerSourceRanges?: string[];

  /**
   * Whether pods are found by its name before they are ready.
   *
   * @default false
   */
  readonly publishNotReadyAddresses?: boolean;

  /**
   * Whether requests of one client go to the same pod.
   *
   * @default - each may go to another
   */
  readonly sessionAffinity?: SessionAffinity;

  /**
   * Which pods requests from outside of the cluster go to. `LOCAL` keeps the address of the client, and drops requests on
   * nodes that have no pod. Only for load balancers, node ports and external addresses.
   *
   * @see https://kubernetes.io/docs/reference/networking/virtual-ips/#external-traffic-policy
   * @default ServiceTrafficPolicy.CLUSTER
   */
  readonly externalTrafficPolicy?: ServiceTrafficPolicy;

  /**
   * Which pods requests from inside of the cluster go to. With `LOCAL`, nodes that have no pod of it drop them.
   *
   * @see https://kubernetes.io/docs/concepts/services-networking/service-traffic-policy/
   * @default ServiceTrafficPolicy.CLUSTER
   */
  readonly internalTrafficPolicy?: ServiceTrafficPolicy;

  /**
   * Which pods are preferred where there are several that are ready.
   *
   * @see https://kubernetes.io/docs/reference/networking/virtual-ips/#traffic-distribution
   * @default - none
   */
  readonly trafficDistribution?: ServiceTrafficDistribution;

  /**
   * The families of its addresses, the preferred one first.
   *
   * @see https://kubernetes.io/docs/concepts/services-networking/dual-stack/#services
   * @default - what the cluster prefers
   */
  readonly ipFamilies?: ServiceIpFamily[];

  /**
   * Whether it has addresses of one family or two.
   *
   * @default ServiceIpFamilyPolicy.SINGLE_STACK
   */
  readonly ipFamilyPolicy?: ServiceIpFamilyPolicy;

  /**
   * Who makes the load balancer, e.g. `service.k8s.aws/nlb`. It cannot be changed later.
   *
   * @see https://kubernetes.io/docs/concepts/services-networking/service/#load-balancer-class
   * @default - the provider of the cluster
   */
  readonly loadBalancerClass?: string;

  /**
   * Whether a load balancer gets node ports. Those that send to pods directly need none.
   *
   * @default true
   */
  readonly allocateLoadBalancerNodePorts?: boolean;

  /**
   * The port of the nodes on which a load balancer asks whether they have pods, where `externalTrafficPolicy` is `LOCAL`.
   *
   * @default - one that the cluster allocates
   */
  readonly healthCheckNodePort?: number;

  /**
   * Fields of the API that are laid over what is rendered from the other props, in the API's own spelling; `null` takes a
   * field away.
   *
   * @default - nothing is laid over
   */
  readonly overrides?: { readonly [field: string]: any };
}

/** A port of a Service. */
export interface ServicePort extends kplus.ServicePort {
  /**
   * The port of the pods that requests go to, by the name that the containers give it. Not beside `targetPort`.
   *
   * @default - `targetPort`, or else `port`
   */
  readonly targetPortName?: string;

  /**
   * What is spoken on it, for load balancers and meshes, e.g. `http` or `kubernetes.io/h2c`.
   *
   * @see https://kubernetes.io/docs/concepts/services-networking/service/#application-protocol
   * @default - not said
   */
  readonly appProtocol?: string;
}

/** Which pods of a Service requests go to. */
export enum ServiceTrafficPolicy {
  /** All of them. */
  CLUSTER = 'Cluster',
  /** Those on the node that a request comes to. */
  LOCAL = 'Local',
}

/** Which pods of a Service are preferred. */
export enum ServiceTrafficDistribution {
  /** Those in the zone of the client. The older name of PREFER_SAME_ZONE. */
  PREFER_CLOSE = 'PreferClose',
  /** Those in the zone of the client. From Kubernetes 1.34 on. */
  PREFER_SAME_ZONE = 'PreferSameZone',
  /** Those on the node of the client. From Kubernetes 1.34 on. */
  PREFER_SAME_NODE = 'PreferSameNode',
}

/** A family of addresses. */
export enum ServiceIpFamily {
  /** IPv4. */
  IPV4 = 'IPv4',
  /** IPv6. */
  IPV6 = 'IPv6',
}

/** Of how many families the addresses of a Service are. */
export enum ServiceIpFamilyPolicy {
  /** Of one. */
  SINGLE_STACK = 'SingleStack',
  /** Of two where the cluster has two, else of one. */
  PREFER_DUAL_STACK = 'PreferDualStack',
  /** Of two, or the Service is refused. */
  REQUIRE_DUAL_STACK = 'RequireDualStack',
}
