import * as kplus from 'cdk8s-plus-28';
import type { Construct } from 'constructs';
import { ownSecret, secretContentName } from './own-secret';
import type { ServiceAccountTokenSecretProps } from './secret-props';

/**
 * A Secret that the cluster fills with a token of a ServiceAccount. The token never expires; a projected one does, and does
 * not have to be kept.
 * A drop-in for the class of the same name in cdk8s-plus-28.
 *
 * @see https://kubernetes.io/docs/concepts/configuration/secret/#service-account-token-secrets
 */
export class ServiceAccountTokenSecret extends kplus.ServiceAccountTokenSecret {
  constructor(scope: Construct, id: string, props: ServiceAccountTokenSecretProps) {
    super(scope, id, props);
    ownSecret(this, props);
  }

  /**
   * The name that it is written with, as with other Secrets; always `name`, since the cluster writes its content.
   */
  public contentName(): string {
    return secretContentName(this);
  }
}
