import { ApiObject, ApiObjectMetadata } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import type { Construct } from 'constructs';
import { isNamespaced } from '../manifest/api-group';
import type { JsonObject } from '../manifest/json';
import { amend, override, ownKind } from '../synth/own-kind';
import { outsideNamespaces } from './outside-namespaces';
import { permit } from './role';

/** What an object of a kind is made of that cdk8s-plus does not have. */
interface OwnObject {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata?: ApiObjectMetadata;
  /** Everything else at the top level, in the API's spelling. Called at every rendering, so it must be pure. */
  readonly fields: () => JsonObject;
  /** Fields of the API that are laid over the object. */
  readonly overrides?: JsonObject;
  /** Whether it is in no namespace; left out, what a kube-apiserver knows of its own kinds. */
  readonly clusterScoped?: boolean;
}

/** Creates the object of a kind, as the child of its construct that cdk8s takes for its default. */
export function ownObject(scope: Construct, own: OwnObject): ApiObject {
  const { apiVersion, kind, metadata, fields, overrides, clusterScoped } = own;
  const object = new ApiObject(scope, 'Resource', { apiVersion, kind, metadata });
  ownKind(object);
  if (scope instanceof kplus.Resource) {
    permit(scope);
  }
  amend(object, (manifest) => {
    Object.assign(manifest, fields());
  });
  if (clusterScoped ?? isNamespaced(object.apiGroup, kind) === false) {
    outsideNamespaces(object);
  }
  override(object, overrides);
  return object;
}
