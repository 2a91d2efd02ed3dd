import { deepStrictEqual } from 'node:assert';
import { Size } from 'cdk8s';
import { Testing } from '../../src';
import { tellingPosture } from '../../test/support/telling-posture';
import type { Tally } from '../tally';
import { contentsOf } from './contents';
import type { Kubectl } from './kubectl';
import { Manifest, namespaceNamed } from './manifest';
import { Shop, shop } from './shop';

const AT_FIRST: Shop = {
  posture: tellingPosture('baseline'),
  version: '1.0.0',
  variables: { MODE: 'plain' },
  cpu: 50,
  greeting: 'hello',
  password: 'swordfish',
  replicas: 2,
  labels: {},
  ports: [8080],
  hasScratch: false,
  isConnected: false,
  size: Size.gibibytes(1),
  hour: '3',
};

/** One after the other: each is applied over those before. */
const CHANGES: readonly (readonly [title: string, change: Partial<Shop>])[] = [
  ['the image', { version: '1.0.1' }],
  ['variables', { variables: { MODE: 'loud', COLOR: 'red' } }],
  ['resources', { cpu: 250 }],
  ['data of ConfigMaps', { greeting: 'good morning' }],
  ['data of Secrets', { password: 'trout' }],
  ['replicas', { replicas: 4 }],
  ['labels', { labels: { team: 'shop' } }],
  ['a port more', { ports: [8080, 9090] }],
  ['another port alone', { ports: [9090] }],
  ['a volume', { hasScratch: true }],
  ['a probe', { readiness: '/ready' }],
  ['a schedule', { hour: '4' }],
  ['the posture restricted', { posture: tellingPosture('restricted') }],
  ['the posture strict, and the image', { posture: tellingPosture('strict'), version: '1.0.2' }],
  ['connections and grants', { isConnected: true }],
  ['the posture baseline again', { posture: tellingPosture('baseline') }],
  ['all back but grants', { ...AT_FIRST, isConnected: true }],
];

/**
 * Applies an app of this library, and over it the same app, changed in one thing after the other: each time the server has
 * what it would have if nothing had been there before.
 */
export function checkChanges(tally: Tally, kubectl: Kubectl): void {
  const title = `${kubectl.mode}: an app, changed in place`;
  const [namespace, empty] = ['shop', 'empty'].map((name) => `${name}-${kubectl.mode}`);
  kubectl.apply([...namespaceNamed(namespace), ...namespaceNamed(empty)]);
  let now = AT_FIRST;
  tally.check(`${kubectl.mode}: an app`, () => expectApplied(kubectl, rendered(namespace, now)));
  for (const [what, change] of CHANGES) {
    const before = rendered(namespace, now).map((manifest) => JSON.stringify(manifest));
    now = { ...now, ...change };
    const after = rendered(namespace, now);
    const changed = after.filter((manifest) => !before.includes(JSON.stringify(manifest)));
    tally.check(`${title}: ${what}`, () => {
      deepStrictEqual(changed.length > 0, true, 'nothing has changed');
      return `${changed.length} changed, ${expectApplied(kubectl, after)}`;
    });
    tally.check(`${title}: ${what}: nothing else is left of what was there`, () => {
      deepStrictEqual(contentsOf(kubectl.stored(after)), contentsOf(kubectl.wouldStore(rendered(empty, now))));
    });
  }
  checkAccounts(tally, kubectl, namespace, now);
  tally.check(`${title}: claim templates, which nobody can change, would be noticed`, () => {
    const { accepted, errors } = kubectl.tryApply(rendered(namespace, { ...now, size: Size.gibibytes(2) }));
    deepStrictEqual(accepted, rendered(namespace, now).length - 1);
    deepStrictEqual(/StatefulSet .* is invalid: spec: Forbidden/.test(errors), true, errors);
  });
}

/**
 * The API server takes the name of an account that is left out from the deprecated field `serviceAccount`, where it has
 * written the old one itself.
 */
function checkAccounts(tally: Tally, kubectl: Kubectl, namespace: string, connected: Shop): void {
  const accountOf = (now: Shop): string => {
    const manifests = rendered(namespace, now);
    expectApplied(kubectl, manifests);
    const [{ spec }] = kubectl.stored(manifests.filter(isScaled));
    return spec.template.spec.serviceAccountName;
  };
  tally.check(`${kubectl.mode}: a Deployment that is granted nothing any more keeps its account`, () => {
    const before = accountOf(connected);
    deepStrictEqual([before !== 'default', accountOf({ ...connected, isConnected: false })], [true, before]);
  });
  tally.check(`${kubectl.mode}: unless another is named`, () => {
    deepStrictEqual(accountOf({ ...connected, isConnected: false, account: 'default' }), 'default');
  });
}

function isScaled({ kind, metadata }: Manifest): boolean {
  return kind === 'Deployment' && metadata.name.startsWith('shop-scaled-');
}

function rendered(namespace: string, now: Shop): Manifest[] {
  return Testing.synth(shop(namespace, now)) as Manifest[];
}

function expectApplied(kubectl: Kubectl, manifests: readonly Manifest[]): string {
  const { accepted, errors } = kubectl.tryApply(manifests);
  deepStrictEqual({ accepted, errors }, { accepted: manifests.length, errors: '' });
  return `${accepted} accepted`;
}
