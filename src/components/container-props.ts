import type { EnvironmentSource } from './environment-source';
import type { Health } from './health';
import type { Mount } from './mount';
import type { Resources } from './resources';

/** What every container of a component has. */
export interface ContainerBasics {
  /**
   * The image, by tag and, better, by digest too: `registry.example.com/web:1.4.2@sha256:...`.
   *
   * @see https://kubernetes.io/docs/concepts/containers/images/
   */
  readonly image: string;

  /** What it may use. */
  readonly resources: Resources;

  /**
   * Program to run, instead of the image's entry point.
   *
   * @default - the entry point of the image
   */
  readonly command?: string[];

  /**
   * Arguments of the program.
   *
   * @default - those of the image
   */
  readonly args?: string[];

  /**
   * Environment variables, by name. For values from elsewhere use `environmentFrom`.
   *
   * @default - none but those of the image
   */
  readonly environment?: { readonly [name: string]: string };

  /**
   * Environment variables whose values come from a Secret, a ConfigMap or the pod, by name.
   *
   * @default - none
   */
  readonly environmentFrom?: { readonly [name: string]: EnvironmentSource };

  /**
   * Volumes at paths of the container. Its root file system is read-only.
   *
   * @default - an empty directory at /tmp
   */
  readonly mounts?: Mount[];
}

/** A container that runs to its end before the main one starts. */
export interface InitContainerProps extends ContainerBasics {
  /** Its name, unique in the pod. */
  readonly name: string;
}

/**
 * A container that runs beside the main one: it starts before it and ends after it. Needs Kubernetes 1.29 or later.
 *
 * @see https://kubernetes.io/docs/concepts/workloads/pods/sidecar-containers/
 */
export interface SidecarProps extends ContainerBasics {
  /** Its name, unique in the pod. */
  readonly name: string;

  /**
   * Port that it listens on, from 1024 to 65535.
   *
   * @default - none
   */
  readonly port?: number;

  /**
   * How to learn whether it works.
   *
   * @default - it is not asked
   */
  readonly health?: Health;
}
