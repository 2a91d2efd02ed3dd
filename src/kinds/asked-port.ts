import * as kplus from 'cdk8s-plus-28';

/** The port of a container that is asked, where none is named: as in cdk8s-plus, but for ports without `portNumber`. */
export function askedPort({ portNumber, ports }: kplus.Container, port: number | undefined): number {
  return port ?? portNumber ?? ports[0]?.number ?? 80;
}

/** The same, by name if there is one. */
export function askedPortOrName(
  container: kplus.Container,
  port: number | undefined,
  name: string | undefined,
): kplus.k8s.IntOrString {
  return name === undefined
    ? kplus.k8s.IntOrString.fromNumber(askedPort(container, port))
    : kplus.k8s.IntOrString.fromString(name);
}

/** @throws if a port has both */
export function checkPort(port: number | undefined, name: string | undefined): void {
  if (port !== undefined && name !== undefined) {
    throw new Error(`port ${port} and portName ${JSON.stringify(name)} are both given; write one`);
  }
}
