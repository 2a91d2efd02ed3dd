import * as kplus from 'cdk8s-plus-28';
import type { Construct } from 'constructs';
import { mendsIn } from './mends';
import { withImmutability } from './own-configuration';
import { isOwnSecret, ownSecret, secretContentName } from './own-secret';
import type { SecretProps } from './secret-props';

/**
 * A Secret. Its values stand in the manifest as they are given; prefer a reference to one that exists. When it changes,
 * the workloads of this library are rolled out that use what has changed. Their checksum, like a name by content, is made
 * of the values: who can read pods could test guesses of short ones.
 * A drop-in for the class of the same name in cdk8s-plus-28.
 *
 * @see https://kubernetes.io/docs/concepts/configuration/secret/
 */
export class Secret extends kplus.Secret {
  constructor(scope: Construct, id: string, props: SecretProps = {}) {
    super(scope, id, withOwnValues(scope, withImmutability(props)));
    ownSecret(this, props, props.data);
  }

  /**
   * The name that it is written with, for what does not follow by itself: commands, included YAML, objects that this
   * library did not make. Without `nameByContent` it is `name`.
   *
   * @throws at synth, if its content has changed since it was asked
   */
  public contentName(): string {
    return secretContentName(this);
  }
}

// as in cdk8s-plus, whose special classes extend its Secret, those of ours are Secrets too
Object.defineProperty(Secret, Symbol.hasInstance, {
  value(this: unknown, value: unknown): boolean {
    const isInstance = Function.prototype[Symbol.hasInstance].call(this as typeof Secret, value);
    return isInstance || (this === Secret && isOwnSecret(value));
  },
});

/** cdk8s-plus keeps the caller's object and writes into it, so that two Secrets made of one would share their values. */
function withOwnValues(scope: Construct, props: SecretProps): SecretProps {
  return mendsIn(scope) && props.stringData ? Object.assign({}, props, { stringData: { ...props.stringData } }) : props;
}
