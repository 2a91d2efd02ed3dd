import * as kplus from 'cdk8s-plus-28';
import { IngressBackends } from '../kinds/ingress-backends';
import { withFactories } from './with-factories';

/** Where the requests go that an Ingress takes. */
export const IngressBackend = withFactories(kplus.IngressBackend, {
  /** A port of a Service by its name, so that its number may change. */
  fromServicePort: IngressBackends.fromServicePort,

  /** A Service that is not in the app. */
  fromServiceName: IngressBackends.fromServiceName,
});

export type IngressBackend = kplus.IngressBackend;
