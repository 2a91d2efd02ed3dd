import type * as kplus from 'cdk8s-plus-28';
import type { ConfigurationOptions } from './configuration-options';

/**
 * A Secret: everything of cdk8s-plus-28, and what its classes cannot express.
 *
 * @see https://kubernetes.io/docs/concepts/configuration/secret/
 */
export interface SecretProps extends kplus.SecretProps, ConfigurationOptions {
  /**
   * Values in Base64, for what is no text. Base64 hides nothing.
   *
   * @default - only what `stringData` has
   */
  readonly data?: { readonly [key: string]: string };
}

/** A user name and a password. */
export interface BasicAuthSecretProps extends kplus.BasicAuthSecretProps, ConfigurationOptions {}

/** A private key for SSH. */
export interface SshAuthSecretProps extends kplus.SshAuthSecretProps, ConfigurationOptions {}

/** A certificate and its private key. */
export interface TlsSecretProps extends kplus.TlsSecretProps, ConfigurationOptions {}

/** Credentials for image registries. */
export interface DockerConfigSecretProps extends kplus.DockerConfigSecretProps, ConfigurationOptions {}

/** A token of a ServiceAccount that never expires. */
export interface ServiceAccountTokenSecretProps extends kplus.ServiceAccountTokenSecretProps {
  /**
   * Fields of the API that are laid over what is rendered from the other props, in the API's own spelling; `null` takes a
   * field away.
   *
   * @default - nothing is laid over
   */
  readonly overrides?: { readonly [field: string]: any };
}
