import { Inventory, oncePerApp } from '../manifest/inventory';
import { fieldOf, isAbsent, listIn, objectIn } from '../manifest/json';
import type { Pod } from '../manifest/pod';
import type { Resource } from '../manifest/resource';
import { isolationOf } from '../network/isolation';
import { servicesOf } from '../network/selected-pods';
import type { Context } from '../policy/context';
import type { ScannerChecks } from '../policy/rule';
import { isMeantToStay } from '../rules/job-ttl-set';
import { isLongRunning } from '../rules/parts/long-running';
import { AUTOSCALER, SCALED_OBJECT, scalersOf, targetOf } from '../rules/parts/scaling/scaler';
import { safeSysctls } from '../rules/safe-sysctls';

/** A place where a scanner asks for something that is wrong, or that another scanner forbids. */
export interface Contradiction {
  readonly id: string;
  readonly scanners: ScannerChecks;
  /** What is right instead, as the reason that the scanner is given. */
  readonly reason: string;
  /** Whether it is about pods, so that what makes none need not be asked. */
  readonly podsOnly?: boolean;
  /** The kinds of objects that it is about, `GROUP/KIND` each; left out, all. */
  readonly kinds?: (app: Inventory) => ReadonlySet<string>;
  applies(resource: Resource, context: Context): boolean;
}

/** What the autoscalers of an app scale. */
const scaledKinds = oncePerApp(
  (app) => new Set(app.ofKind(AUTOSCALER, SCALED_OBJECT).map((scaler) => targetOf(scaler).groupKind)),
);

const JOBS: ReadonlySet<string> = new Set(['batch/Job']);
const WHAT_ENDS: ReadonlySet<string> = new Set(['batch/Job', 'batch/CronJob']);

/** All of them. The manifest stays as it is, and the scanner is told why. */
export const CONTRADICTIONS: readonly Contradiction[] = [
  {
    id: 'replicas-beside-an-autoscaler',
    scanners: { polaris: ['deploymentMissingReplicas'] },
    reason: 'an autoscaler sets the replicas, and a number here would undo it at each deployment',
    kinds: scaledKinds,
    applies: (resource, { app }) => isAbsent(fieldOf(resource.spec, 'replicas')) && scalersOf(app, resource).length > 0,
  },
  {
    id: 'policy-that-allows-nothing',
    scanners: { polaris: ['missingNetworkPolicy'] },
    reason: 'its policies cover both directions, and rightly allow nothing in one of them',
    podsOnly: true,
    applies: (resource, { app }) => resource.pods.some((pod) => isSilencedInOneDirection(pod, app)),
  },
  {
    id: 'probes-of-what-ends',
    scanners: { kubescape: ['C-0018', 'C-0056'] },
    reason: 'it runs to its end, so there is nobody to send requests to and nothing to restart',
    kinds: () => WHAT_ENDS,
    applies: () => true,
  },
  {
    id: 'readiness-of-what-has-no-ports',
    scanners: {
      polaris: ['readinessProbeMissing'],
      checkov: ['CKV_K8S_9'],
      kubescape: ['C-0018'],
    },
    reason: 'it has no ports and no Service, so nobody sends it requests for which it would have to be ready',
    podsOnly: true,
    applies: (resource, { app }) =>
      isLongRunning(resource) && resource.pods.some((pod) => isNeverAsked(pod) && servicesOf(app, pod).length === 0),
  },
  {
    id: 'job-that-runs-once',
    scanners: { kubeLinter: ['job-ttl-seconds-after-finished'] },
    reason: 'its name says what it does; were it gone, the next apply would run it again',
    kinds: () => JOBS,
    applies: (resource) => isMeantToStay(resource),
  },
  {
    id: 'seccomp-of-its-own',
    scanners: { checkov: ['CKV_K8S_31'], kubescape: ['C-0210'] },
    reason: 'its own seccomp profile takes the place of that of the runtime',
    podsOnly: true,
    applies: ({ pods }) =>
      pods.some((pod) => [pod, ...pod.containers].some((holder) => seccompType(holder) === 'Localhost')),
  },
  {
    id: 'safe-sysctls',
    scanners: { kubeLinter: ['unsafe-sysctls'] },
    reason: 'these kernel parameters are separate for each pod, and the Pod Security Standards allow them',
    podsOnly: true,
    applies: (resource, context) =>
      resource.pods.some((pod) => listIn(objectIn(pod.spec, 'securityContext'), 'sysctls').length > 0) &&
      safeSysctls.check(resource, context).length === 0,
  },
];

/** Whether an object is of a kind that scanners can be wrong about, which most are not. */
export function mayContradict(resource: Resource, app: Inventory): boolean {
  return askedOf(resource, app) !== undefined;
}

/** Those of an object. */
export function contradictionsOf(resource: Resource, context: Context): readonly Contradiction[] {
  const asked = askedOf(resource, context.app) ?? NONE;
  return asked.filter((contradiction) => contradiction.applies(resource, context));
}

const NONE: readonly never[] = Object.freeze([]);

/** Those that an object may have by its kind, and by whether that makes pods; undefined where there are none. */
function askedOf({ groupKind, hasKnownTemplates }: Resource, app: Inventory): readonly Contradiction[] | undefined {
  const byKind = askedByKind(app);
  let asked = byKind.get(groupKind);
  if (!asked) {
    const all = CONTRADICTIONS.filter(({ kinds }) => !kinds || kinds(app).has(groupKind));
    asked = { all: unlessEmpty(all), withoutPods: unlessEmpty(all.filter(({ podsOnly }) => !podsOnly)) };
    byKind.set(groupKind, asked);
  }
  return hasKnownTemplates ? asked.all : asked.withoutPods;
}

interface Asked {
  readonly all: readonly Contradiction[] | undefined;
  readonly withoutPods: readonly Contradiction[] | undefined;
}

function unlessEmpty(list: readonly Contradiction[]): readonly Contradiction[] | undefined {
  return list.length > 0 ? list : undefined;
}

const askedByKind = oncePerApp(() => new Map<string, Asked>());

/** Whether policies cover both directions and let nothing through in one of them. */
function isSilencedInOneDirection(pod: Pod, app: Inventory): boolean {
  const isolation = isolationOf(app, pod);
  return isolation !== undefined && isolation.ingress && isolation.egress && !(isolation.receives && isolation.sends);
}

/** Whether containers without a readiness probe are there, and none of them has a port. */
function isNeverAsked(pod: Pod): boolean {
  const unready = pod.containers.filter(
    ({ list, spec }) => list === 'containers' && isAbsent(fieldOf(spec, 'readinessProbe')),
  );
  return unready.length > 0 && unready.every(({ spec }) => listIn(spec, 'ports').length === 0);
}

function seccompType(holder: { own(field: string): unknown }): unknown {
  return fieldOf(holder.own('seccompProfile'), 'type');
}
