import { ApiObject } from 'cdk8s';
import type * as kplus from 'cdk8s-plus-28';

/** The object of a kind, which cdk8s-plus keeps to itself. cdk8s looks for it among the children at each call. */
export function objectOf(kind: kplus.Resource): ApiObject {
  // in the constructor of cdk8s-plus it may not be kept yet
  return (kind as unknown as { readonly apiObject?: ApiObject }).apiObject ?? ApiObject.of(kind);
}
