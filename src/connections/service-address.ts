import { namespaceName } from '../network/namespaces';
import type { ConnectedWorkload } from './connected-workload';
import type { ServedPort } from './peer-side';

/** By what names pods are called. */
export interface ServiceAddress {
  /** The Service in front of them: of several, the one that is usual. */
  readonly service: string;
  /** How single pods are called, where they have names of their own. */
  readonly single?: SinglePods;
}

/** Names of single pods: `db-0.db`. */
export interface SinglePods {
  /** What stands before the ordinal number. */
  readonly name: string;
  /** The Service that gives them their names. */
  readonly service: string;
}

/** Who calls, on which port, and which pod if not any. */
interface Call {
  readonly asking: ConnectedWorkload;
  readonly port?: ServedPort;
  readonly pod?: number;
}

/**
 * The name by which one workload calls another: without the namespace where it is the same, so that manifests can move.
 *
 * @throws if there is no Service, or the pods have no names of their own
 * @see https://kubernetes.io/docs/concepts/services-networking/dns-pod-service/
 */
export function hostName(
  { name, namespace }: Pick<ConnectedWorkload, 'name' | 'namespace'>,
  address: ServiceAddress | undefined,
  { asking, port, pod }: Call,
): string {
  if (!address) {
    throw new Error(`"${name}" has no Service and so no address; expose it by one first`);
  }
  const from = namespace === asking.namespace ? '' : `.${namespaceName(namespace)}.svc`;
  if (pod === undefined) {
    return `${port?.service ?? address.service}${from}`;
  }
  const { single } = address;
  if (!single) {
    throw new Error(`pods of "${name}" have no names of their own; leave out pod, or make it a StatefulSet`);
  }
  if (!Number.isInteger(pod) || pod < 0) {
    throw new Error(`pod of "${name}" must be a whole number of at least 0, not ${JSON.stringify(pod)}`);
  }
  return `${single.name}-${pod}.${single.service}${from}`;
}
