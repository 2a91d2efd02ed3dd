import * as kplus from 'cdk8s-plus-28';
import { askedPort, askedPortOrName, checkPort } from './asked-port';
import type {
  CommandProbeOptions,
  GrpcProbeOptions,
  HttpGetProbeOptions,
  ProbeGrace,
  TcpSocketProbeOptions,
} from './probe-options';

/**
 * How a container is asked whether it lives, is ready, or has started, as `Probe` of cdk8s-plus-28, with what that cannot
 * express. They stand in the props `liveness`, `readiness` and `startup` of containers, of whatever class. Where no port
 * is named, the `portNumber` of the container is asked, else the first port that it declares.
 *
 * @see https://kubernetes.io/docs/concepts/configuration/liveness-readiness-startup-probes/
 */
export class Probes {
  /**
   * Asks over the gRPC health protocol.
   *
   * @see https://grpc.io/docs/guides/health-checking/
   */
  public static grpc(options: GrpcProbeOptions = {}): kplus.Probe {
    const { port, service } = options;
    return probe(options, (container) => ({ grpc: { port: askedPort(container, port), service } }));
  }

  /**
   * Asks over HTTP.
   *
   * @param path the path of the URL, from `/`
   * @throws if a port is named twice, by number and by name
   */
  public static httpGet(path: string, options: HttpGetProbeOptions = {}): kplus.Probe {
    const { host, port, portName, scheme = kplus.ConnectionScheme.HTTP } = options;
    checkPort(port, portName);
    const httpHeaders = options.httpHeaders?.map(({ name, value }) => ({ name, value }));
    return probe(options, (container) => ({
      httpGet: { host, httpHeaders, path, port: askedPortOrName(container, port, portName), scheme },
    }));
  }

  /**
   * Asks by opening a connection. It says little: prefer a question that the program itself answers.
   *
   * @throws if a port is named twice, by number and by name
   */
  public static tcpSocket(options: TcpSocketProbeOptions = {}): kplus.Probe {
    const { host, port, portName } = options;
    checkPort(port, portName);
    return probe(options, (container) => ({
      tcpSocket: { host, port: askedPortOrName(container, port, portName) },
    }));
  }

  /**
   * Asks by running a command in the container.
   *
   * @param command the program and its arguments; no shell reads them
   */
  public static command(command: string[], options: CommandProbeOptions = {}): kplus.Probe {
    const exec = { command: [...command] };
    return probe(options, () => ({ exec }));
  }

  private constructor() {}
}

/** A probe of cdk8s-plus that does something else, which its own mapping to the API knows. */
function probe(
  options: kplus.ProbeOptions & ProbeGrace,
  action: (container: kplus.Container) => kplus.k8s.Probe,
): kplus.Probe {
  const made = kplus.Probe.fromCommand([], options);
  const grace = options.terminationGracePeriod;
  Object.defineProperty(made, '_toKube', {
    value: (container: kplus.Container): kplus.k8s.Probe => ({
      ...kplus.Probe.prototype._toKube.call(made, container),
      exec: undefined,
      ...action(container),
      terminationGracePeriodSeconds: grace?.toSeconds(),
    }),
  });
  return made;
}
