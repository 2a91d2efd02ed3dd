/**
 * The pods of badPods, each in every kind of workload: what a pod is named for is found and fails, and nothing else of
 * that list is. `bulkhead check` judges each file by itself.
 */
import { deepStrictEqual } from 'node:assert';
import * as fs from 'node:fs';
import * as path from 'node:path';
import { errorsOf } from '../../src/policy/report';
import { Tally } from '../tally';
import { checkReport, filesOf } from './check';
import { corpusFolders } from './corpus';

const HOST_PATH = ['no-host-path-volumes', 'no-sensitive-host-path']; // all of them mount the root of the node

/** What lets each of them out of its container. */
const NAMED_FOR: Readonly<Record<string, readonly string[]>> = {
  'everything-allowed': ['no-host-ipc', 'no-host-network', 'no-host-pid', 'no-privileged-container', ...HOST_PATH],
  hostipc: ['no-host-ipc'],
  hostnetwork: ['no-host-network'],
  hostpath: HOST_PATH,
  hostpid: ['no-host-pid'],
  'nothing-allowed': [],
  priv: ['no-privileged-container'],
  'priv-and-hostpid': ['no-host-pid', 'no-privileged-container'],
};

/** What their files are called by, with the name that upstream gives a DaemonSet. */
const KINDS: Readonly<Record<string, string>> = {
  cronjob: 'CronJob', // batch/v1beta1
  deamonset: 'DaemonSet',
  deployment: 'Deployment',
  job: 'Job',
  pod: 'Pod',
  replicaset: 'ReplicaSet',
  replicationcontroller: 'ReplicationController',
  statefulset: 'StatefulSet',
};

const WAYS_OUT = new Set(Object.values(NAMED_FOR).flat());

const tally = new Tally();
corpusFolders(tally, 'badPods', 'manifests/badPods').forEach(checkPods);
tally.close();

function checkPods(folder: string): void {
  const files = Object.keys(NAMED_FOR).flatMap((name) => Object.keys(KINDS).map((kind) => `${name}-exec-${kind}.yaml`));
  tally.check('every pod is there in every kind of workload', () => {
    const found = fs.readdirSync(folder).filter((file) => file.endsWith('.yaml'));
    deepStrictEqual(found.sort(), [...files].sort());
    return `${found.length} files`;
  });
  for (const [name, rules] of Object.entries(NAMED_FOR)) {
    for (const [file, kind] of Object.entries(KINDS)) {
      tally.check(`${name} in a ${kind}`, () => checkPod(path.join(folder, `${name}-exec-${file}.yaml`), kind, rules));
    }
  }
}

function checkPod(file: string, kind: string, rules: readonly string[]): string {
  const errors = errorsOf(checkReport(filesOf(file)));
  const found = errors.filter(({ rule }) => WAYS_OUT.has(rule));
  const expected = rules.map((rule) => `${rule} ${kind}`);
  deepStrictEqual([...new Set(found.map(({ rule, resource }) => `${rule} ${resource.kind}`))].sort(), expected.sort());
  return `${rules.join(', ') || 'no way out'}; ${errors.length - found.length} other errors`;
}
