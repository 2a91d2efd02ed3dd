import type { Duration } from 'cdk8s';
import type { CustomResourceProps } from './custom-resource-props';
import type { SecretStoreProvider } from './secret-store-provider';

/** Properties of a SecretStore or a ClusterSecretStore. */
export interface SecretStoreProps extends CustomResourceProps {
  /** Who has the values. */
  readonly provider: SecretStoreProvider;

  /**
   * How often the store is checked, in whole seconds. With zero, as often as the controller says.
   *
   * @default Duration.seconds(0)
   */
  readonly refreshInterval?: Duration;
}
