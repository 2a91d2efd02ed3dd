import { Inventory } from '../../src/manifest/inventory';
import type { JsonObject } from '../../src/manifest/json';
import { Resource } from '../../src/manifest/resource';
import { KUBE_DNS } from '../../src/network/cluster-network';
import { NOTHING_DECLARED } from '../../src/network/connection';
import type { Context } from '../../src/policy/context';
import { CATALOGUE } from '../../src/rules/catalogue';

/** Rules that say what an API server refuses of an object by itself. */
const RULES = CATALOGUE.filter(({ id }) => id.startsWith('valid-') || id === 'fields-known-to-target');

/** What rules find in an object that an API server would refuse. */
export function refusalsOf(manifest: JsonObject, targetMinor: number): string[] {
  const resource = new Resource(manifest);
  const context: Context = {
    app: new Inventory([resource]),
    declared: NOTHING_DECLARED,
    parameters: {
      targetMinor,
      userId: 1,
      groupId: 1,
      podSecurityLevel: 'privileged',
      existing: {},
      network: { dns: [KUBE_DNS] },
    },
  };
  return RULES.filter(({ kinds }) => kinds?.includes(resource.groupKind) ?? true).flatMap(({ id, check }) =>
    check(resource, context).map(({ message }) => `${id}: ${message}`),
  );
}
