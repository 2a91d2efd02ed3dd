import type { IPeer } from '../connections/peer';

/** Which of the nodes pass on what a load balancer sends. */
export enum ExternalTrafficPolicy {
  /** All of them. Pods see the address of a node. */
  CLUSTER = 'Cluster',
  /** Those that run one of the pods. Pods see the address of the client. */
  LOCAL = 'Local',
}

/** How a component is reached through a load balancer of the cloud. */
export interface LoadBalancerOptions {
  /**
   * Name of the Service.
   *
   * @default - the component's, followed by `-external`
   */
  readonly name?: string;

  /**
   * Port of the load balancer.
   *
   * @default - the port of the component's Service
   */
  readonly port?: number;

  /**
   * Address ranges of clients, as CIDRs. The load balancer filters by them where the cloud can; the policy does so with
   * `ExternalTrafficPolicy.LOCAL`, since otherwise pods see addresses of nodes alone.
   *
   * @default - everybody
   */
  readonly sourceRanges?: string[];

  /**
   * Which nodes pass requests on, and so whose addresses the pods see.
   *
   * @default ExternalTrafficPolicy.CLUSTER
   */
  readonly externalTrafficPolicy?: ExternalTrafficPolicy;
}

/** How a component is reached through an Ingress. */
export interface IngressOptions {
  /** Host name of the requests. */
  readonly host: string;

  /** Name of the Secret with the host's certificate; it is not created here. */
  readonly tlsSecret: string;

  /**
   * Name of the Ingress. A second one of the same component needs its own.
   *
   * @default - the component's
   */
  readonly name?: string;

  /**
   * Beginning of the requests' path.
   *
   * @default /
   */
  readonly path?: string;

  /**
   * Name of the IngressClass.
   *
   * @default - the cluster's default class
   */
  readonly className?: string;

  /**
   * Through whom its requests come: `Exposure.controller`, or `Exposure.addresses` where a load balancer sends to pods
   * directly.
   *
   * @default - the ingress controller that the posture names; without one everybody, which is a warning
   */
  readonly through?: IPeer;
}
