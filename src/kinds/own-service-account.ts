import { ApiObject } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import { refuseAtSynth } from './fault';
import { ServiceAccount } from './service-account';

/** A ServiceAccount that only some pods use, for those that are granted something and have none. */
export function ownServiceAccount(pods: kplus.AbstractPod): ServiceAccount {
  const { name, metadata } = pods;
  // no id that somebody would choose for what they create below their own construct
  const account = new ServiceAccount(pods, 'OwnServiceAccount', { metadata: { name, namespace: metadata.namespace } });
  if (pods instanceof kplus.Pod || pods instanceof kplus.Job) {
    // the API server refuses pods whose account is not there; those of other kinds are made again
    ApiObject.of(pods).addDependency(account);
  }
  refuseAtSynth(pods, () => (hasNamesake(account) ? [namesakeFault(pods)] : []));
  return account;
}

function hasNamesake(account: ServiceAccount): boolean {
  const own = ApiObject.of(account);
  return account.node.root.node
    .findAll()
    .some(
      (each) =>
        each !== own &&
        ApiObject.isApiObject(each) &&
        each.kind === own.kind &&
        each.name === own.name &&
        each.metadata.namespace === own.metadata.namespace,
    );
}

function namesakeFault({ name }: kplus.AbstractPod): string {
  return (
    `the pods are granted something and get a ServiceAccount "${name}" for it, and there is another of this name; give ` +
    'them that one, or one of another name, by the prop serviceAccount'
  );
}
