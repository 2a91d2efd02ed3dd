import { Inventory, oncePerApp } from '../manifest/inventory';
import { objectIn, stringIn } from '../manifest/json';
import type { Resource } from '../manifest/resource';
import { declaredWorkload } from '../network/declared-workload';
import type { End, PodsEnd } from '../network/end';
import { NAMESPACE_NAME, namespaceName } from '../network/namespaces';
import type { Context } from '../policy/context';
import type { Rule, Violation } from '../policy/rule';
import { HYGIENE } from '../policy/severity';
import { closest } from './parts/closest';
import { isListed, namespaceText } from './parts/listed';
import { statement } from './parts/statement';

/**
 * Fields: pods whose code declares connections: the namespaces of those at the other end
 * Allowed: namespaces of the app, those that the posture lists as existing, and those that Kubernetes itself makes, as
 * `kube-system`. Judged only where the posture lists namespaces; those that are named by labels of their own are not.
 */
export const peerNamespacesExist: Rule = {
  id: 'peer-namespaces-exist',
  summary: 'the namespaces that connections name exist',
  why: 'The policy lets nobody through, so the requests that the connection was declared for time out.',
  severity: HYGIENE,
  standards: { owasp: 'K07' },
  podsOnly: true,
  wholeApp: true,
  check: (resource, context) =>
    context.parameters.existing.namespaces === undefined ? [] : violationsOf(resource, context),
};

function violationsOf({ origin, pods }: Resource, context: Context): Violation[] {
  const { opened, received } = declaredWorkload(context.declared, origin);
  const missing = new Map<string, PodsEnd>();
  // where names are looked up, the posture itself says
  for (const { from, to } of [...opened, ...received].filter(({ purpose }) => purpose !== 'dns')) {
    for (const end of [from, to]) {
      const namespace = namespaceOf(end);
      if (end.kind === 'pods' && namespace !== undefined && !missing.has(namespace) && !exists(namespace, context)) {
        missing.set(namespace, end);
      }
    }
  }
  return pods.flatMap((pod) =>
    [...missing].map(([namespace, { name }]) =>
      statement(
        { spec: pod.template, path: pod.templatePath },
        ['metadata', 'labels'],
        `the connection with "${name}" names ${namespaceText(namespace)}, which neither the app has nor the posture ` +
          `lists as existing; ${adviceFor(namespace, context)}`,
      ),
    ),
  );
}

function namespaceOf(end: End): string | undefined {
  return end.kind === 'pods'
    ? (end.namespace ?? stringIn(objectIn(end.namespaceSelector, 'matchLabels'), NAMESPACE_NAME))
    : undefined;
}

function exists(namespace: string, { app, parameters: { existing } }: Context): boolean {
  return namespacesOf(app).has(namespace) || isListed(existing.namespaces, namespace) || OF_KUBERNETES.has(namespace);
}

const OF_KUBERNETES: ReadonlySet<string> = new Set(['default', 'kube-node-lease', 'kube-public', 'kube-system']);

/** Those that it makes, and those that something of it is in. */
const namespacesOf = oncePerApp(
  (app: Inventory): ReadonlySet<string> =>
    new Set([
      ...app.ofKind('/Namespace').map(({ name }) => name),
      ...app.resources.filter(({ pods }) => pods.length > 0).map(({ namespace }) => namespaceName(namespace)),
    ]),
);

function adviceFor(namespace: string, { app, parameters: { existing } }: Context): string {
  const meant = closest(namespace, [...namespacesOf(app), ...(existing.namespaces ?? [])]);
  const listed = 'list it in existing.namespaces of the posture';
  return meant === undefined ? listed : `write "${meant}" if you mean that, or ${listed}`;
}
