import * as kplus from 'cdk8s-plus-28';
import type { Construct } from 'constructs';
import { ownKind } from '../synth/own-kind';

/**
 * The identity of pods towards the API server. Its token is not mounted unless asked for.
 * A drop-in for the class of the same name in cdk8s-plus-28.
 *
 * @see https://kubernetes.io/docs/concepts/security/service-accounts/
 */
export class ServiceAccount extends kplus.ServiceAccount {
  constructor(scope: Construct, id: string, props: kplus.ServiceAccountProps = {}) {
    super(scope, id, props);
    ownKind(this.apiObject);
  }
}
