import { object } from '../../../test/support/objects';
import { Case, NOTHING, pairs, shown } from '../case';

const quota = (hard: unknown) => object('v1', 'ResourceQuota', { spec: { hard } });
const range = (...limits: object[]) => object('v1', 'LimitRange', { spec: { limits } });

const NAMES: readonly string[] = [
  ...'cpu memory ephemeral-storage storage pods services secrets configmaps resourcequotas'.split(' '),
  ...'persistentvolumeclaims replicationcontrollers services.loadbalancers services.nodeports'.split(' '),
  ...'requests.cpu requests.memory requests.ephemeral-storage requests.storage requests.pods'.split(' '),
  ...'limits.cpu limits.memory limits.ephemeral-storage limits.storage'.split(' '),
  ...'hugepages-2Mi requests.hugepages-2Mi limits.hugepages-2Mi hugepages- hugepages'.split(' '),
  ...'count/jobs.batch count/pods requests.nvidia.com/gpu nvidia.com/gpu limits.nvidia.com/gpu'.split(' '),
  ...'gold.storageclass.storage.k8s.io/requests.storage kubernetes.io/batch'.split(' '),
  ...'jobs Pods example.com/ /x a/b/c -x/y'.split(' '),
];

const AMOUNTS: readonly unknown[] = ['0', '1', '1.5', '500m', '-1', '1Gi', '1GB', 2, 1.5, '0.0001', '2000m', '1.0001'];

const ORDERED = ['min', 'defaultRequest', 'default', 'max'];
const TYPES: readonly unknown[] = [
  'Container',
  'Pod',
  'PersistentVolumeClaim',
  'Node',
  'example.com/Node',
  '',
  NOTHING,
];

export const quotaCases: readonly Case[] = [
  ...[NOTHING, null, {}].map((hard) => ({ title: `a quota of ${shown(hard)}`, manifest: quota(hard) })),
  ...pairs(NAMES, AMOUNTS).map(([name, amount]) => ({
    title: `a quota of ${shown(amount)} of ${name}`,
    manifest: quota({ [name]: amount }),
  })),
  ...TYPES.map((type) => ({
    title: `a limit range of the type ${shown(type)}`,
    manifest: range({ type, max: { storage: '1Gi' } }),
    mayBeLax: true, // names of resources are not looked at
  })),
  ...pairs(pairs(ORDERED, ORDERED), pairs(['0.3', '2'], ['300m', '301m', '1'])).map(
    ([[one, other], [amount, otherAmount]]) => ({
      title: `a limit range with ${one} of ${amount} and ${other} of ${otherAmount}`,
      manifest: range({ type: 'Container', [one]: { cpu: amount }, [other]: { cpu: otherAmount } }),
      blamesAnotherField: true, // a maximum is a default too, and a default is a request
    }),
  ),
  ...ORDERED.flatMap((list) => [
    { title: `a limit range for pods with ${list}`, manifest: range({ type: 'Pod', [list]: { cpu: '1' } }) },
    {
      title: `a limit range for claims with ${list}`,
      manifest: range({ type: 'PersistentVolumeClaim', [list]: { storage: '1Gi' } }),
      blamesAnotherField: true, // one that there is not: limits
    },
    ...['much', '-1', '1.5'].map((amount) => ({
      title: `a limit range with ${list} of ${amount}`,
      manifest: range({ type: 'Container', [list]: { cpu: amount } }),
      blamesAnotherField: true,
    })),
  ]),
  {
    title: 'two limits of one type',
    manifest: range({ type: 'Pod', max: { cpu: '1' } }, { type: 'Pod', max: { cpu: '2' } }),
  },
  {
    title: 'limits of two types',
    manifest: range({ type: 'Pod', max: { cpu: '1' } }, { type: 'Container', max: { cpu: '2' } }),
  },
];
