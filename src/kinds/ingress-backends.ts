import * as kplus from 'cdk8s-plus-28';

/** Backends of an Ingress that cdk8s-plus-28 cannot express. Give them wherever it takes an `IngressBackend`. */
export class IngressBackends {
  /**
   * A port of a Service by its name, so that its number may change.
   *
   * @param service one that has the port already
   * @param portName as the Service calls it
   * @throws if it has no such port
   */
  public static fromServicePort(service: kplus.Service, portName: string): kplus.IngressBackend {
    const names = service.ports.flatMap(({ name }) => (name === undefined ? [] : [`"${name}"`]));
    if (!service.ports.some(({ name }) => name === portName)) {
      const known = names.length > 0 ? `write one of ${names.join(', ')}` : 'give one of its ports a name';
      throw new Error(`Service "${service.name}" has no port with the name "${portName}"; ${known}`);
    }
    return newBackend({ service: { name: service.name, port: { name: portName } } });
  }

  /**
   * A Service that is not in the app.
   *
   * @param name of a Service in the namespace of the Ingress
   * @param port the number of its port
   */
  public static fromServiceName(name: string, port: number): kplus.IngressBackend {
    return newBackend({ service: { name, port: { number: port } } });
  }

  private constructor() {}
}

/** The constructor is private. */
function newBackend(backend: kplus.k8s.IngressBackend): kplus.IngressBackend {
  const Backend = kplus.IngressBackend as unknown as new (backend: kplus.k8s.IngressBackend) => kplus.IngressBackend;
  return new Backend(backend);
}
