import { Inventory, oncePerApp } from '../manifest/inventory';
import type { Resource } from '../manifest/resource';
import type { Context } from '../policy/context';
import type { Rule, Violation } from '../policy/rule';
import { HYGIENE } from '../policy/severity';
import { objectTarget } from './parts/object-target';
import { BINDINGS, subjectsOf } from './parts/rbac/binding';
import { accountFieldOf, accountOf, DEFAULT_ACCOUNT, SERVICE_ACCOUNT } from './parts/service-account';
import { violation } from './parts/violation';

const DEFAULT_NAMESPACE = 'default';

/**
 * Fields: pods: serviceAccountName; RoleBinding, ClusterRoleBinding: subjects of the kind ServiceAccount
 * Allowed: ServiceAccounts of the app, those that the posture lists as existing, and default, which every namespace has. Of
 * bindings only those in namespaces that the app has objects in are judged: of others it need not know anything.
 */
export const serviceAccountExists: Rule = {
  id: 'service-account-exists',
  summary: 'the ServiceAccounts that it names exist',
  why: 'Without its ServiceAccount no pod is created; and a role that is bound to a name nobody has is taken by whoever makes it first.',
  severity: HYGIENE,
  scanners: { kubeLinter: ['non-existent-service-account'], kubescape: ['C-0307'] },
  standards: { owasp: 'K03' },
  podsAnd: BINDINGS,
  onlyWith: ['serviceAccount', 'serviceAccountName', 'subjects'],
  wholeApp: true,
  check: (resource, context) =>
    BINDINGS.includes(resource.groupKind) ? missingSubjects(resource, context) : missingOfPods(resource, context),
};

function missingOfPods(resource: Resource, context: Context): Violation[] {
  return resource.pods
    .filter((pod) => !exists(accountOf(pod), resource.namespace, context))
    .map((pod) => violation(pod, [accountFieldOf(pod) ?? 'serviceAccountName'], fault(resource.namespace)));
}

function missingSubjects(binding: Resource, context: Context): Violation[] {
  return subjectsOf(binding)
    .filter(
      ({ kind, name, namespace }) =>
        kind === 'ServiceAccount' &&
        name &&
        inhabited(context.app).has(namespace || DEFAULT_NAMESPACE) &&
        !exists(name, namespace, context),
    )
    .map(({ path, namespace }) => violation(objectTarget(binding), [...path, 'name'], fault(namespace)));
}

function exists(name: string, namespace: string | undefined, context: Context): boolean {
  return (
    name === DEFAULT_ACCOUNT ||
    context.app.find(SERVICE_ACCOUNT, namespace, name) !== undefined ||
    (context.parameters.existing.serviceAccounts ?? []).some(
      (listed) => listed === name || listed === `${namespace || DEFAULT_NAMESPACE}/${name}`,
    )
  );
}

function fault(namespace: string | undefined): string {
  return `must be a ServiceAccount that the app has in the namespace "${namespace || DEFAULT_NAMESPACE}" or the posture lists as existing`;
}

/** The namespaces that the app has pods or ServiceAccounts in. */
const inhabited = oncePerApp(
  (app: Inventory): ReadonlySet<string> =>
    new Set(
      app.resources
        .filter(({ groupKind, pods }) => groupKind === SERVICE_ACCOUNT || pods.length > 0)
        .map(({ namespace }) => namespace || DEFAULT_NAMESPACE),
    ),
);
