import { fieldOf } from '../manifest/json';
import { containerRule } from '../policy/rule';
import { HYGIENE } from '../policy/severity';
import { comesFrom, imageNameOf } from './parts/image-name';
import { violation } from './parts/violation';

const FROZEN = 'k8s.gcr.io';
const CURRENT = 'registry.k8s.io';

/** The older names of the same. */
const FORMER: readonly string[] = ['gcr.io/google_containers', 'gcr.io/google-containers'];

/**
 * Fields: containers, init and ephemeral: image
 * Allowed: images that are not of k8s.gcr.io or gcr.io/google_containers
 *
 * @see https://kubernetes.io/blog/2023/02/06/k8s-gcr-io-freeze-announcement/
 */
export const imageNotDeprecatedRegistry = containerRule({
  id: 'image-not-deprecated-registry',
  summary: 'images come from a registry that is still kept up',
  why: 'The former registries of Kubernetes get no new images, so no fixed ones either, and are there only until they are switched off.',
  severity: HYGIENE,
  scanners: { kubescape: ['C-0253'], kyverno: ['restrict-deprecated-registry'] },
  standards: { owasp: 'K02' },
  check: (container) => {
    const image = fieldOf(container.spec, 'image');
    const name = typeof image === 'string' && image.includes('gcr.io/') ? imageNameOf(image) : undefined;
    if (!name || typeof image !== 'string') {
      return [];
    }
    if (name.registry === FROZEN) {
      const write = CURRENT + image.slice(FROZEN.length);
      return [violation(container, ['image'], `must come from ${CURRENT}`, { write })];
    }
    return FORMER.some((place) => comesFrom(name, place))
      ? [violation(container, ['image'], `must come from ${CURRENT}`)]
      : [];
  },
});
