import { JsonObject, listIn } from '../manifest/json';
import type { Faults } from './faults';
import type { RouteParent } from './route-parent';

const MOST_PARENTS = 32;
const MOST_HOSTNAMES = 16;
const MOST_RULES = 16;
const MOST_MATCHES = 128;

/**
 * What all routes have, in the spelling of their definitions.
 *
 * @param own the namespace of the route
 */
export function routeFields(
  parents: readonly RouteParent[],
  hostnames: readonly string[] | undefined,
  own: string | undefined,
  faults: Faults,
): JsonObject {
  const parentRefs = faults
    .list('parents', parents, { least: 1, most: MOST_PARENTS })
    .map((parent) => parent._fields(own, faults));
  faults.distinct('the parent', parentRefs.map(parentText));
  checkListeners(parentRefs, faults);
  return {
    parentRefs,
    hostnames: hostnames && [
      ...faults
        .list('hostnames', hostnames, { least: 1, most: MOST_HOSTNAMES })
        .map((hostname) => faults.hostname('a host name', hostname)),
    ],
  };
}

/** What is wrong with all rules together. */
export function checkRules(rules: readonly JsonObject[], faults: Faults): void {
  faults.list('rules', rules, { least: 1, most: MOST_RULES });
  const matches = rules.flatMap((rule) => listIn(rule, 'matches'));
  faults.list('matches in all rules', matches, { least: 0, most: MOST_MATCHES });
  faults.distinct(
    'the rule',
    rules.flatMap(({ name }) => (typeof name === 'string' ? [name] : [])),
  );
}

/** A Gateway is named as a whole or by its listeners, not both. */
function checkListeners(parentRefs: readonly JsonObject[], faults: Faults): void {
  const whole = parentRefs.filter(({ sectionName }) => sectionName === undefined);
  for (const parent of parentRefs.filter(({ sectionName }) => sectionName !== undefined)) {
    if (whole.some(({ name, namespace }) => name === parent.name && namespace === parent.namespace)) {
      faults.add(`the Gateway "${String(parent.name)}" is a parent as a whole and by a listener; write one of them`);
    }
  }
}

function parentText({ namespace, name, sectionName }: JsonObject): string {
  return [namespace, name, sectionName].filter((part) => part !== undefined).join('/');
}
