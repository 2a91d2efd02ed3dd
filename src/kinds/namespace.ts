import * as kplus from 'cdk8s-plus-28';
import type { Construct } from 'constructs';
import { isObject } from '../manifest/json';
import { effectivePosture } from '../posture/scope';
import { amend, ownKind } from '../synth/own-kind';

/**
 * A Namespace. It enforces the Pod Security Standard of the posture in force.
 * A drop-in for the class of the same name in cdk8s-plus-28.
 *
 * @see https://kubernetes.io/docs/concepts/overview/working-with-objects/namespaces/
 */
export class Namespace extends kplus.Namespace {
  constructor(scope: Construct, id: string, props: kplus.NamespaceProps = {}) {
    super(scope, id, props);
    ownKind(this.apiObject);
    amend(this.apiObject, (manifest) => {
      // cdk8s puts the chart's namespace on every object, and a Namespace is in none
      if (isObject(manifest.metadata) && effectivePosture(this).name !== 'none') {
        delete manifest.metadata.namespace;
      }
    });
  }
}
