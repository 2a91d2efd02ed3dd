import type { Duration } from 'cdk8s';

/** When and how often a container is asked how it is. */
export interface HealthTiming {
  /**
   * Time from the start of the container to the first question.
   *
   * @default - none
   */
  readonly initialDelay?: Duration;

  /**
   * Time between two questions.
   *
   * @default Duration.seconds(10)
   */
  readonly period?: Duration;

  /**
   * Time between two questions whether it must be restarted.
   *
   * @default - the same as `period`
   */
  readonly livenessPeriod?: Duration;

  /**
   * Time within which it has to answer.
   *
   * @default Duration.seconds(1)
   */
  readonly timeout?: Duration;

  /**
   * Unanswered questions in a row after which the pod gets no more traffic.
   *
   * @default 3
   */
  readonly readinessFailures?: number;

  /**
   * Unanswered questions in a row after which the container is restarted. Should be more than `readinessFailures`: what
   * is merely busy must first be left alone.
   *
   * @default - twice `readinessFailures`: 6
   */
  readonly livenessFailures?: number;

  /**
   * How long the container may take to start, in whole seconds like every time here. Until it has, it is asked nothing
   * but whether it is alive, or ready where there is no such question.
   *
   * @default - it has to answer from the beginning
   */
  readonly startup?: Duration;
}

/** Questions over HTTP. */
export interface HttpHealthOptions extends HealthTiming {
  /** Path that answers with a status from 200 to 399 when the pod can take traffic. */
  readonly readiness: string;

  /**
   * Path that answers so while the process is alive. It should not ask other services.
   *
   * @default - none: the process is alive while its port accepts connections
   */
  readonly liveness?: string;

  /**
   * Port that is asked.
   *
   * @default - the port of the container
   */
  readonly port?: number;

  /**
   * Headers of the question for readiness.
   *
   * @default - none
   */
  readonly readinessHeaders?: { readonly [name: string]: string };

  /**
   * Headers of the question for liveness.
   *
   * @default - none
   */
  readonly livenessHeaders?: { readonly [name: string]: string };
}

/** Questions over gRPC. */
export interface GrpcHealthOptions extends HealthTiming {
  /**
   * Name of the service to ask for in the gRPC health protocol.
   *
   * @default - none: the server as a whole
   */
  readonly service?: string;

  /**
   * Port that is asked.
   *
   * @default - the port of the container
   */
  readonly port?: number;
}

/** Questions that a port answers by accepting a connection. */
export interface TcpHealthOptions extends HealthTiming {
  /**
   * Port that is asked.
   *
   * @default - the port of the container
   */
  readonly port?: number;
}

/** Questions that a command inside the container answers by its exit code. */
export interface ExecHealthOptions extends HealthTiming {
  /** Command and arguments; 0 means that the pod can take traffic. */
  readonly readiness: string[];

  /**
   * Command and arguments; 0 means that the process is alive.
   *
   * @default - none: the container is restarted only when its process ends
   */
  readonly liveness?: string[];
}
