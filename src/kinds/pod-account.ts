import * as kplus from 'cdk8s-plus-28';
import { overriddenSpec } from '../connections/pod-overrides';
import { stringIn } from '../manifest/json';
import { Note } from '../synth/note';

type Maker = (pods: kplus.AbstractPod) => kplus.IServiceAccount;

const MAKERS = new Note<kplus.AbstractPod, Maker>('account-maker');

/**
 * Says how pods that name no ServiceAccount get one of their own once they are granted something: what the account
 * "default" may do, all pods of the namespace may that name no other.
 */
export function accountOnDemand(pods: kplus.AbstractPod, make: Maker): void {
  MAKERS.write(pods, make);
}

/**
 * Gives pods a ServiceAccount of their own, unless they name one, be it in overrides, or are none of this library that are
 * mended.
 */
export function giveAccount(pods: kplus.AbstractPod): void {
  const make = MAKERS.of(pods);
  if (make && !pods.serviceAccount) {
    const named = stringIn(overriddenSpec(pods), 'serviceAccountName');
    const account = named
      ? kplus.ServiceAccount.fromServiceAccountName(pods, 'OverriddenServiceAccount', named)
      : make(pods);
    (pods as { serviceAccount?: kplus.IServiceAccount }).serviceAccount = account;
  }
}
