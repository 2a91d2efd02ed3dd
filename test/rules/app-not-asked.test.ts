import { EMPTY_INVENTORY } from '../../src/manifest/inventory';
import type { JsonObject } from '../../src/manifest/json';
import { Resource } from '../../src/manifest/resource';
import { NOTHING_DECLARED } from '../../src/network/connection';
import type { Context } from '../../src/policy/context';
import type { Rule } from '../../src/policy/rule';
import { CATALOGUE } from '../../src/rules/catalogue';
import { claim, container, deployment, object, service, template } from '../support/objects';
import { PARAMETERS } from '../support/subjects';

// What a rule finds in one object alone it need not find again in others like it. So where an object has nothing to be looked
// up, the rules that look at the app must find that out first.

const RBAC = 'rbac.authorization.k8s.io/v1';

/** Objects that name no other, but for what a rule is all about. */
const OBJECTS: readonly JsonObject[] = [
  deployment({
    replicas: 2,
    template: template({
      automountServiceAccountToken: false,
      containers: [container({ env: [{ name: 'MODE', value: 'fast' }] })],
    }),
  }),
  service({ selector: { app: 'web' } }),
  service({ type: 'ExternalName', externalName: 'example.com' }),
  object('networking.k8s.io/v1', 'NetworkPolicy', { spec: { podSelector: {}, policyTypes: ['Ingress'] } }),
  object('autoscaling/v2', 'HorizontalPodAutoscaler', { spec: { maxReplicas: 2 } }),
  object('policy/v1', 'PodDisruptionBudget', { spec: { maxUnavailable: 1 } }),
  object('v1', 'ServiceAccount', { automountServiceAccountToken: false }),
  object('v1', 'ConfigMap', { data: { mode: 'fast' } }),
  object(RBAC, 'Role', { rules: [{ apiGroups: [''], resources: ['pods'], verbs: ['get'] }] }),
  object(RBAC, 'RoleBinding', { roleRef: { kind: 'ClusterRole', name: 'view' }, subjects: [] }),
  object(RBAC, 'ClusterRoleBinding', { roleRef: { kind: 'ClusterRole', name: 'view' }, subjects: [] }),
  claim('1Gi', { storageClassName: 'fast' }),
];

/** Rules that are about what others say of an object, which the object itself does not know. */
const ABOUT_OTHERS: ReadonlySet<string> = new Set([
  'connection-declared',
  'connections-enforced',
  'connections-exact',
  'content-names-followed',
  'hpa-targets-disjoint',
  'isolated-pods-connected',
  'network-policy-ingress-and-egress',
  'network-policy-selects-pod',
  'network-policy-targets-existing-pod',
  'no-static-replicas-with-hpa',
  'pdb-exists',
  'pdb-selectors-disjoint',
  'pdb-selects-one-workload',
  'pdb-targets-pod',
  'quarantine-by-label',
  'service-selects-one-workload',
  'service-target-port-exists',
  'service-targets-pod',
  'unique-objects',
  'workload-selectors-disjoint',
]);

const LOOKING_UP = CATALOGUE.filter(({ wholeApp }) => wholeApp).map((rule): [string, Rule] => [rule.id, rule]);

test.each(LOOKING_UP.filter(([id]) => !ABOUT_OTHERS.has(id)))(
  '%s asks for no other object where there is none to look up',
  (_, rule) => {
    expect(askingFor(rule)).toEqual([]);
  },
);

test.each(LOOKING_UP.filter(([id]) => ABOUT_OTHERS.has(id)))('%s does, as nothing else could tell', (_, rule) => {
  expect(askingFor(rule)).not.toEqual([]);
});

/** The kinds of those of the objects for which a rule asks its app for others. */
function askingFor({ check, kinds, podsOnly, podsAnd }: Rule): string[] {
  return OBJECTS.map((manifest) => new Resource(manifest))
    .filter(({ groupKind }) => kinds?.includes(groupKind) ?? true)
    .filter((one) => one.hasKnownTemplates || !(podsOnly || (podsAnd && !podsAnd.includes(one.groupKind))))
    .filter((resource) => {
      const { context, hasAsked } = watched();
      check(resource, context);
      return hasAsked();
    })
    .map(({ groupKind }) => groupKind);
}

/** A context that knows nothing, and whether a rule has asked it for anything but the posture. */
function watched(): { readonly context: Context; readonly hasAsked: () => boolean } {
  let asked = false;
  const context: Context = {
    parameters: PARAMETERS,
    get app() {
      asked = true;
      return EMPTY_INVENTORY;
    },
    get declared() {
      asked = true;
      return NOTHING_DECLARED;
    },
  };
  return { context, hasAsked: () => asked };
}
