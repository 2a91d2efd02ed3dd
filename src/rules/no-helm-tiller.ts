import { fieldOf, JsonObject, objectIn, Path } from '../manifest/json';
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
  const place = placeOfTiller(resource);
  return place ? [violation(objectTarget(resource), place, 'must be that of something other than Tiller')] : [];
}

/** The first place that a Service can be known by. */
function placeOfTiller({ name, metadata, spec }: Resource): Path | undefined {
  if (TILLER.test(name)) {
    return ['metadata', 'name'];
  }
  const label = keyWithTiller(objectIn(metadata, 'labels'));
  if (label !== undefined) {
    return ['metadata', 'labels', label];
  }
  const selected = keyWithTiller(objectIn(spec, 'selector'));
  return selected === undefined ? undefined : ['spec', 'selector', selected];
}

function keyWithTiller(labels: JsonObject = {}): string | undefined {
  return Object.keys(labels).find((key) => {
    const value = labels[key];
    return typeof value === 'string' && TILLER.test(value);
  });
}
