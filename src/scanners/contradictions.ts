import { Inventory, oncePerApp } from '../manifest/inventory';
import { fieldOf, isAbsent, listIn, objectIn, stringIn } from '../manifest/json';
import type { Pod } from '../manifest/pod';
import type { Resource } from '../manifest/resource';
import type { Context } from '../policy/context';
import type { ScannerChecks } from '../policy/rule';
import { isLongRunning } from '../rules/parts/long-running';
import { safeSysctls } from '../rules/safe-sysctls';

/** A place where a scanner asks for something that is wrong, or that another scanner forbids. */
export interface Contradiction {
  readonly id: string;
  readonly scanners: ScannerChecks;
  /** What is right instead, as the reason that the scanner is given. */
  readonly reason: string;
  applies(resource: Resource, context: Context): boolean;
}

/** All of them. The manifest stays as it is, and the scanner is told why. */
export const CONTRADICTIONS: readonly Contradiction[] = [
  {
    id: 'replicas-beside-an-autoscaler',
    scanners: { polaris: ['deploymentMissingReplicas'] },
    reason: 'an autoscaler sets the replicas, and a number here would undo it at each deployment',
    applies: (resource, { app }) => isAbsent(fieldOf(resource.spec, 'replicas')) && isScaled(resource, app),
  },
  {
    id: 'policy-that-allows-nothing',
    scanners: { polaris: ['missingNetworkPolicy'] },
    reason: 'its policies cover both directions, and rightly allow nothing in one of them',
    applies: (resource, { app }) => resource.pods.some((pod) => isSilencedInOneDirection(pod, app)),
  },
  {
    id: 'probes-of-what-ends',
    scanners: { kubescape: ['C-0018', 'C-0056'] },
    reason: 'it runs to its end, so there is nobody to send requests to and nothing to restart',
    applies: ({ groupKind }) => groupKind === 'batch/Job' || groupKind === 'batch/CronJob',
  },
  {
    id: 'readiness-of-what-has-no-ports',
    scanners: {
      polaris: ['readinessProbeMissing'],
      checkov: ['CKV_K8S_9'],
      kubescape: ['C-0018'],
    },
    reason: 'it has no ports and no Service, so nobody sends it requests for which it would have to be ready',
    applies: (resource, { app }) =>
      isLongRunning(resource) && resource.pods.some((pod) => isNeverAsked(pod) && !servedPods(app).has(pod)),
  },
  {
    id: 'seccomp-of-its-own',
    scanners: { checkov: ['CKV_K8S_31'], kubescape: ['C-0210'] },
    reason: 'its own seccomp profile takes the place of that of the runtime',
    applies: ({ pods }) =>
      pods.some((pod) => [pod, ...pod.containers].some((holder) => seccompType(holder) === 'Localhost')),
  },
  {
    id: 'safe-sysctls',
    scanners: { kubeLinter: ['unsafe-sysctls'] },
    reason: 'these kernel parameters are separate for each pod, and the Pod Security Standards allow them',
    applies: (resource, context) =>
      resource.pods.some((pod) => listIn(objectIn(pod.spec, 'securityContext'), 'sysctls').length > 0) &&
      safeSysctls.check(resource, context).length === 0,
  },
];

/** Kinds that set the replicas of others, and where they name whom. */
const AUTOSCALERS = ['autoscaling/HorizontalPodAutoscaler', 'keda.sh/ScaledObject'];

function isScaled(resource: Resource, app: Inventory): boolean {
  return scaledTargets(app).has(targetKey(resource.namespace, resource.kind, resource.name));
}

const scaledTargets = oncePerApp((app): ReadonlySet<string> => {
  const keys = app.ofKind(...AUTOSCALERS).map(({ namespace, spec }) => {
    const target = objectIn(spec, 'scaleTargetRef');
    return targetKey(namespace, stringIn(target, 'kind') ?? 'Deployment', stringIn(target, 'name') ?? '');
  });
  return new Set(keys);
});

function targetKey(namespace: string | undefined, kind: string, name: string): string {
  return JSON.stringify([namespace ?? '', kind, name]);
}

function isSilencedInOneDirection(pod: Pod, app: Inventory): boolean {
  const policies = policiesByPod(app).get(pod) ?? [];
  const allowsNothing = (direction: 'ingress' | 'egress') =>
    policies.every(({ spec }) => listIn(spec, direction).length === 0);
  const covers = (type: string) => policies.some(({ spec }) => policyTypes(spec).includes(type));
  return covers('Ingress') && covers('Egress') && (allowsNothing('ingress') || allowsNothing('egress'));
}

const policiesByPod = oncePerApp((app) => {
  const found = new Map<Pod, Resource[]>();
  for (const policy of app.ofKind('networking.k8s.io/NetworkPolicy')) {
    for (const { pod } of app.podsMatching(policy.namespace, objectIn(policy.spec, 'podSelector'))) {
      found.set(pod, [...(found.get(pod) ?? []), policy]);
    }
  }
  return found;
});

/** Where nobody wrote the types, a policy is about ingress, and about egress if it has such rules. */
function policyTypes(spec: unknown): readonly unknown[] {
  const written = listIn(spec, 'policyTypes');
  if (written.length > 0) {
    return written;
  }
  return listIn(spec, 'egress').length > 0 ? ['Ingress', 'Egress'] : ['Ingress'];
}

/** Whether containers without a readiness probe are there, and none of them has a port. */
function isNeverAsked(pod: Pod): boolean {
  const unready = pod.containers.filter(
    ({ list, spec }) => list === 'containers' && isAbsent(fieldOf(spec, 'readinessProbe')),
  );
  return unready.length > 0 && unready.every(({ spec }) => listIn(spec, 'ports').length === 0);
}

/** The pods that Services of the app send requests to. */
const servedPods = oncePerApp(
  (app): ReadonlySet<Pod> =>
    new Set(
      app.ofKind('/Service').flatMap(({ namespace, spec }) => {
        const selector = objectIn(spec, 'selector');
        return selector ? app.podsLabelled(namespace, selector).map(({ pod }) => pod) : [];
      }),
    ),
);

function seccompType(holder: { own(field: string): unknown }): unknown {
  return fieldOf(holder.own('seccompProfile'), 'type');
}
