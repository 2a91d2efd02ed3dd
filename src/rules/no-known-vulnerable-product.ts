import { imageReferenceOf } from '../manifest/image';
import { fieldOf } from '../manifest/json';
import { containerRule } from '../policy/rule';
import { HYGIENE } from '../policy/severity';
import { violation } from './parts/violation';
import { ABANDONED, HOLES, isAffected, versionOf } from './parts/vulnerable-products';

/**
 * Fields: containers, init and ephemeral: image
 * Allowed: versions of Argo CD, Grafana, Kyverno and ingress-nginx without the holes that scanners of manifests know, and
 * no ingress-nginx, which was retired in March 2026. A scanner of images knows far more; this one needs no image.
 */
export const noKnownVulnerableProduct = containerRule({
  id: 'no-known-vulnerable-product',
  summary: 'containers run no version of a product with a hole that is open to everybody',
  why: 'The hole is public, with instructions, and needs nothing but that the product is reachable in the cluster.',
  severity: HYGIENE,
  scanners: {
    kubescape: ['C-0081', 'C-0090', 'C-0091', 'C-0292'],
    kyverno: ['check-ingress-nginx-controller-version-and-annotation-policy'],
  },
  standards: { owasp: 'K02', nsa: true },
  check: (container) => {
    const text = fieldOf(container.spec, 'image');
    const image = isOfInterest(text) ? imageReferenceOf(text) : undefined;
    if (!image) {
      return [];
    }
    const isOf = ({ repository }: { readonly repository: string }) =>
      image.name === repository || image.name.endsWith(`/${repository}`);
    const version = versionOf(image.tag);
    const hole = version && HOLES.find((one) => isOf(one) && isAffected(one, version));
    if (hole) {
      return [violation(container, ['image'], `must be ${hole.product} ${hole.fixed}, for ${hole.id}`)];
    }
    const abandoned = ABANDONED.find(isOf);
    return abandoned
      ? [
          violation(
            container,
            ['image'],
            `must be something other than ${abandoned.product}, which gets no fixes any more`,
          ),
        ]
      : [];
  },
});

const REPOSITORIES = [...HOLES, ...ABANDONED].map(({ repository }) => repository);

/** Most images are not, and need not be taken apart. */
function isOfInterest(image: unknown): boolean {
  return typeof image === 'string' && REPOSITORIES.some((repository) => image.includes(repository));
}
