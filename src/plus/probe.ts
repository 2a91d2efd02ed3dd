import * as kplus from 'cdk8s-plus-28';
import type {
  CommandProbeOptions,
  GrpcProbeOptions,
  HttpGetProbeOptions,
  TcpSocketProbeOptions,
} from '../kinds/probe-options';
import { Probes } from '../kinds/probes';
import { withFactories } from './with-factories';

/** How a container is asked whether it lives, is ready, or has started. */
export const Probe = withFactories(kplus.Probe, {
  /** Asks over the gRPC health protocol. */
  fromGrpc: (options?: GrpcProbeOptions): kplus.Probe => Probes.grpc(options),

  /** Asks over HTTP. */
  fromHttpGet: (path: string, options: HttpGetProbeOptions = {}): kplus.Probe =>
    options.httpHeaders || options.portName !== undefined || options.terminationGracePeriod
      ? Probes.httpGet(path, options)
      : kplus.Probe.fromHttpGet(path, options),

  /** Asks by running a command in the container. */
  fromCommand: (command: string[], options: CommandProbeOptions = {}): kplus.Probe =>
    options.terminationGracePeriod ? Probes.command(command, options) : kplus.Probe.fromCommand(command, options),

  /** Asks by opening a connection. */
  fromTcpSocket: (options: TcpSocketProbeOptions = {}): kplus.Probe =>
    options.portName !== undefined || options.terminationGracePeriod
      ? Probes.tcpSocket(options)
      : kplus.Probe.fromTcpSocket(options),
});

export type Probe = kplus.Probe;
