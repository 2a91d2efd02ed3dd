import { imageReferenceOf } from '../manifest/image';
import { fieldOf } from '../manifest/json';
import { containerRule } from '../policy/rule';
import { violation } from './parts/violation';

/**
 * Fields: containers, init and ephemeral: image
 * Allowed: an image with a digest, beside a tag or without one
 */
export const imageDigestPinned = containerRule({
  id: 'image-digest-pinned',
  summary: 'containers name the very image that was tested, by its digest',
  check: (container) => {
    const image = imageReferenceOf(fieldOf(container.spec, 'image'));
    return !image || image.digest ? [] : [violation(container, ['image'], 'must end with its digest, "@sha256:..."')];
  },
});
