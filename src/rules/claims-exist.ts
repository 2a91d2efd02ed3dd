import { Inventory, oncePerApp } from '../manifest/inventory';
import { listIn, objectIn, stringIn } from '../manifest/json';
import type { Rule } from '../policy/rule';
import { HYGIENE } from '../policy/severity';
import { isListed, namespaceText } from './parts/listed';
import { missing, referencesIn } from './parts/references/reference';

const CLAIM = '/PersistentVolumeClaim';

/**
 * Fields: pods: claimName of their volumes
 * Allowed: claims of the app in the namespace, those that the posture lists as existing, and those that a StatefulSet of
 * the app makes for its pods. Judged only where the posture lists claims.
 */
export const claimsExist: Rule = {
  id: 'claims-exist',
  summary: 'the claims that pods mount exist',
  why: 'The pod waits for its claim and is never scheduled.',
  severity: HYGIENE,
  podsOnly: true,
  onlyWith: ['claimName'],
  wholeApp: true,
  check: (resource, context) =>
    context.parameters.existing.persistentVolumeClaims === undefined
      ? []
      : resource.pods.flatMap((pod) =>
          missing(
            referencesIn(pod, ['volumes'], ['persistentVolumeClaim', 'claimName']),
            (name) =>
              context.app.find(CLAIM, resource.namespace, name) !== undefined ||
              isListed(context.parameters.existing.persistentVolumeClaims, name, resource.namespace) ||
              isOfStatefulSet(context.app, resource.namespace, name),
            () =>
              `must be a PersistentVolumeClaim that the app has in ${namespaceText(resource.namespace)} or the posture lists as existing`,
          ),
        ),
};

/** Whether a StatefulSet makes the claim: `data-db-0` of the template `data` for the pod `db-0`. */
function isOfStatefulSet(app: Inventory, namespace: string | undefined, name: string): boolean {
  const beginning = /^(.*)-\d+$/s.exec(name)?.[1];
  return beginning !== undefined && claimNames(app).has(`${namespace || 'default'}/${beginning}`);
}

const claimNames = oncePerApp(
  (app): ReadonlySet<string> =>
    new Set(
      app
        .ofKind('apps/StatefulSet')
        .flatMap(({ namespace, name, spec }) =>
          listIn(spec, 'volumeClaimTemplates').map(
            (template) => `${namespace || 'default'}/${stringIn(objectIn(template, 'metadata'), 'name')}-${name}`,
          ),
        ),
    ),
);
