import type * as kplus from 'cdk8s-plus-28';

/**
 * What is wrong with a reference that says nothing of a namespace, so that only what is beside it is found. Of what is
 * imported, and where whoever applies it says in which namespace, nothing is known.
 *
 * @param from who refers, e.g. `the snapshot`
 */
export function besideFaults(from: string, namespace: string | undefined, to: kplus.IResource): string[] {
  const { metadata, node } = to as kplus.IResource & Partial<kplus.Resource>;
  return metadata?.namespace !== undefined && namespace !== undefined && metadata.namespace !== namespace
    ? [
        `the ${to.kind} "${node?.path}" is in the namespace "${metadata.namespace}", and ${from} in "${namespace}", where it ` +
          'finds none of that name; put both into one namespace',
      ]
    : [];
}
