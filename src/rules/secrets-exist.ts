import { sameNamespace } from '../manifest/inventory';
import { fieldOf, listIn, objectIn, stringIn } from '../manifest/json';
import type { Resource } from '../manifest/resource';
import type { Rule } from '../policy/rule';
import { HYGIENE } from '../policy/severity';
import { isListed, namespaceText } from './parts/listed';
import { objectTarget } from './parts/object-target';
import { madeSecrets, secretKey } from './parts/references/made-secrets';
import { podReferences, SECRET_FIELDS } from './parts/references/pod-references';
import { missing, Reference, referencesIn } from './parts/references/reference';

/** The kinds that name Secrets beside those that make pods. */
const HOLDERS: readonly string[] = [
  '/ServiceAccount',
  'extensions/Ingress',
  'networking.k8s.io/Ingress',
  'gateway.networking.k8s.io/Gateway',
  'keda.sh/TriggerAuthentication',
];

/**
 * Fields: pods: Secrets in env, envFrom, volumes, projected volumes and imagePullSecrets, unless they are optional;
 * ServiceAccount: secrets, imagePullSecrets; Ingress: spec.tls; Gateway: certificateRefs of listeners in its namespace;
 * TriggerAuthentication: spec.secretTargetRef
 * Allowed: those of the app in the namespace, those that the posture lists as existing, and those that cert-manager,
 * External Secrets or Sealed Secrets make of objects of the app. Judged only where the posture lists Secrets.
 */
export const secretsExist: Rule = {
  id: 'secrets-exist',
  summary: 'the Secrets that it names exist',
  why: 'Containers do not start (CreateContainerConfigError), private images are not pulled, or an Ingress answers with a certificate that nobody trusts.',
  severity: HYGIENE,
  podsAnd: HOLDERS,
  onlyWith: [
    'certificateRefs',
    'imagePullSecrets',
    'nodePublishSecretRef',
    'secret',
    'secretKeyRef',
    'secretName',
    'secretRef',
    'secrets',
    'secretTargetRef',
  ],
  wholeApp: true,
  check: (resource, context) => {
    const { existing } = context.parameters;
    return existing.secrets === undefined
      ? []
      : missing(
          referencesOf(resource),
          (name) =>
            context.app.find('/Secret', resource.namespace, name) !== undefined ||
            isListed(existing.secrets, name, resource.namespace) ||
            madeSecrets(context.app).has(secretKey(resource, name)),
          () =>
            `must be a Secret that the app has in ${namespaceText(resource.namespace)} or the posture lists as existing`,
        );
  },
};

function referencesOf(resource: Resource): Reference[] {
  const target = objectTarget(resource);
  switch (resource.groupKind) {
    case '/ServiceAccount':
      return ['secrets', 'imagePullSecrets'].flatMap((list) => referencesIn(target, [list], ['name']));
    case 'extensions/Ingress':
    case 'networking.k8s.io/Ingress':
      return referencesIn(target, ['spec', 'tls'], ['secretName']);
    case 'gateway.networking.k8s.io/Gateway':
      return certificatesOf(resource);
    case 'keda.sh/TriggerAuthentication':
      return referencesIn(target, ['spec', 'secretTargetRef'], ['name']);
    default:
      return resource.pods.flatMap((pod) => [
        ...podReferences(pod, SECRET_FIELDS),
        ...referencesIn(pod, ['imagePullSecrets'], ['name']),
      ]);
  }
}

/** What a listener takes from other namespaces, or of other kinds, is not looked for here. */
function certificatesOf(gateway: Resource): Reference[] {
  const target = objectTarget(gateway);
  return listIn(gateway.spec, 'listeners').flatMap((listener, index) => {
    const path = ['spec', 'listeners', index, 'tls', 'certificateRefs'];
    const references = listIn(objectIn(listener, 'tls'), 'certificateRefs');
    return referencesIn(target, path, ['name']).filter(({ path: found }) => {
      const reference = references[Number(found[path.length])];
      return (
        !fieldOf(reference, 'group') &&
        (fieldOf(reference, 'kind') ?? 'Secret') === 'Secret' &&
        sameNamespace(stringIn(reference, 'namespace') ?? gateway.namespace, gateway.namespace)
      );
    });
  });
}
