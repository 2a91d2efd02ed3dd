import type { JsonObject } from '../manifest/json';
import { quantityOf } from '../manifest/quantity';

/**
 * Compute resources of one container, as Kubernetes quantities: `250m` is a quarter of a core, `128Mi` are mebibytes.
 */
export interface ResourceQuantities {
  /** CPU that is set aside for the container. */
  readonly cpu: string;

  /**
   * CPU beyond which it is throttled.
   *
   * @default - no limit
   */
  readonly cpuLimit?: string;

  /** Memory that is set aside for the container. */
  readonly memory: string;

  /**
   * Memory beyond which it is killed.
   *
   * @default - as much as is set aside, so that it is never killed for what others use
   */
  readonly memoryLimit?: string;

  /**
   * Local disk that is set aside: for its logs, and what it writes to empty directories.
   *
   * @default 64Mi
   */
  readonly ephemeralStorage?: string;

  /**
   * Local disk beyond which its pod is evicted.
   *
   * @default 1Gi
   */
  readonly ephemeralStorageLimit?: string;
}

/** Those that most containers have, each made once. */
const sizes: { small?: Resources; medium?: Resources; large?: Resources } = {};

/**
 * What a container may use. There is no value that is right for every program, so a component asks; measure, then
 * write what you measured.
 *
 * @see https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/
 */
export class Resources {
  /** A tenth of a core, up to half a one; 128Mi of memory. */
  public static small(): Resources {
    return (sizes.small ??= Resources.of({ cpu: '100m', cpuLimit: '500m', memory: '128Mi' }));
  }

  /** A quarter of a core, up to a whole one; 512Mi of memory. */
  public static medium(): Resources {
    return (sizes.medium ??= Resources.of({ cpu: '250m', cpuLimit: '1', memory: '512Mi' }));
  }

  /** One core, up to two; 2Gi of memory. */
  public static large(): Resources {
    return (sizes.large ??= Resources.of({ cpu: '1', cpuLimit: '2', memory: '2Gi' }));
  }

  /**
   * Quantities of your own.
   *
   * @throws if one is no quantity, or a limit is below what is set aside
   */
  public static of(quantities: ResourceQuantities): Resources {
    const { cpu, cpuLimit, memory, memoryLimit = memory } = quantities;
    const { ephemeralStorage = '64Mi', ephemeralStorageLimit = '1Gi' } = quantities;
    const cores = checkedAmount('cpu', cpu, cpuLimit);
    const bytes = checkedAmount('memory', memory, memoryLimit);
    checkedAmount('ephemeralStorage', ephemeralStorage, ephemeralStorageLimit);
    const limits = { 'ephemeral-storage': ephemeralStorageLimit, memory: memoryLimit };
    return new Resources(
      { cpu, 'ephemeral-storage': ephemeralStorage, memory },
      cpuLimit === undefined ? limits : { cpu: cpuLimit, ...limits },
      cores,
      bytes,
    );
  }

  private constructor(
    private readonly requests: { readonly [resource: string]: string },
    private readonly limits: { readonly [resource: string]: string },
    /** CPU that is set aside. @internal */
    public readonly _cores: number,
    /** Memory that is set aside. @internal */
    public readonly _bytes: number,
  ) {}

  /** How much a container may write: to memory, or to disk. @internal */
  public _limit(resource: 'memory' | 'ephemeral-storage'): string {
    return this.limits[resource];
  }

  /** @internal */
  public _toManifest(): JsonObject {
    return { limits: { ...this.limits }, requests: { ...this.requests } };
  }
}

/** How much is set aside. */
function checkedAmount(name: string, request: string, limit: string | undefined): number {
  const least = amountOf(name, request);
  if (limit !== undefined && amountOf(`${name}Limit`, limit) < least) {
    throw new Error(`${name}Limit "${limit}" is below ${name} "${request}"; write at least "${request}"`);
  }
  return least;
}

function amountOf(name: string, quantity: string): number {
  const amount = typeof quantity === 'string' ? quantityOf(quantity) : undefined;
  if (amount === undefined || amount <= 0) {
    throw new Error(`${name} must be a quantity above 0, e.g. "250m" or "128Mi", not ${JSON.stringify(quantity)}`);
  }
  return amount;
}
