import { fieldOf } from '../manifest/json';
import { containerRule } from '../policy/rule';
import { DANGEROUS } from '../policy/severity';
import { comesFrom, imageNameOf } from './parts/image-name';
import { violation } from './parts/violation';

/**
 * Fields: containers, init and ephemeral: image
 * Allowed: images of the registries that the posture trusts; any where it names none
 */
export const imageTrustedRegistry = containerRule({
  id: 'image-trusted-registry',
  summary: 'images come from the registries that the posture trusts',
  why: 'Whoever can push to another registry decides what runs here.',
  severity: DANGEROUS,
  scanners: {
    trivy: ['KSV-0125', 'KSV-0032', 'KSV-0033', 'KSV-0034', 'KSV-0035'],
    kubescape: ['C-0001', 'C-0078'],
    kyverno: ['restrict-image-registries', 'allowed-image-repos'],
  },
  standards: { owasp: 'K02' },
  check: (container, { parameters: { trustedRegistries } }) => {
    const image = trustedRegistries && imageNameOf(fieldOf(container.spec, 'image'));
    return !image || trustedRegistries.some((place) => comesFrom(image, place))
      ? []
      : [violation(container, ['image'], `must come from ${trustedRegistries.join(' or ') || 'no registry at all'}`)];
  },
});
