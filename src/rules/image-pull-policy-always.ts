import { imageReferenceOf } from '../manifest/image';
import { fieldOf, isAbsent } from '../manifest/json';
import { containerRule } from '../policy/rule';
import { HARDENING } from '../policy/severity';
import { violation } from './parts/violation';

/**
 * Fields: containers and init containers: imagePullPolicy
 * Allowed: Always, and nothing where the image names neither a tag but latest nor a digest, as Always is meant then. With
 * a digest too: the registry is asked for nothing but whether this pod may have the image.
 */
export const imagePullPolicyAlways = containerRule({
  id: 'image-pull-policy-always',
  summary: 'containers ask the registry for their image at each start',
  why: 'An image that another pod has pulled with its credentials is on the node for every pod that can spell its name, and an overwritten tag differs between nodes.',
  severity: HARDENING,
  scanners: {
    kubeScore: ['container-image-pull-policy'],
    polaris: ['pullPolicyNotAlways'],
    checkov: ['CKV_K8S_15'],
    kubescape: ['C-0075'],
    kyverno: ['imagepullpolicy-always'],
  },
  standards: { owasp: 'K02' },
  check: (container) => {
    const policy = fieldOf(container.spec, 'imagePullPolicy');
    const isAlways = policy === 'Always' || (isAbsent(policy) && isPulledAlways(fieldOf(container.spec, 'image')));
    return isAlways || container.list === 'ephemeralContainers'
      ? []
      : [violation(container, ['imagePullPolicy'], 'must be Always', { write: 'Always' })];
  },
});

/** Whether the API server fills in Always where no policy is written. An image that cannot be read is not judged. */
function isPulledAlways(image: unknown): boolean {
  const reference = imageReferenceOf(image);
  return !reference || (reference.tag ? reference.tag === 'latest' : !reference.digest);
}
