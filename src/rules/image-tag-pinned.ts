import { imageReferenceOf } from '../manifest/image';
import { fieldOf } from '../manifest/json';
import { containerRule } from '../policy/rule';
import { HYGIENE } from '../policy/severity';
import { violation } from './parts/violation';

/**
 * Fields: containers, init and ephemeral: image
 * Allowed: an image with a tag other than latest, or with a digest
 */
export const imageTagPinned = containerRule({
  id: 'image-tag-pinned',
  summary: 'containers name the version of their image',
  why: 'What the tag latest names is whatever was pushed last: what runs can change when a pod restarts and differ between nodes, and a rollback brings back the same tag.',
  severity: HYGIENE,
  standards: { owasp: 'K02' },
  scanners: {
    kubeLinter: ['latest-tag'],
    kubeScore: ['container-image-tag'],
    polaris: ['tagNotSpecified'],
    trivy: ['KSV-0013'],
    checkov: ['CKV_K8S_14'],
    kyverno: ['disallow-latest-tag'],
  },
  check: (container) => {
    const image = imageReferenceOf(fieldOf(container.spec, 'image'));
    return !image || image.digest || (image.tag && image.tag !== 'latest')
      ? []
      : [violation(container, ['image'], `must say its version, as in "${image.name}:VERSION"`)];
  },
});
