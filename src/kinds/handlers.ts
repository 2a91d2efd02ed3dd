import type { Duration } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import { askedPortOrName, checkPort } from './asked-port';
import { setHandlerFields } from './handler-fields';
import type { HttpHeader } from './probe-options';

/** How a lifecycle hook asks over HTTP. */
export interface HttpGetHandlerOptions extends kplus.HandlerFromHttpGetOptions {
  /**
   * The name of the port to ask, in place of `port`.
   *
   * @default - `port`
   */
  readonly portName?: string;

  /**
   * Whether it is asked over HTTP or HTTPS.
   *
   * @default ConnectionScheme.HTTP
   */
  readonly scheme?: kplus.ConnectionScheme;

  /**
   * The host to ask, as the node resolves it. Leave it out: anybody else may be asked in the name of the node.
   *
   * @default - the pod
   */
  readonly host?: string;

  /**
   * Headers of the request. A name may be there more than once.
   *
   * @default - those of the kubelet
   */
  readonly httpHeaders?: HttpHeader[];
}

/**
 * What is done right after a container was started and before it is stopped, as `Handler` of cdk8s-plus-28, with what
 * that cannot express. They stand in the prop `lifecycle` of containers.
 *
 * @see https://kubernetes.io/docs/concepts/containers/container-lifecycle-hooks/
 */
export class Handlers {
  /**
   * Waits. Before a container is stopped, that gives time to those who still send it requests, and it needs no program
   * in the image. It counts against the pod's `terminationGracePeriod`, which it may not exceed. For Kubernetes 1.30 and
   * later, and for pods of this library: those of cdk8s-plus-28 itself cannot render it, and say so.
   *
   * @param duration whole seconds
   * @throws if it is no whole number of seconds
   */
  public static sleep(duration: Duration): kplus.Handler {
    const handler = kplus.Handler.fromCommand([]);
    setHandlerFields(handler, { sleep: { seconds: duration.toSeconds() } });
    return handler;
  }

  /**
   * Asks over HTTP.
   *
   * @param path the path of the URL, from `/`
   * @throws if a port is named twice, by number and by name
   */
  public static httpGet(path: string, options: HttpGetHandlerOptions = {}): kplus.Handler {
    const { host, port, portName, scheme = kplus.ConnectionScheme.HTTP } = options;
    checkPort(port, portName);
    const httpHeaders = options.httpHeaders?.map(({ name, value }) => ({ name, value }));
    const handler = kplus.Handler.fromHttpGet(path, { port });
    Object.defineProperty(handler, '_toKube', {
      value: (container: kplus.Container): kplus.k8s.LifecycleHandler => ({
        httpGet: { host, httpHeaders, path, port: askedPortOrName(container, port, portName), scheme },
      }),
    });
    return handler;
  }

  private constructor() {}
}
