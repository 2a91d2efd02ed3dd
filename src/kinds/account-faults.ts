import type * as kplus from 'cdk8s-plus-28';
import { overriddenSpec } from '../connections/pod-overrides';
import { valueText } from '../posture/value-text';
import { isGranted } from './granted-accounts';

/** What is wrong if overrides give pods another ServiceAccount than the one that something was granted to. */
export function accountFaults(pods: kplus.AbstractPod): string[] {
  const { name } = pods.serviceAccount ?? {};
  const { serviceAccountName = name } = overriddenSpec(pods) ?? {};
  return name !== undefined && serviceAccountName !== name && isGranted(pods, name, pods.metadata.namespace)
    ? [
        `serviceAccountName is ${valueText(serviceAccountName)} in overrides, and something is granted to the ServiceAccount ` +
          `"${name}", which the pods do not use then; leave it out there, and set serviceAccount`,
      ]
    : [];
}
