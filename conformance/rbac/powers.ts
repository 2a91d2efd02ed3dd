import * as fc from 'fast-check';
import { Inventory } from '../../src/manifest/inventory';
import type { JsonObject } from '../../src/manifest/json';
import { Resource } from '../../src/manifest/resource';
import { NOTHING_DECLARED } from '../../src/network/connection';
import type { Context } from '../../src/policy/context';
import { reachOf } from '../../src/rules/parts/rbac/binding';
import type { Grant, Power } from '../../src/rules/parts/rbac/power';
import { takesIn } from '../../src/rules/parts/rbac/power-rule';
import * as powers from '../../src/rules/parts/rbac/powers';
import { roleRulesOf } from '../../src/rules/parts/rbac/role-rule';
import { object } from '../../test/support/objects';
import { PARAMETERS } from '../../test/support/subjects';
import { ApiServer } from '../object-rules/api-server';
import type { Tally } from '../tally';

const GROUP = 'rbac.authorization.k8s.io';
const HOME = 'shop';
const ELSEWHERE = 'bank';

const ROLES = 200;

/** What takes several grants is not asked one by one. */
const POWERS = Object.entries(powers).filter(([, power]) => !power.takesAll);

const GRANTS = POWERS.flatMap(([, { grants }]) => grants);

const partOf = (words: readonly string[], others: readonly string[]) =>
  fc
    .tuple(fc.subarray([...words], { minLength: 1 }), fc.subarray([...others], { maxLength: 2 }), fc.nat(3))
    // now and then nothing of what the power takes
    .map(([right, beside, luck]) => (luck === 0 && beside.length > 0 ? beside : [...beside, ...right]));

/** Rules that come close to a power. */
const ruleOf = fc.constantFrom(...GRANTS).chain(({ apiGroups, resources, verbs }) =>
  fc.record({
    apiGroups: partOf(apiGroups, ['*', '', 'apps', 'example.com']),
    resources: partOf(resources, ['*', '*/exec', '*/status', '*/token', 'pods/*', 'pods', 'nodes/metrics']),
    verbs: partOf(verbs, ['*', 'get', 'list', 'approve', 'create*']),
    resourceNames: fc.constantFrom(undefined, undefined, undefined, ['web']),
  }),
);

const appOf = fc.record({
  rules: fc.array(ruleOf, { minLength: 1, maxLength: 2 }),
  kind: fc.constantFrom('Role', 'ClusterRole'),
  everywhere: fc.boolean(),
});

interface Generated {
  readonly rules: readonly JsonObject[];
  readonly kind: string;
  readonly everywhere: boolean;
}

function manifestsOf({ rules, kind, everywhere }: Generated, name: string): JsonObject[] {
  const inCluster = kind === 'ClusterRole' && everywhere;
  const metadata = { name, namespace: HOME };
  return [
    object(`${GROUP}/v1`, kind, { metadata: kind === 'Role' ? metadata : { name }, rules }),
    object(`${GROUP}/v1`, inCluster ? 'ClusterRoleBinding' : 'RoleBinding', {
      metadata: inCluster ? { name } : metadata,
      roleRef: { apiGroup: GROUP, kind, name },
      subjects: [{ apiGroup: GROUP, kind: 'User', name }],
    }),
  ];
}

/** Whether the rules say that the holder of the first object has a power in a namespace. */
function isSaid(role: Resource, power: Power, namespace: string, context: Context): boolean {
  const counts = namespace === HOME || reachOf(role, context) === 'cluster';
  return counts && roleRulesOf(role).some((rule) => takesIn(rule, power, role, context));
}

async function isSo(server: ApiServer, user: string, power: Power, namespace: string): Promise<boolean> {
  for (const { apiGroups, resources, verbs, clusterWide } of power.grants.filter(isInForce(server))) {
    for (const [group, wanted, verb] of triples(apiGroups, resources, verbs)) {
      const [resource, subresource] = wanted.split('/');
      const where = clusterWide ? {} : { namespace };
      if (await server.allows(user, { group, resource, subresource, verb, ...where })) {
        return true;
      }
    }
  }
  return false;
}

function isInForce(server: ApiServer): (grant: Grant) => boolean {
  return ({ until = Infinity }) => server.minorVersion < until;
}

function triples(
  left: readonly string[],
  middle: readonly string[],
  right: readonly string[],
): [string, string, string][] {
  return left.flatMap((a) => middle.flatMap((b) => right.map((c): [string, string, string] => [a, b, c])));
}

/**
 * What the rules about roles say that a role can do, against the authorizer of a real API server: for generated roles and
 * bindings, whoever has a power there has it here, and nobody else.
 */
export async function checkPowers(server: ApiServer, tally: Tally): Promise<void> {
  const apps = fc.sample(appOf, { numRuns: ROLES, seed: 36 });
  for (const name of [HOME, ELSEWHERE]) {
    await server.create(object('v1', 'Namespace', { metadata: { name } }));
  }
  for (const [index, app] of apps.entries()) {
    for (const manifest of manifestsOf(app, `user-${index}`)) {
      const { accepted, message } = await server.create(manifest);
      if (!accepted) {
        throw new Error(`${JSON.stringify(manifest)}: ${message}`);
      }
    }
  }
  await settled(server);

  const held = new Map<string, number>();
  let agreed = 0;
  for (const [index, app] of apps.entries()) {
    const resources = manifestsOf(app, `user-${index}`).map((manifest) => new Resource(manifest));
    const parameters = { ...PARAMETERS, targetMinor: server.minorVersion };
    const context = { app: new Inventory(resources), parameters, declared: NOTHING_DECLARED };
    for (const [name, power] of POWERS) {
      for (const namespace of [HOME, ELSEWHERE]) {
        const said = isSaid(resources[0], power, namespace, context);
        const so = await isSo(server, `user-${index}`, power, namespace);
        if (said === so) {
          agreed += 1;
          held.set(name, (held.get(name) ?? 0) + (so ? 1 : 0));
        } else {
          tally.fail(`${name} in ${namespace}`, `${said ? 'said' : 'not said'}, but not so: ${JSON.stringify(app)}`);
        }
      }
    }
  }
  tally.passAll('powers that the authorizer judges alike', agreed);
  for (const [name] of POWERS) {
    const holders = held.get(name);
    if (holders) {
      tally.pass(`${name}: held by ${holders}`);
    } else {
      tally.fail(name, 'held by nobody, so nothing was tried');
    }
  }
}

/** The authorizer learns of bindings a moment after they are stored. */
export async function settled(server: ApiServer): Promise<void> {
  const last = { apiVersion: `${GROUP}/v1`, metadata: { name: 'settled' } };
  await server.create({
    ...last,
    kind: 'ClusterRole',
    rules: [{ apiGroups: ['example.com'], resources: ['settled'], verbs: ['get'] }],
  });
  await server.create({
    ...last,
    kind: 'ClusterRoleBinding',
    roleRef: { apiGroup: GROUP, kind: 'ClusterRole', name: 'settled' },
    subjects: [{ apiGroup: GROUP, kind: 'User', name: 'settled' }],
  });
  while (!(await server.allows('settled', { group: 'example.com', resource: 'settled', verb: 'get' }))) {
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}
