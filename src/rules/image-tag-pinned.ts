import { imageReferenceOf } from '../manifest/image';
import { fieldOf } from '../manifest/json';
import { containerRule } from '../policy/rule';
import { violation } from './parts/violation';

/**
 * Fields: containers, init and ephemeral: image
 * Allowed: an image with a tag other than latest, or with a digest
 */
export const imageTagPinned = containerRule({
  id: 'image-tag-pinned',
  summary: 'containers name the version of their image',
  check: (container) => {
    const image = imageReferenceOf(fieldOf(container.spec, 'image'));
    return !image || image.digest || (image.tag && image.tag !== 'latest')
      ? []
      : [violation(container, ['image'], `must say its version, as in "${image.name}:VERSION"`)];
  },
});
