import type { Container } from '../manifest/container';
import { imageFault } from '../manifest/image';
import { fieldOf } from '../manifest/json';
import { containerRule } from '../policy/rule';
import { REFUSED } from '../policy/severity';
import { violation } from './parts/violation';

/**
 * Fields: containers, init and ephemeral: image
 * Allowed: an image reference, or what ko and OpenShift put in its place before it runs. The API server only asks that there is something, but no kubelet could pull anything else.
 */
export const validImage = containerRule({
  id: 'valid-image',
  summary: 'containers name images that can be pulled',
  why: 'The API server takes it, and the container never starts: InvalidImageName.',
  severity: REFUSED,
  // of these, no image at all is the worst case
  scanners: {
    kubeLinter: ['latest-tag'],
    kubeScore: ['container-image-tag'],
    polaris: ['tagNotSpecified'],
    trivy: ['KSV-0013'],
    checkov: ['CKV_K8S_14', 'CKV_K8S_43'],
    kyverno: ['disallow-latest-tag'],
  },
  standards: { owasp: 'K02' },
  check: (container) => {
    const image = fieldOf(container.spec, 'image');
    const fault = isFilledInLater(image, container) ? undefined : imageFault(image);
    return fault ? [violation(container, ['image'], fault)] : [];
  },
});

/** What is no image yet: a path of Go code that ko builds, and the blank that OpenShift's image triggers replace. */
function isFilledInLater(image: unknown, { pod }: Container): boolean {
  const isTemplate = pod.templatePath.length > 0; // a Pod is refused for the blank
  return (image === ' ' && isTemplate) || (typeof image === 'string' && image.startsWith('ko://'));
}
