import type * as kplus from 'cdk8s-plus-28';
import { isObject, JsonObject, listIn } from '../manifest/json';
import { NAMELESS_VERBS } from '../manifest/rbac-verb';

/** What cdk8s-plus calls kinds by their singular, and what they are called. */
const PLURALS: { readonly [groupAndName: string]: string } = {
  'autoscaling/horizontalpodautoscaler': 'horizontalpodautoscalers',
  'batch/cronjob': 'cronjobs',
};

/**
 * Mends the rules of a role, in place: kinds by their plural, and what is granted of the same objects in one rule. The
 * order stays that of the first rule for each.
 */
export function mendRules(role: JsonObject): void {
  const merged = new Map<string, JsonObject>();
  for (const rule of listIn(role, 'rules').filter(isObject)) {
    const { verbs, ...objects } = { ...rule, ...plural(rule) } as JsonObject;
    const key = JSON.stringify(objects);
    const before = merged.get(key);
    merged.set(key, { ...objects, verbs: [...new Set([...listIn(before, 'verbs'), ...listIn({ verbs }, 'verbs')])] });
  }
  if (merged.size > 0) {
    role.rules = [...merged.values()];
  }
}

function plural(rule: JsonObject): JsonObject {
  if (!Array.isArray(rule.resources)) {
    return {};
  }
  const [group] = listIn(rule, 'apiGroups');
  return {
    resources: rule.resources.map((resource) => {
      const [name, ...parts] = String(resource).split('/');
      return [PLURALS[`${String(group)}/${name}`] ?? name, ...parts].join('/');
    }),
  };
}

/**
 * All verbs that `allowReadWrite` stands for and that can be granted on a resource. Whoever creates an object, or deletes
 * a whole collection, names none in the request, so a rule for objects by name does not let it through; only PUT and
 * server-side apply name what they create. Requests for subresources name their object.
 *
 * @see https://kubernetes.io/docs/reference/access-authn-authz/rbac/#referring-to-resources
 */
export function readWriteVerbs({ resourceName, resourceType }: kplus.IApiResource): string[] {
  const verbs = ['get', 'list', 'watch', 'create', 'update', 'patch', 'delete', 'deletecollection'];
  return resourceName && !resourceType.includes('/') ? verbs.filter((verb) => !NAMELESS_VERBS.includes(verb)) : verbs;
}
