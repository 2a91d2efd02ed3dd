import { fieldOf, JsonObject, objectIn } from '../manifest/json';
import type { Resource } from '../manifest/resource';
import type { Rule, Violation } from '../policy/rule';
import { HARDENING } from '../policy/severity';
import { imageNameOf } from './parts/image-name';
import { objectTarget } from './parts/object-target';
import { violation } from './parts/violation';

const TILLER = /(?:^|[-._/])tiller(?:$|[-._])/i;

/**
 * Fields: containers, init and ephemeral: image; Service: metadata.name, metadata.labels, spec.selector
 * Allowed: images whose name does not end in tiller; Services that neither have nor select the word. A warning, as
 * others may call their programs so.
 *
 * @see https://helm.sh/docs/faq/changes_since_helm2/#removal-of-tiller
 */
export const noHelmTiller: Rule = {
  id: 'no-helm-tiller',
  summary: 'nothing runs or reaches Tiller, the server of Helm 2',
  why: 'Every pod that reaches Tiller can have it install anything, and it mostly may do everything in the cluster. It has had no fixes since 2020.',
  severity: HARDENING,
  scanners: {
    trivy: ['KSV-0102'],
    checkov: ['CKV_K8S_34', 'CKV_K8S_44', 'CKV_K8S_45'],
    kyverno: ['disallow-helm-tiller'],
  },
  standards: { owasp: 'K02' },
  podsAnd: ['/Service'],
  check: (resource) => {
    const found: Violation[] = [];
    for (const { containers } of resource.pods) {
      for (const container of containers) {
        if (isTiller(fieldOf(container.spec, 'image'))) {
          found.push(violation(container, ['image'], 'must be something other than Tiller, which Helm needs no more'));
        }
      }
    }
    return resource.groupKind === '/Service' ? found.concat(serviceViolations(resource)) : found;
  },
};

function isTiller(image: unknown): boolean {
  if (typeof image !== 'string' || !image.includes('tiller')) {
    return false;
  }
  const repository = imageNameOf(image)?.repository ?? '';
  return TILLER.test(repository.slice(repository.lastIndexOf('/') + 1));
}

function serviceViolations(resource: Resource): Violation[] {
  const target = objectTarget(resource);
  const places = [
    ...(TILLER.test(resource.name) ? [['metadata', 'name']] : []),
    ...keysWithTiller(objectIn(resource.metadata, 'labels')).map((key) => ['metadata', 'labels', key]),
    ...keysWithTiller(objectIn(resource.spec, 'selector')).map((key) => ['spec', 'selector', key]),
  ];
  // the first of them is enough to know the Service by
  return places.slice(0, 1).map((place) => violation(target, place, 'must be that of something other than Tiller'));
}

function keysWithTiller(labels: JsonObject | undefined): string[] {
  return Object.entries(labels ?? {}).flatMap(([key, value]) =>
    typeof value === 'string' && TILLER.test(value) ? [key] : [],
  );
}
