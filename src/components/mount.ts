import { configKeyFault } from '../manifest/config-key';
import type { JsonObject } from '../manifest/json';
import { dnsLabelFault } from '../manifest/name';
import { quantityOf } from '../manifest/quantity';
import { objectName } from './object-name';
import { volumeName } from './volume-name';

/** Options of an empty directory. */
export interface EmptyDirOptions {
  /**
   * Name of the volume. Mounts of one name, in any container of the pod, share one directory.
   *
   * @default - made of the path; not shared
   */
  readonly name?: string;

  /**
   * How much may be written before the pod is evicted, as a Kubernetes quantity. On disk it counts towards the container's
   * limit of ephemeral storage, in memory towards its limit of memory, and cannot be more.
   *
   * @default - 1Gi; 64Mi in memory
   */
  readonly sizeLimit?: string;

  /**
   * Whether it is held in memory, and counts as memory of the containers that write to it.
   *
   * @default false
   */
  readonly inMemory?: boolean;
}

/** Options of files that come from a ConfigMap or a Secret. */
export interface KeysOptions {
  /**
   * The keys that become files, each by its name. A container that has only the keys that it needs can lose no others,
   * and is not replaced when those change.
   *
   * @default - all keys
   */
  readonly keys?: string[];
}

/** Options of a mounted claim. */
export interface ClaimOptions {
  /**
   * Whether it can only be read.
   *
   * @default false
   */
  readonly readOnly?: boolean;
}

/** Only the owner and the group may read: the file mode that secrets get. */
const SECRET_MODE = 0o440;

/**
 * A volume at a path of a container.
 *
 * @see https://kubernetes.io/docs/concepts/storage/volumes/
 */
export class Mount {
  /**
   * A directory that is empty when the pod starts and gone when it ends.
   *
   * @throws if the size is no quantity
   */
  public static emptyDir(path: string, options: EmptyDirOptions = {}): Mount {
    const sizeLimit = options.sizeLimit ?? (options.inMemory ? '64Mi' : '1Gi');
    if (!quantityOf(sizeLimit)) {
      throw new Error(`sizeLimit must be a quantity above 0, e.g. "512Mi", not ${JSON.stringify(sizeLimit)}`);
    }
    const emptyDir = { ...(options.inMemory ? { medium: 'Memory' } : {}), sizeLimit };
    return new Mount(path, options.name ?? volumeName('dir', path), { emptyDir }, false, options.name === undefined);
  }

  /**
   * The keys of a ConfigMap as files.
   *
   * @throws if no key can be called so, or none is chosen
   */
  public static configMap(path: string, configMap: string, options: KeysOptions = {}): Mount {
    const name = volumeNameOf('config', objectName('ConfigMap', configMap), options);
    return new Mount(path, name, { configMap: { name: configMap, ...itemsOf(options) } }, true);
  }

  /**
   * The keys of a Secret as files, which only the processes of the pod can read.
   *
   * @throws if no key can be called so, or none is chosen
   */
  public static secret(path: string, secret: string, options: KeysOptions = {}): Mount {
    const name = volumeNameOf('secret', objectName('Secret', secret), options);
    const sources = [{ secret: { name: secret, ...itemsOf(options) } }];
    return new Mount(path, name, { projected: { defaultMode: SECRET_MODE, sources } }, true);
  }

  /**
   * A PersistentVolumeClaim. It must allow `ReadWriteMany` or `ReadOnlyMany`, also with one replica: when a component is
   * updated, the new pod starts before the old one ends.
   */
  public static claim(path: string, claim: string, options: ClaimOptions = {}): Mount {
    const persistentVolumeClaim = { claimName: objectName('PersistentVolumeClaim', claim) };
    return new Mount(path, volumeName('claim', claim), { persistentVolumeClaim }, options.readOnly);
  }

  /** Its path without what means nothing. @internal */
  public readonly _path: string;

  private constructor(
    private readonly path: string,
    private readonly name: string,
    private readonly source: JsonObject,
    private readonly readOnly: boolean = false,
    private readonly ownDirectory: boolean = false,
  ) {
    if (typeof path !== 'string' || !/^\/+[^/]/.test(path) || path.includes(':')) {
      throw new Error(`a mount path must begin with "/", name a folder and have no ":", not ${JSON.stringify(path)}`);
    }
    this._path = path.replace(/\/+/g, '/').replace(/\/$/, '');
    const fault = dnsLabelFault(name);
    if (fault) {
      throw new Error(`the volume name "${name}" ${fault}`);
    }
  }

  /** Whether nothing else may use its volume, since nobody named it. @internal */
  public get _isOwn(): boolean {
    return this.ownDirectory;
  }

  /** Whether it holds a Secret, which only the group of the pod can read. @internal */
  public get _isSecret(): boolean {
    return 'projected' in this.source;
  }

  /** How much it may hold, if it is an empty directory, and of what. @internal */
  public get _claim(): { readonly sizeLimit: string; readonly inMemory: boolean } | undefined {
    const emptyDir = this.source.emptyDir as { sizeLimit: string; medium?: string } | undefined;
    return emptyDir && { sizeLimit: emptyDir.sizeLimit, inMemory: emptyDir.medium === 'Memory' };
  }

  /** Whether it stands at a path or above it. @internal */
  public _covers(path: string): boolean {
    return `${path}/`.startsWith(`${this._path}/`);
  }

  /** @internal */
  public _toVolume(): JsonObject {
    return { name: this.name, ...this.source };
  }

  /** @internal */
  public _toVolumeMount(): JsonObject {
    return { mountPath: this.path, name: this.name, ...(this.readOnly ? { readOnly: true } : {}) };
  }
}

/** Volumes of one object with other keys are others. */
function volumeNameOf(kind: string, name: string, { keys = [] }: KeysOptions): string {
  return volumeName(kind, [name, ...keys].join('-'));
}

function itemsOf({ keys }: KeysOptions): JsonObject {
  if (!keys) {
    return {};
  }
  if (keys.length === 0) {
    throw new Error('keys must name at least one key; left out, all are mounted');
  }
  for (const key of keys) {
    const fault = configKeyFault(key);
    if (fault) {
      throw new Error(`the key ${JSON.stringify(key)} ${fault}`);
    }
  }
  return { items: keys.map((key) => ({ key, path: key })) };
}
