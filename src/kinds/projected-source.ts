import type { Duration } from 'cdk8s';
import type * as kplus from 'cdk8s-plus-28';
import type { JsonObject } from '../manifest/json';
import { filesOf } from './downward-files';
import type { PodField } from './pod-field';

/** Which keys of a ConfigMap or Secret become files. */
export interface ProjectedKeysOptions {
  /**
   * The keys that become files, and where.
   *
   * @default - all keys, each as a file of its name
   */
  readonly items?: { readonly [key: string]: kplus.PathMapping };

  /**
   * Whether the pod starts also without the object or its keys.
   *
   * @default false
   */
  readonly optional?: boolean;
}

/** A token of the pod's ServiceAccount. */
export interface ProjectedTokenOptions {
  /**
   * For whom the token is: the one that it is shown to must take this name for its own.
   *
   * @default - the API server
   */
  readonly audience?: string;

  /**
   * How long a token is valid, at least ten minutes. The kubelet replaces it before.
   *
   * @default Duration.hours(1)
   */
  readonly expiration?: Duration;
}

/** Certificates that are trusted, of a signer and with certain labels. */
export interface ProjectedTrustOptions {
  /**
   * Labels of the bundles of a signer.
   *
   * @default - all of the signer
   */
  readonly labels?: { readonly [key: string]: string };

  /**
   * Whether the pod starts also without the bundle.
   *
   * @default false
   */
  readonly optional?: boolean;
}

/** One of the things whose files stand together in a projected volume. */
export class ProjectedSource {
  /** Keys of a ConfigMap as files. */
  public static configMap(configMap: kplus.IConfigMap, options: ProjectedKeysOptions = {}): ProjectedSource {
    const keys = keysOf(options);
    return new ProjectedSource('configMap', () => ({ name: configMap.name, ...keys }));
  }

  /** Keys of a Secret as files. */
  public static secret(secret: kplus.ISecret, options: ProjectedKeysOptions = {}): ProjectedSource {
    const keys = keysOf(options);
    return new ProjectedSource('secret', () => ({ name: secret.name, ...keys }));
  }

  /**
   * What the pod knows of itself.
   *
   * @param files what stands in which file, by its path
   */
  public static downwardApi(files: { [path: string]: PodField }): ProjectedSource {
    const items = filesOf(files);
    return new ProjectedSource('downwardAPI', () => ({ items: items() }));
  }

  /**
   * A token by which the pod proves who it is.
   *
   * @param path the file
   * @throws if it is valid for less than ten minutes, which no API server grants
   * @see https://kubernetes.io/docs/concepts/storage/projected-volumes/#serviceaccounttoken
   */
  public static serviceAccountToken(path: string, options: ProjectedTokenOptions = {}): ProjectedSource {
    const { audience, expiration } = options;
    const expirationSeconds = expiration?.toSeconds();
    if (expirationSeconds !== undefined && expirationSeconds < SHORTEST_TOKEN) {
      throw new Error(
        `expiration must be at least ten minutes, not ${expirationSeconds} seconds; write Duration.minutes(10) or more`,
      );
    }
    return new ProjectedSource('serviceAccountToken', () => ({ audience, expirationSeconds, path }));
  }

  /**
   * The certificates of a ClusterTrustBundle as a file, for clusters that have this API.
   *
   * @param path the file
   * @param name the name of the bundle
   * @see https://kubernetes.io/docs/concepts/storage/projected-volumes/#clustertrustbundle
   */
  public static clusterTrustBundle(path: string, name: string, options: ProjectedTrustOptions = {}): ProjectedSource {
    const { optional } = options;
    return new ProjectedSource('clusterTrustBundle', () => ({ name, optional, path }));
  }

  /**
   * The certificates of all ClusterTrustBundles of a signer as a file, for clusters that have this API.
   *
   * @param path the file
   * @param signerName the signer, e.g. `example.com/signer`
   */
  public static trustOfSigner(path: string, signerName: string, options: ProjectedTrustOptions = {}): ProjectedSource {
    const labelSelector = { matchLabels: options.labels && { ...options.labels } };
    const { optional } = options;
    return new ProjectedSource('clusterTrustBundle', () => ({ labelSelector, optional, path, signerName }));
  }

  private constructor(
    private readonly kind: string,
    private readonly fields: () => JsonObject,
  ) {}

  /** @internal */
  public _toSource(): JsonObject {
    return { [this.kind]: this.fields() };
  }
}

/** What no token may fall short of. */
const SHORTEST_TOKEN = 600;

function keysOf({ items, optional }: ProjectedKeysOptions): JsonObject {
  return { items: items && keyList(items), optional };
}

function keyList(items: { readonly [key: string]: kplus.PathMapping }): JsonObject[] {
  return Object.keys(items)
    .sort()
    .map((key) => ({ key, mode: items[key].mode, path: items[key].path }));
}
