import * as kplus from 'cdk8s-plus-28';
import type { Construct } from 'constructs';
import { ownKind } from '../synth/own-kind';

/**
 * A ConfigMap: configuration that is no secret.
 * A drop-in for the class of the same name in cdk8s-plus-28.
 *
 * @see https://kubernetes.io/docs/concepts/configuration/configmap/
 */
export class ConfigMap extends kplus.ConfigMap {
  constructor(scope: Construct, id: string, props: kplus.ConfigMapProps = {}) {
    super(scope, id, props);
    ownKind(this.apiObject);
  }
}
