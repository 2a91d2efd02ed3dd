import type * as kplus from 'cdk8s-plus-28';
import type { JsonObject } from '../manifest/json';

/**
 * Something that a pod knows of itself, as the content of a file.
 *
 * @see https://kubernetes.io/docs/concepts/workloads/pods/downward-api/
 */
export class PodField {
  /** The name of the pod. */
  public static podName(): PodField {
    return PodField.of('metadata.name');
  }

  /** The namespace of the pod. */
  public static namespace(): PodField {
    return PodField.of('metadata.namespace');
  }

  /** The unique id of the pod. */
  public static uid(): PodField {
    return PodField.of('metadata.uid');
  }

  /** All labels of the pod, one a line: `key="value"`. The file follows when they change. */
  public static labels(): PodField {
    return PodField.of('metadata.labels');
  }

  /** The value of one label of the pod. */
  public static label(key: string): PodField {
    return PodField.of(`metadata.labels['${key}']`);
  }

  /** All annotations of the pod, one a line: `key="value"`. The file follows when they change. */
  public static annotations(): PodField {
    return PodField.of('metadata.annotations');
  }

  /** The value of one annotation of the pod. */
  public static annotation(key: string): PodField {
    return PodField.of(`metadata.annotations['${key}']`);
  }

  /**
   * What a container requests, or may use at most: cores, rounded up, or bytes.
   *
   * @param container the container, of the same pod
   * @param resource which of its resources
   */
  public static resource(container: kplus.Container, resource: kplus.ResourceFieldPaths): PodField {
    return new PodField(() => ({ resourceFieldRef: { containerName: container.name, resource } }));
  }

  private static of(fieldPath: string): PodField {
    return new PodField(() => ({ fieldRef: { fieldPath } }));
  }

  private constructor(private readonly render: () => JsonObject) {}

  /** @internal */
  public _toFile(path: string): JsonObject {
    return { path, ...this.render() };
  }
}
