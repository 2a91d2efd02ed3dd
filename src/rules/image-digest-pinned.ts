import { imageReferenceOf } from '../manifest/image';
import { fieldOf } from '../manifest/json';
import { containerRule } from '../policy/rule';
import { HYGIENE } from '../policy/severity';
import { violation } from './parts/violation';

/**
 * Fields: containers, init and ephemeral: image
 * Allowed: an image with a digest, beside a tag or without one
 */
export const imageDigestPinned = containerRule({
  id: 'image-digest-pinned',
  summary: 'containers name the very image that was tested, by its digest',
  why: 'Whoever can write to the registry can put other content behind a tag; a digest names content.',
  severity: HYGIENE,
  standards: { owasp: 'K02' },
  scanners: { checkov: ['CKV_K8S_43'], kubescape: ['C-0306'], kyverno: ['require-image-checksum'] },
  check: (container) => {
    const image = imageReferenceOf(fieldOf(container.spec, 'image'));
    return !image || image.digest ? [] : [violation(container, ['image'], 'must end with its digest, "@sha256:..."')];
  },
});
