import * as kplus from 'cdk8s-plus-28';
import type { Construct } from 'constructs';
import { withImmutability } from './own-configuration';
import { ownSecret, secretContentName } from './own-secret';
import type { SshAuthSecretProps } from './secret-props';

/**
 * A Secret with a private key for SSH.
 * A drop-in for the class of the same name in cdk8s-plus-28.
 *
 * @see https://kubernetes.io/docs/concepts/configuration/secret/#ssh-authentication-secrets
 */
export class SshAuthSecret extends kplus.SshAuthSecret {
  constructor(scope: Construct, id: string, props: SshAuthSecretProps) {
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
