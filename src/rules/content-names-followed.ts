import { configurationReferences } from '../manifest/configuration-reference';
import { NAMED_BY_CONTENT } from '../manifest/content-name';
import { oncePerApp } from '../manifest/inventory';
import { objectIn, pathText, stringIn } from '../manifest/json';
import type { Rule } from '../policy/rule';
import { REFUSED } from '../policy/severity';
import { quoted } from './parts/quoted';

/**
 * Fields: pods: ConfigMaps and Secrets in env, envFrom, volumes, projected volumes and imagePullSecrets; ServiceAccount,
 * Ingress and Gateway: Secrets; Role: resourceNames of those and of Jobs
 * Allowed: any but the first name of an object that is named by its content. What kinds of ours refer to follows by
 * itself, what others made does not.
 */
export const contentNamesFollowed: Rule = {
  id: 'content-names-followed',
  summary: 'ConfigMaps, Secrets and Jobs that are named by their content are referred to by that name',
  why: 'Nothing has the name without the hash: containers do not start (CreateContainerConfigError), the pod waits for its volume, or a role grants nothing.',
  severity: REFUSED,
  wholeApp: true,
  holdsThroughout: ({ app }) => contentNames(app).size === 0,
  check: (resource, { app }) => {
    const { kind: ownKind, namespace } = resource;
    const named = contentNames(app);
    // a ClusterRole does not say which namespace it means
    if (ownKind === 'ClusterRole') {
      return [];
    }
    return configurationReferences(resource).flatMap(({ kind, name, path }) => {
      const groupKind = kind === 'Job' ? 'batch/Job' : `/${kind}`;
      const now = named.get(keyOf(groupKind, namespace, name)) ?? [];
      return now.length === 0 || app.find(groupKind, namespace, name)
        ? []
        : [
            {
              message: `${pathText(path)} must be ${now.length > 1 ? 'one of ' : ''}${quoted(now)}, as the ${kind} is named by its content, not "${name}"; write its contentName()`,
              path,
              seen: name,
              ...(now.length === 1 ? { write: now[0] } : {}),
            },
          ];
    });
  },
};

/** The names of objects that are named by their content, by the name without. */
const contentNames = oncePerApp((app): ReadonlyMap<string, readonly string[]> => {
  const named = new Map<string, readonly string[]>();
  for (const resource of app.ofKind('/ConfigMap', '/Secret', 'batch/Job')) {
    const name = stringIn(objectIn(resource.metadata, 'annotations'), NAMED_BY_CONTENT);
    if (name !== undefined) {
      const key = keyOf(resource.groupKind, resource.namespace, name);
      named.set(key, [...new Set([...(named.get(key) ?? []), resource.name])]);
    }
  }
  return named;
});

function keyOf(groupKind: string, namespace: string | undefined, name: string): string {
  return `${groupKind}/${namespace || 'default'}/${name}`;
}
