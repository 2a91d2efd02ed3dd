import type { Duration } from 'cdk8s';
import type * as kplus from 'cdk8s-plus-28';

/** What all probes have besides what cdk8s-plus-28 knows. */
export interface ProbeGrace {
  /**
   * How long the container may take to end after this probe has failed. Not for readiness probes, which end nothing.
   *
   * @default - that of the pod
   */
  readonly terminationGracePeriod?: Duration;
}

/** A header of a request. */
export interface HttpHeader {
  /** Its name: `Accept`. */
  readonly name: string;

  /** Its value. */
  readonly value: string;
}

/** How a container is asked by a command. */
export interface CommandProbeOptions extends kplus.CommandProbeOptions, ProbeGrace {}

/** How a container is asked over HTTP. */
export interface HttpGetProbeOptions extends kplus.HttpGetProbeOptions, ProbeGrace {
  /**
   * The name of the port to ask, in place of `port`.
   *
   * @default - `port`
   */
  readonly portName?: string;

  /**
   * Headers of the request. A name may be there more than once.
   *
   * @default - those of the kubelet
   */
  readonly httpHeaders?: HttpHeader[];
}

/** How a container is asked by opening a connection. */
export interface TcpSocketProbeOptions extends kplus.TcpSocketProbeOptions, ProbeGrace {
  /**
   * The name of the port to connect to, in place of `port`.
   *
   * @default - `port`
   */
  readonly portName?: string;
}

/** How a container is asked over the gRPC health protocol. */
export interface GrpcProbeOptions extends kplus.ProbeOptions, ProbeGrace {
  /**
   * The port to ask, by its number.
   *
   * @default - the `portNumber` of the container, else the first port that it declares, else 80
   */
  readonly port?: number;

  /**
   * The service whose health is asked for, as the program names it.
   *
   * @default - that of the program as a whole
   */
  readonly service?: string;
}
