import { listIn, objectIn, stringIn } from '../../manifest/json';
import type { Resource } from '../../manifest/resource';
import type { Context } from '../../policy/context';
import type { Violation } from '../../policy/rule';
import { violation } from './violation';

/**
 * Where pods mount an object of the app itself as a volume of its own kind.
 *
 * @param type the field of a volume: `secret`
 * @param name the field below it that names the object
 * @param kind as the inventory calls it: `/Secret`
 */
export function mountedObjects(
  resource: Resource,
  context: Context,
  { type, name, kind }: { readonly type: string; readonly name: string; readonly kind: string },
): Violation[] {
  return resource.pods.flatMap((pod) =>
    listIn(pod.spec, 'volumes').flatMap((volume, index) => {
      const mounted = stringIn(objectIn(volume, type), name);
      return mounted !== undefined && context.app.find(kind, resource.namespace, mounted)
        ? [violation(pod, ['volumes', index, type, name], 'must name an object that this app does not make')]
        : [];
    }),
  );
}
