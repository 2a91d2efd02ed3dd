import type { JsonObject } from '../manifest/json';
import { objectName } from './object-name';

/** Where the value of an environment variable comes from, if it does not stand in the manifest. */
export class EnvironmentSource {
  /**
   * A key of a Secret in the same namespace.
   *
   * @param name name of the Secret
   * @param key the key in it
   */
  public static secret(name: string, key: string): EnvironmentSource {
    return new EnvironmentSource({ secretKeyRef: { key, name: objectName('Secret', name) } });
  }

  /**
   * A key of a ConfigMap in the same namespace.
   *
   * @param name name of the ConfigMap
   * @param key the key in it
   */
  public static configMap(name: string, key: string): EnvironmentSource {
    return new EnvironmentSource({ configMapKeyRef: { key, name: objectName('ConfigMap', name) } });
  }

  /**
   * A field of the pod, e.g. `status.podIP` or `metadata.namespace`.
   *
   * @see https://kubernetes.io/docs/concepts/workloads/pods/downward-api/
   */
  public static field(fieldPath: string): EnvironmentSource {
    return new EnvironmentSource({ fieldRef: { fieldPath } });
  }

  private constructor(private readonly valueFrom: JsonObject) {}

  /** @internal */
  public _toManifest(name: string): JsonObject {
    return { name, valueFrom: this.valueFrom };
  }
}
