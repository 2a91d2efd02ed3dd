import type { Duration } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import { Handlers, HttpGetHandlerOptions } from '../kinds/handlers';
import { withFactories } from './with-factories';

/** What is done right after a container was started and before it is stopped. */
export const Handler = withFactories(kplus.Handler, {
  /** Waits, for whole seconds. For Kubernetes 1.30 and later. */
  fromSleep: (duration: Duration): kplus.Handler => Handlers.sleep(duration),

  /** Asks over HTTP. */
  fromHttpGet: (path: string, options: HttpGetHandlerOptions = {}): kplus.Handler => {
    const { host, httpHeaders, portName, scheme } = options;
    return [host, httpHeaders, portName, scheme].some((option) => option !== undefined)
      ? Handlers.httpGet(path, options)
      : kplus.Handler.fromHttpGet(path, options);
  },
});

export type Handler = kplus.Handler;
