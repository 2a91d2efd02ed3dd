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

/** A way of asking, and what is said with it, but for the port. */
type Question = readonly [way: 'exec' | 'grpc' | 'httpGet' | 'tcpSocket', said: JsonObject];

/** What a container is asked, and what is done with the answer. */
interface Questions {
  readonly readiness: Question;
  readonly liveness?: Question;
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
    const writesData = !readinessHeaders && !livenessHeaders;
    const questions: Questions = {
      readiness: httpGet(readiness, readinessHeaders),
      liveness: liveness === undefined ? TCP : httpGet(liveness, livenessHeaders),
    };
    return new Health('http', options, options.port, questions, writesData);
  }

  /**
   * Asks over the gRPC health protocol.
   *
   * @throws if a number is out of range
   * @see https://grpc.io/docs/guides/health-checking/
   */
  public static grpc(options: GrpcHealthOptions = {}): Health {
    const { service } = options;
    const question: Question = ['grpc', service ? { service } : {}];
    return new Health('grpc', options, options.port, { readiness: question, liveness: question }, !service);
  }

  /**
   * Asks by opening a connection. It says little: prefer a question that the program itself answers.
   *
   * @throws if a number is out of range
   */
  public static tcp(options: TcpHealthOptions = {}): Health {
    return new Health('tcp', options, options.port, { readiness: TCP, liveness: TCP }, true);
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
    const questions: Questions = {
      readiness: ['exec', { command: [...readiness] }],
      liveness: liveness && ['exec', { command: [...liveness] }],
    };
    return new Health('exec', options, undefined, questions, false);
  }

  // in seconds
  private readonly initialDelay: number | undefined;
  private readonly period: number | undefined;
  private readonly livenessPeriod: number | undefined;
  private readonly timeout: number | undefined;
  private readonly startup: number | undefined;

  private constructor(
    private readonly kind: string,
    private readonly timing: HealthTiming,
    private readonly port: number | undefined,
    private readonly questions: Questions,
    /** Whether all that it asks is data: nothing is among it that nobody has checked. @internal */
    public readonly _writesData: boolean,
  ) {
    if (port !== undefined && portNumberFault(port)) {
      throw new Error(`the port of the health check ${portNumberFault(port)}, not ${JSON.stringify(port)}`);
    }
    checkCount('readinessFailures', timing.readinessFailures);
    checkCount('livenessFailures', timing.livenessFailures);
    this.initialDelay = secondsOf('initialDelay', timing.initialDelay, 0);
    this.period = secondsOf('period', timing.period);
    this.livenessPeriod = secondsOf('livenessPeriod', timing.livenessPeriod) ?? this.period;
    this.timeout = secondsOf('timeout', timing.timeout);
    this.startup = secondsOf('startup', timing.startup);
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
    const { readinessFailures, livenessFailures = 2 * (readinessFailures ?? 3) } = this.timing;
    const { initialDelay, period, livenessPeriod, timeout, startup } = this;
    const { readiness, liveness } = this.questions;
    const probes: JsonObject = {};
    if (liveness) {
      probes.livenessProbe = probe(liveness, port, livenessFailures, { initialDelay, period: livenessPeriod, timeout });
    }
    probes.readinessProbe = probe(readiness, port, readinessFailures, { initialDelay, period, timeout });
    if (startup !== undefined) {
      // what waits for other services is not ready, but it has started
      const failures = Math.ceil(startup / STARTUP_PERIOD);
      probes.startupProbe = probe(liveness ?? readiness, port, failures, { period: STARTUP_PERIOD, timeout });
    }
    return probes;
  }
}

/** How often a starting container is asked. */
const STARTUP_PERIOD = 5;

/** When a question is asked, in seconds. */
interface Seconds {
  readonly initialDelay?: number;
  readonly period?: number;
  readonly timeout?: number;
}

const TCP: Question = ['tcpSocket', {}];

function httpGet(path: string, headers: { readonly [name: string]: string } | undefined): Question {
  const httpHeaders = Object.entries(headers ?? {}).map(([name, value]) => ({ name, value }));
  return ['httpGet', httpHeaders.length > 0 ? { httpHeaders, path } : { path }];
}

function probe(
  [way, said]: Question,
  port: number | undefined,
  failures: number | undefined,
  { initialDelay, period, timeout }: Seconds,
): JsonObject {
  const written: JsonObject = { [way]: way === 'exec' ? said : { port, ...said } };
  if (failures) {
    written.failureThreshold = failures;
  }
  if (initialDelay !== undefined) {
    written.initialDelaySeconds = initialDelay;
  }
  if (period !== undefined) {
    written.periodSeconds = period;
  }
  if (timeout !== undefined) {
    written.timeoutSeconds = timeout;
  }
  return written;
}

function secondsOf(name: string, duration: Duration | undefined, least: number = 1): number | undefined {
  if (duration === undefined) {
    return undefined;
  }
  const seconds = duration && duration.toSeconds({ integral: false });
  if (!(Number.isInteger(seconds) && seconds >= least)) {
    throw new Error(`${name} must be whole seconds, at least one, not ${seconds}`);
  }
  return seconds;
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
