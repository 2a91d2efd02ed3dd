import * as kplus from 'cdk8s-plus-28';
import type { Construct } from 'constructs';
import { override, ownKind } from '../synth/own-kind';
import { mends } from './mends';
import type { NamespaceProps } from './namespace-props';
import { outsideNamespaces } from './outside-namespaces';
import { permit } from './role';

/**
 * A Namespace. It enforces the Pod Security Standard of the posture in force.
 * A drop-in for the class of the same name in cdk8s-plus-28.
 *
 * @see https://kubernetes.io/docs/concepts/overview/working-with-objects/namespaces/
 */
export class Namespace extends kplus.Namespace {
  constructor(scope: Construct, id: string, props: NamespaceProps = {}) {
    super(scope, id, props);
    const object = this.apiObject;
    ownKind(object);
    permit(this);
    if (mends(this)) {
      outsideNamespaces(object);
    }
    override(object, props.overrides);
  }
}
