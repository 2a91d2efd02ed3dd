import * as kplus from 'cdk8s-plus-28';
import type { Construct } from 'constructs';
import { ownKind } from '../synth/own-kind';

/**
 * A Secret. Its values stand in the manifest as they are given; prefer a reference to one that exists.
 * A drop-in for the class of the same name in cdk8s-plus-28.
 *
 * @see https://kubernetes.io/docs/concepts/configuration/secret/
 */
export class Secret extends kplus.Secret {
  constructor(scope: Construct, id: string, props: kplus.SecretProps = {}) {
    super(scope, id, props);
    ownKind(this.apiObject);
  }
}
