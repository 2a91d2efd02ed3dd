import { deepStrictEqual } from 'node:assert';
import * as cdk8s from 'cdk8s';
import * as original from 'cdk8s-plus-28';
import { App, Chart, ForeignPolicy, Posture } from '../../src';
import * as ours from '../../src/plus';
import { SCENARIOS } from '../../test/plus/scenarios';
import type { Plus, Scenario } from '../../test/plus/scenarios/scenario';
import { tellingPosture } from '../../test/support/telling-posture';
import type { Tally } from '../tally';
import { APPS } from './apps';
import { contentsOf } from './contents';
import type { Kubectl } from './kubectl';
import { isInNamespace, keyOf, Manifest, namespaceNamed } from './manifest';
import { isToldBefore } from './told-before';

/** How the code of an app on cdk8s-plus-28 becomes one of this library. */
interface Way {
  readonly title: string;
  readonly posture: () => Posture;
  readonly plus: Plus;
  readonly apps: readonly Scenario[];
}

const PLUS = ours as unknown as Plus;
const ALL = [...APPS, ...SCENARIOS];

const WAYS: readonly Way[] = [
  { title: 'lib/plus, baseline', posture: () => tellingPosture('baseline'), plus: PLUS, apps: APPS },
  { title: 'lib/plus, restricted', posture: () => tellingPosture('restricted'), plus: PLUS, apps: ALL },
  {
    title: 'the same in our App, restricted',
    posture: () => tellingPosture('restricted'),
    plus: original,
    apps: APPS,
  },
  {
    title: 'the same in our App, hardened',
    posture: () => tellingPosture('restricted', { foreign: ForeignPolicy.HARDEN }),
    plus: original,
    apps: APPS,
  },
];

/** Kinds that every cluster has. */
const KINDS = [
  'ClusterRole',
  'ClusterRoleBinding',
  'ConfigMap',
  'CronJob',
  'DaemonSet',
  'Deployment',
  'HorizontalPodAutoscaler',
  'Ingress',
  'Namespace',
  'NetworkPolicy',
  'PersistentVolume',
  'PersistentVolumeClaim',
  'ReplicaSet',
  'Role',
  'RoleBinding',
  'Secret',
  'Service',
  'ServiceAccount',
  'StatefulSet',
];

/**
 * Applies what cdk8s-plus-28 renders, and over it what this library renders from the same code. What is refused must have
 * been told before, and be accepted once it is deleted.
 */
export function checkDropIn(tally: Tally, kubectl: Kubectl): void {
  WAYS.forEach((way, index) => checkWay(tally, kubectl, way, `${kubectl.mode[0]}${index}`));
}

function checkWay(tally: Tally, kubectl: Kubectl, way: Way, prefix: string): void {
  const title = `${kubectl.mode}: cdk8s-plus-28, then ${way.title}`;
  const apps = way.apps.flatMap((scenario, index) => bothOf(scenario, way, `${prefix}-${index}`));
  const before = apps.flatMap((app) => app.before);
  const after = apps.flatMap((app) => app.after);
  kubectl.apply(namespacesFor([...before, ...after]));
  kubectl.tryApply(before);
  const stored = new Set(kubectl.stored(before).map(keyOf));
  const upgraded = after.filter((manifest) => stored.has(keyOf(manifest)));
  kubectl.tryApply(newOf(before, after)); // what pods need, such as ServiceAccounts

  const changing = upgraded.filter((manifest) => !isFixed(manifest));
  for (const kind of way.apps === APPS ? kindsOf(changing) : KINDS) {
    tally.check(`${title}: ${kind}`, () => {
      const objects = changing.filter((manifest) => manifest.kind === kind);
      expectAll(kubectl, objects);
      return `${objects.length} accepted`;
    });
  }
  tally.check(`${title}: there are no other kinds`, () => {
    const others = kindsOf(changing).filter((kind) => !KINDS.includes(kind));
    if (others.length > 0) {
      throw new Error(others.join(', '));
    }
  });
  tally.check(`${title}: nothing else is left of what was there`, () => {
    const compared = changing.filter(isFree);
    const elsewhere = compared.map((manifest) => movedTo(`${prefix}-empty`, manifest));
    kubectl.apply(namespaceNamed(`${prefix}-empty`));
    deepStrictEqual(contentsOf(kubectl.stored(compared)), contentsOf(kubectl.wouldStore(elsewhere)));
    return `${compared.length} compared`;
  });
  tally.check(`${title}: Jobs and Pods`, () => checkFixed(kubectl, upgraded.filter(isFixed)));
  makeRoom(
    kubectl,
    before.filter((manifest) => stored.has(keyOf(manifest))),
    prefix,
  );
}

/** What is refused of Jobs and Pods is told before, and is accepted once they are deleted. */
function checkFixed(kubectl: Kubectl, objects: readonly Manifest[]): string {
  const silent = objects.filter((manifest) => !isToldBefore(manifest));
  if (silent.length > 0) {
    throw new Error(`nothing tells before of ${silent.map(keyOf).join(', ')}`);
  }
  const { accepted } = kubectl.tryApply(objects);
  kubectl.delete(objects);
  expectAll(kubectl, objects);
  return `${objects.length - accepted} of ${objects.length} refused, told before, and accepted once deleted`;
}

/** Of what other apps would want too: ports of nodes, and names in namespaces that several use. */
function makeRoom(kubectl: Kubectl, objects: readonly Manifest[], prefix: string): void {
  kubectl.delete(
    objects.filter(({ kind, metadata: { namespace } }) => {
      return kind === 'Service' || (namespace !== undefined && !namespace.startsWith(prefix));
    }),
  );
}

function newOf(before: readonly Manifest[], after: readonly Manifest[]): Manifest[] {
  const known = new Set(before.map(keyOf));
  return after.filter((manifest) => !known.has(keyOf(manifest)));
}

function kindsOf(manifests: readonly Manifest[]): string[] {
  return [...new Set(manifests.map(({ kind }) => kind))].sort();
}

/** What both libraries render from the same code; nothing where one of them refuses to. */
function bothOf({ build }: Scenario, { posture, plus }: Way, id: string) {
  try {
    const originalChart = new cdk8s.Chart(new cdk8s.App(), id, { namespace: id });
    build(original, originalChart);
    const chart = new Chart(new App({ posture: posture() }), id, { namespace: id });
    build(plus, chart);
    return [{ before: manifestsOf(originalChart), after: manifestsOf(chart) }];
  } catch {
    return []; // said at synth, by either
  }
}

function manifestsOf(chart: cdk8s.Chart): Manifest[] {
  return cdk8s.Testing.synth(chart) as Manifest[];
}

/** The namespaces that objects are in. */
function namespacesFor(manifests: readonly Manifest[]): object[] {
  const names = new Set(manifests.map(({ metadata }) => metadata.namespace ?? 'default'));
  return [...names].flatMap(namespaceNamed);
}

function expectAll(kubectl: Kubectl, objects: readonly Manifest[]): void {
  const { accepted, errors } = kubectl.tryApply(objects);
  if (objects.length === 0 || accepted !== objects.length || errors !== '') {
    throw new Error(`${accepted} of ${objects.length} accepted\n${errors}`);
  }
}

/** Whether a second of its kind can have the same name and spec in another namespace. */
function isFree(manifest: Manifest): boolean {
  const { clusterIP = 'None', ports = [] } = (manifest as any).spec ?? {};
  const takesAddress =
    manifest.kind === 'Service' && (clusterIP !== 'None' || ports.some(({ nodePort }: any) => nodePort));
  return isInNamespace(manifest) && !takesAddress;
}

function movedTo(namespace: string, manifest: Manifest): Manifest {
  return { ...manifest, metadata: { ...manifest.metadata, namespace } };
}

/** Whether hardly anything of an object can be changed. */
function isFixed({ kind }: Manifest): boolean {
  return kind === 'Job' || kind === 'Pod';
}
