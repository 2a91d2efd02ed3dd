import type { Duration } from 'cdk8s';
import type { JsonObject } from '../manifest/json';
import { portNumberFault } from '../manifest/name';
import type {
  ExecHealthOptions,
  GrpcHealthOptions,
  HealthTiming,
  HttpHealthOptions,
  TcpHealthOptions,
} from './health-options';

/** What a container is asked, and what is done with the answer. */
interface Questions {
  readonly readiness: (port?: number) => JsonObject;
  readonly liveness?: (port?: number) => JsonObject;
}

/**
 * How Kubernetes learns whether a container can take traffic and whether it must be restarted. The two differ: a pod
 * that is not ready is left alone for longer before it is restarted.
 *
 * @see https://kubernetes.io/docs/concepts/configuration/liveness-readiness-startup-probes/
 */
export class Health {
  /**
   * Asks over HTTP.
   *
   * @throws if a path does not begin with `/`, or a number is out of range
   */
  public static http(options: HttpHealthOptions): Health {
    checkPath('readiness', options.readiness);
    if (options.liveness !== undefined) {
      checkPath('liveness', options.liveness);
    }
    const { readiness, liveness, readinessHeaders, livenessHeaders } = options;
    return new Health('http', options, options.port, {
      readiness: (port) => ({ httpGet: httpGet(readiness, readinessHeaders, port) }),
      liveness: (port) =>
        liveness === undefined ? { tcpSocket: { port } } : { httpGet: httpGet(liveness, livenessHeaders, port) },
    });
  }

  /**
   * Asks over the gRPC health protocol.
   *
   * @throws if a number is out of range
   * @see https://grpc.io/docs/guides/health-checking/
   */
  public static grpc(options: GrpcHealthOptions = {}): Health {
    const ask = (port?: number) => ({ grpc: { port, ...(options.service ? { service: options.service } : {}) } });
    return new Health('grpc', options, options.port, { readiness: ask, liveness: ask });
  }

  /**
   * Asks by opening a connection. It says little: prefer a question that the program itself answers.
   *
   * @throws if a number is out of range
   */
  public static tcp(options: TcpHealthOptions = {}): Health {
    const ask = (port?: number) => ({ tcpSocket: { port } });
    return new Health('tcp', options, options.port, { readiness: ask, liveness: ask });
  }

  /**
   * Asks by running a command inside the container.
   *
   * @throws if a command is empty, or a number is out of range
   */
  public static exec(options: ExecHealthOptions): Health {
    const { readiness, liveness } = options;
    for (const [name, command] of Object.entries({ readiness, liveness })) {
      if (command && command.length === 0) {
        throw new Error(`the ${name} command is empty; write the program and its arguments, e.g. ["/bin/check"]`);
      }
    }
    return new Health('exec', options, undefined, {
      readiness: () => ({ exec: { command: [...readiness] } }),
      liveness: liveness && (() => ({ exec: { command: [...liveness] } })),
    });
  }

  private constructor(
    private readonly kind: string,
    private readonly timing: HealthTiming,
    private readonly port: number | undefined,
    private readonly questions: Questions,
  ) {
    if (port !== undefined && portNumberFault(port)) {
      throw new Error(`the port of the health check ${portNumberFault(port)}, not ${JSON.stringify(port)}`);
    }
    checkCount('readinessFailures', timing.readinessFailures);
    checkCount('livenessFailures', timing.livenessFailures);
    for (const name of ['initialDelay', 'period', 'livenessPeriod', 'timeout', 'startup'] as const) {
      const seconds = timing[name] && secondsOf(timing[name]);
      if (seconds !== undefined && !(Number.isInteger(seconds) && seconds >= (name === 'initialDelay' ? 0 : 1))) {
        throw new Error(`${name} must be whole seconds, at least one, not ${seconds}`);
      }
    }
  }

  /**
   * The probes of a container.
   *
   * @param containerPort the port to ask where none was named
   * @throws if there is no port at all, and one is needed
   * @internal
   */
  public _toManifest(containerPort: number | undefined): JsonObject {
    const port = this.port ?? containerPort;
    if (port === undefined && this.kind !== 'exec') {
      throw new Error(`Health.${this.kind} needs a port: give the container one, or the health check`);
    }
    const { initialDelay, period, livenessPeriod = period, timeout, startup, readinessFailures = 3 } = this.timing;
    const livenessFailures = this.timing.livenessFailures ?? 2 * readinessFailures;
    const common = {
      ...(initialDelay ? { initialDelaySeconds: secondsOf(initialDelay) } : {}),
      ...(timeout ? { timeoutSeconds: secondsOf(timeout) } : {}),
    };
    const readiness = this.questions.readiness(port);
    const liveness = this.questions.liveness?.(port);
    return {
      ...(liveness
        ? {
            livenessProbe: {
              ...common,
              failureThreshold: livenessFailures,
              ...liveness,
              ...(livenessPeriod ? { periodSeconds: secondsOf(livenessPeriod) } : {}),
            },
          }
        : {}),
      readinessProbe: {
        ...common,
        ...(this.timing.readinessFailures ? { failureThreshold: this.timing.readinessFailures } : {}),
        ...readiness,
        ...(period ? { periodSeconds: secondsOf(period) } : {}),
      },
      // what waits for other services is not ready, but it has started
      ...(startup ? { startupProbe: startupProbe(startup, timeout, liveness ?? readiness) } : {}),
    };
  }
}

/** How often a starting container is asked. */
const STARTUP_PERIOD = 5;

function startupProbe(startup: Duration, timeout: Duration | undefined, question: JsonObject): JsonObject {
  return {
    ...question,
    ...(timeout ? { timeoutSeconds: secondsOf(timeout) } : {}),
    failureThreshold: Math.ceil(secondsOf(startup) / STARTUP_PERIOD),
    periodSeconds: STARTUP_PERIOD,
  };
}

function httpGet(path: string, headers: { readonly [name: string]: string } = {}, port?: number): JsonObject {
  const list = Object.entries(headers).map(([name, value]) => ({ name, value }));
  return { ...(list.length > 0 ? { httpHeaders: list } : {}), path, port };
}

function secondsOf(duration: Duration): number {
  return duration.toSeconds({ integral: false });
}

function checkPath(name: string, path: string): void {
  if (typeof path !== 'string' || !path.startsWith('/')) {
    throw new Error(`the ${name} path must begin with "/", e.g. "/readyz", not ${JSON.stringify(path)}`);
  }
}

function checkCount(name: string, count: number | undefined): void {
  if (count !== undefined && !(Number.isInteger(count) && count >= 1)) {
    throw new Error(`${name} must be a whole number of at least 1, not ${JSON.stringify(count)}`);
  }
}
