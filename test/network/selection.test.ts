import * as fc from 'fast-check';
import { Inventory } from '../../src/manifest/inventory';
import type { JsonObject } from '../../src/manifest/json';
import { Resource } from '../../src/manifest/resource';
import { isolationOf } from '../../src/network/isolation';
import { servicesOf } from '../../src/network/selected-pods';
import { budgetsOf } from '../../src/rules/parts/selection/budgets';
import { deployment, networkPolicy, object, service, template, withMetadata } from '../support/objects';

// few keys, values and namespaces, so that selectors match often
const key = fc.constantFrom('app', 'tier');
const value = fc.constantFrom('web', 'api', '');
const labels = fc.dictionary(key, value, { maxKeys: 2 });
const expression = fc.oneof(
  fc.record({
    key,
    operator: fc.constantFrom('In', 'NotIn'),
    values: fc.array(value, { minLength: 1, maxLength: 2 }),
  }),
  fc.record({ key, operator: fc.constantFrom('Exists', 'DoesNotExist'), values: fc.constant([]) }),
);
const selector = fc.record(
  { matchLabels: labels, matchExpressions: fc.array(expression, { maxLength: 2 }) },
  { requiredKeys: [] },
);
const directions = fc.record(
  {
    policyTypes: fc.subarray(['Ingress', 'Egress'], { minLength: 1 }),
    egress: fc.constantFrom([], [{}]),
  },
  { requiredKeys: [] },
);
const app = fc.array(
  fc
    .tuple(
      fc.constantFrom(undefined, 'default', 'shop'),
      fc.oneof(
        labels.map((found) => deployment({ template: template({}, { labels: found }) })),
        labels.map((found) => service({ selector: found })),
        selector.map((found) => object('policy/v1', 'PodDisruptionBudget', { spec: { selector: found } })),
        fc.tuple(selector, directions).map(([podSelector, rest]) => networkPolicy({ podSelector, ...rest })),
      ),
    )
    .map(([namespace, manifest]) => withMetadata(manifest, { namespace })),
  { minLength: 1, maxLength: 12 },
);

/** The semantics as the documentation of Kubernetes states them, one object against one pod. */
function matches({ matchLabels = {}, matchExpressions = [] }: JsonObject, found: JsonObject): boolean {
  const byLabels = Object.entries(matchLabels as JsonObject).every(([name, wanted]) => found[name] === wanted);
  return (
    byLabels &&
    (matchExpressions as { key: string; operator: string; values: unknown[] }[]).every((wanted) => {
      const isThere = Object.keys(found).includes(wanted.key);
      const isListed = isThere && wanted.values.some((one) => one === found[wanted.key]);
      return { In: isListed, NotIn: !isListed, Exists: isThere, DoesNotExist: !isThere }[wanted.operator];
    })
  );
}

function selecting(resources: readonly Resource[], kind: string, pod: Resource): Resource[] {
  const found = pod.pods[0].labels;
  const namespaceOf = (resource: Resource) => resource.namespace ?? 'default';
  return resources.filter((resource) => {
    if (resource.kind !== kind || namespaceOf(resource) !== namespaceOf(pod)) {
      return false;
    }
    const written = resource.spec as { selector?: JsonObject; podSelector?: JsonObject };
    return kind === 'Service'
      ? Object.keys(written.selector ?? {}).length > 0 && matches({ matchLabels: written.selector }, found)
      : matches(written.selector ?? written.podSelector ?? {}, found);
  });
}

function check(property: (resources: readonly Resource[], inventory: Inventory, pod: Resource) => void): void {
  fc.assert(
    fc.property(app, (manifests) => {
      const resources = manifests.map((manifest, index) => new Resource(withMetadata(manifest, { name: `o${index}` })));
      const inventory = new Inventory(resources);
      for (const resource of resources.filter(({ pods }) => pods.length > 0)) {
        property(resources, inventory, resource);
      }
    }),
    { seed: 4, numRuns: 2000 },
  );
}

test.each([
  ['Services', 'Service', servicesOf],
  ['PodDisruptionBudgets', 'PodDisruptionBudget', budgetsOf],
] as const)('the %s of a pod are those that select it, or two of them', (_, kind, of) => {
  check((resources, inventory, workload) => {
    const expected = selecting(resources, kind, workload);
    const found = of(inventory, workload.pods[0]);
    expect(found.filter((one) => !expected.includes(one))).toEqual([]);
    expect(found.length).toBeGreaterThanOrEqual(Math.min(2, expected.length));
    expect(new Set(found).size).toBe(found.length);
  });
});

test('a pod is isolated as far as the NetworkPolicies go that select it', () => {
  check((resources, inventory, workload) => {
    const policies = selecting(resources, 'NetworkPolicy', workload).map(({ spec }) => spec);
    const types = policies.flatMap(
      ({ policyTypes, egress }) =>
        (policyTypes as string[] | undefined) ??
        ((egress as [] | undefined)?.length ? ['Ingress', 'Egress'] : ['Ingress']),
    );
    expect(isolationOf(inventory, workload.pods[0])).toEqual(
      policies.length > 0
        ? {
            ingress: types.includes('Ingress'),
            egress: types.includes('Egress'),
            receives: policies.some(({ ingress }) => (ingress as [] | undefined)?.length),
            sends: policies.some(({ egress }) => (egress as [] | undefined)?.length),
          }
        : undefined,
    );
  });
});
