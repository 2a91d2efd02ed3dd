import * as kplus from 'cdk8s-plus-28';
import type { Construct } from 'constructs';
import { withImmutability } from './own-configuration';
import { ownSecret, secretContentName } from './own-secret';
import type { DockerConfigSecretProps } from './secret-props';

/**
 * A Secret with credentials for image registries.
 * A drop-in for the class of the same name in cdk8s-plus-28.
 *
 * @see https://kubernetes.io/docs/concepts/configuration/secret/#docker-config-secrets
 */
export class DockerConfigSecret extends kplus.DockerConfigSecret {
  constructor(scope: Construct, id: string, props: DockerConfigSecretProps) {
    super(scope, id, withImmutability(props));
    ownSecret(this, props);
  }

  /**
   * The name that it is written with, for what does not follow by itself. Without `nameByContent` it is `name`.
   *
   * @throws at synth, if its content has changed since it was asked
   */
  public contentName(): string {
    return secretContentName(this);
  }
}
