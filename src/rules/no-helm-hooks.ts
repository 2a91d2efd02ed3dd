import { HELM_HOOK, helmHooks, isHelmTest } from '../manifest/helm-hook';
import { JsonObject, objectIn, pathText, stringIn } from '../manifest/json';
import type { Resource } from '../manifest/resource';
import type { Rule } from '../policy/rule';
import { HYGIENE } from '../policy/severity';

const PATH = ['metadata', 'annotations', HELM_HOOK];

/** What Argo CD makes of the events of Helm; it has nothing like those of a rollback. */
const PHASES: ReadonlyMap<string, string> = new Map([
  ['pre-install', 'PreSync'],
  ['pre-upgrade', 'PreSync'],
  ['post-install', 'PostSync'],
  ['post-upgrade', 'PostSync'],
  ['pre-delete', 'PreDelete'],
  ['post-delete', 'PostDelete'],
]);

const ROLLBACKS: readonly string[] = ['pre-rollback', 'post-rollback'];

const DELETE_POLICIES: ReadonlyMap<string, string> = new Map([
  ['before-hook-creation', 'BeforeHookCreation'],
  ['hook-succeeded', 'HookSucceeded'],
  ['hook-failed', 'HookFailed'],
]);

const ARGO_CD = 'argocd.argoproj.io';

/**
 * Fields: metadata.annotations["helm.sh/hook"]
 * Allowed: absent, or beside a hook of Argo CD, which then does not look at Helm's
 *
 * @see https://argo-cd.readthedocs.io/en/stable/user-guide/helm/#helm-hooks
 */
export const noHelmHooks: Rule = {
  id: 'no-helm-hooks',
  summary: 'no object waits for Helm to run it',
  why: 'Helm applies a hook at a moment of its own and waits for it. Whatever else applies it does so along with the rest: a Job runs too early or too late, never again, and a change to it is refused.',
  severity: HYGIENE,
  onlyWith: ['helm.sh/hook'],
  check: ({ manifest }: Resource) => {
    const annotations = objectIn(objectIn(manifest, 'metadata'), 'annotations') ?? {};
    const events = helmHooks(manifest);
    if (events.length === 0 || stringIn(annotations, `${ARGO_CD}/hook`)) {
      return [];
    }
    const seen = annotations[HELM_HOOK];
    return [
      { message: `${pathText(PATH)} is ${JSON.stringify(seen)}, ${faultOf(events, annotations)}`, path: PATH, seen },
    ];
  },
};

function faultOf(events: readonly string[], annotations: JsonObject): string {
  const phases = mapped(events, PHASES);
  if (phases.length > 0) {
    const lost = events.filter((event) => !PHASES.has(event));
    const rest = lost.length > 0 ? `; it has nothing like ${lost.map((event) => `"${event}"`).join(' and ')}` : '';
    return `but without Helm it is applied along with the rest; for Argo CD write ${equivalent(phases, annotations)}${rest}`;
  }
  if (events.every(isHelmTest)) {
    return 'and only "helm test" should apply it; leave the object out, as helm template --skip-tests does';
  }
  if (events.every((event) => isHelmTest(event) || ROLLBACKS.includes(event))) {
    return 'a moment that only Helm has; leave the object out';
  }
  if (events.every((event) => event === 'crd-install')) {
    return 'which means nothing since Helm 3; remove the annotation';
  }
  return 'which Helm does not know, so that it leaves the object out; do so too, or remove the annotation';
}

/** The annotations to write. Without a delete policy both delete a hook before they create it again. */
function equivalent(phases: readonly string[], annotations: JsonObject): string {
  const weight = stringIn(annotations, `${HELM_HOOK}-weight`)?.trim() ?? '';
  const policies = mapped(listed(stringIn(annotations, `${HELM_HOOK}-delete-policy`)), DELETE_POLICIES);
  return [
    `${ARGO_CD}/hook: ${phases.join(',')}`,
    // what Helm cannot read as a number counts as 0 for it
    ...(/^[+-]?\d+$/.test(weight) ? [`${ARGO_CD}/sync-wave: "${Number(weight)}"`] : []),
    ...(policies.length > 0 ? [`${ARGO_CD}/hook-delete-policy: ${policies.join(',')}`] : []),
  ].join(', ');
}

function listed(text = ''): string[] {
  return text.split(',').map((part) => part.trim().toLowerCase());
}

function mapped(names: readonly string[], table: ReadonlyMap<string, string>): string[] {
  return [...new Set(names.flatMap((name) => table.get(name) ?? []))];
}
