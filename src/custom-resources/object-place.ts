import * as kplus from 'cdk8s-plus-28';
import { makerOf } from './made-secret';

/** The namespace that an object says it is in; undefined where it is only known by name, or says nothing. */
export function namespaceOf(object: kplus.IResource): string | undefined {
  const known = makerOf(object) ?? object;
  return known instanceof kplus.Resource ? known.metadata.namespace : undefined;
}

/** The namespace to name an object by from one in another: undefined where that is the same. */
export function namespaceFrom(own: string | undefined, object: kplus.IResource): string | undefined {
  const namespace = namespaceOf(object);
  return namespace === own ? undefined : namespace;
}
