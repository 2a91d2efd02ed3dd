import { imageFault } from '../manifest/image';
import { fieldOf } from '../manifest/json';
import { containerRule } from '../policy/rule';
import { violation } from './parts/violation';

/**
 * Fields: containers, init and ephemeral: image
 * Allowed: an image reference. The API server only asks that there is something, but no kubelet could pull anything else.
 */
export const validImage = containerRule({
  id: 'valid-image',
  summary: 'containers name images that can be pulled',
  check: (container) => {
    const fault = imageFault(fieldOf(container.spec, 'image'));
    return fault ? [violation(container, ['image'], fault)] : [];
  },
});
