import type { Rule } from '../policy/rule';
import { HYGIENE } from '../policy/severity';
import { isListed, namespaceText } from './parts/listed';
import { CONFIG_MAP_FIELDS, podReferences } from './parts/references/pod-references';
import { missing } from './parts/references/reference';

/**
 * Fields: pods: ConfigMaps in env, envFrom, volumes and projected volumes, unless they are optional
 * Allowed: those of the app in the namespace, those that the posture lists as existing, and kube-root-ca.crt, which
 * every namespace has. Judged only where the posture lists ConfigMaps.
 */
export const configMapsExist: Rule = {
  id: 'config-maps-exist',
  summary: 'the ConfigMaps that pods name exist',
  why: 'The containers do not start (CreateContainerConfigError), or the pod waits for its volume.',
  severity: HYGIENE,
  podsOnly: true,
  onlyWith: ['configMap', 'configMapKeyRef', 'configMapRef'],
  wholeApp: true,
  check: (resource, context) =>
    context.parameters.existing.configMaps === undefined
      ? []
      : resource.pods.flatMap((pod) =>
          missing(
            podReferences(pod, CONFIG_MAP_FIELDS),
            (name) =>
              name === OF_EVERY_NAMESPACE ||
              context.app.find('/ConfigMap', resource.namespace, name) !== undefined ||
              isListed(context.parameters.existing.configMaps, name, resource.namespace),
            () =>
              `must be a ConfigMap that the app has in ${namespaceText(resource.namespace)} or the posture lists as existing`,
          ),
        ),
};

const OF_EVERY_NAMESPACE = 'kube-root-ca.crt';
