import type { Container } from '../manifest/container';
import type { Inventory } from '../manifest/inventory';
import { pathText, valueAt } from '../manifest/json';
import type * as manifest from '../manifest/resource';
import type { Fixer, Target } from '../policy/fixer';
import { objectTarget } from '../rules/parts/object-target';
import { violation } from '../rules/parts/violation';
import { Effect } from './effect';
import { fieldPath } from './field-path';
import { isGroupKind } from './group-kind';
import { jsonValue } from './json-value';
import type { RuleViolation } from './rule-violation';
import { valueText } from './value-text';

/** A part of a Kubernetes object that a rule can read, and in `fix` add to. */
export abstract class ResourcePart {
  // jsii knows no internal parameters of a constructor that others inherit, so these are set after it
  /** @internal */
  protected _target: Target = { spec: {}, path: [] };
  /** @internal */
  protected _access: { readonly fixer?: Fixer } = {};

  protected constructor() {}

  /**
   * A copy of what a field holds, or undefined. Whatever is done to it, the object stays as it is.
   *
   * @param path from this part: `metadata.labels["example.com/owner"]`
   * @throws if that is no path
   */
  public at(path: string): any {
    return structuredClone(valueAt(this._target.spec, fieldPath(path)));
  }

  /**
   * Adds a field, if it is absent; what somebody wrote stays. Only for `fix`.
   *
   * @param path from this part, of field names: `securityContext.runAsNonRoot`
   * @param value what the field gets: text, a number, a boolean, a list or an object
   * @param effect what it does to a process that works today; `Effect.BEHAVIOURAL` unless told
   * @throws outside of `fix`, if the path leads into a list, and if a manifest cannot hold the value
   */
  public fill(path: string, value: any, effect: Effect = Effect.BEHAVIOURAL): void {
    const keys = fieldPath(path);
    const { fixer } = this._access;
    if (!fixer) {
      throw new Error(`"${path}" cannot be added here; a rule adds fields in fix`);
    }
    if (keys.length === 0 || !keys.every((key): key is string => typeof key === 'string')) {
      throw new Error(`"${path}" cannot be added; write field names alone, e.g. securityContext.runAsNonRoot`);
    }
    if (!Object.values(Effect).includes(effect)) {
      const effects = Object.values(Effect).map((each) => `"${each}"`);
      throw new Error(`"${path}" cannot be added with the effect ${valueText(effect)}; write ${effects.join(' or ')}`);
    }
    const copy = jsonValue(`the value of "${path}"`, value);
    fixer.within(effect, () => fixer.fill(this._target, keys, copy));
  }

  /**
   * A violation at a field: the message begins with the field and ends with what stands there.
   *
   * @param path from this part
   * @param fault the rest of the sentence that the field begins: `must be set, e.g. "shop"`
   * @param write a value that would satisfy the rule, if there is an answer for everyone
   * @throws if the path is none, or nothing is said to be wrong
   */
  public violation(path: string, fault: string, write?: any): RuleViolation {
    if (typeof fault !== 'string' || fault.trim() === '') {
      throw new Error(
        `the violation at ${valueText(path)} says ${valueText(fault)}; say what is wrong, e.g. "must be set"`,
      );
    }
    const found = violation(this._target, fieldPath(path), fault, { write });
    return { ...found, path: pathText(found.path) };
  }
}

/** One container of a pod, or of the pods that an object makes. */
export class ResourceContainer extends ResourcePart {
  /** @internal */
  public static _of(container: Container, access: { readonly fixer?: Fixer }): ResourceContainer {
    return new ResourceContainer(container, access);
  }

  /** Its name. */
  public readonly name: string;
  /** The list that it stands in: `containers`, `initContainers` or `ephemeralContainers`. */
  public readonly list: string;

  private constructor(container: Container, access: { readonly fixer?: Fixer }) {
    super();
    this._target = container;
    this._access = access;
    this.name = container.name;
    this.list = container.list;
  }
}

/** A Kubernetes object as a rule sees it, after the user's patches. */
export class Resource extends ResourcePart {
  /**
   * @param access by what it can be added to; whoever gives it can take it away
   * @internal
   */
  public static _of(resource: manifest.Resource, app: Inventory, access: { readonly fixer?: Fixer } = {}): Resource {
    return new Resource(resource, app, access);
  }

  private constructor(
    private readonly inner: manifest.Resource,
    private readonly app: Inventory,
    access: { readonly fixer?: Fixer },
  ) {
    super();
    this._target = objectTarget(inner);
    this._access = access;
  }

  /** E.g. `apps/v1`. */
  public get apiVersion(): string {
    return this.inner.apiVersion;
  }

  /** The API group, e.g. `apps`; empty for the core group. */
  public get group(): string {
    return this.inner.group;
  }

  /** E.g. `Deployment`. */
  public get kind(): string {
    return this.inner.kind;
  }

  /** Its name; empty where it has none. */
  public get name(): string {
    return this.inner.name;
  }

  /** The namespace that it names. */
  public get namespace(): string | undefined {
    return this.inner.namespace;
  }

  /** Where it comes from: the path of its construct, or a file. */
  public get origin(): string {
    return this.inner.origin;
  }

  /** The containers of its pods: init containers and sidecars first, ephemeral ones last. */
  public get containers(): ResourceContainer[] {
    return this.inner.pods
      .flatMap((pod) => pod.containers)
      .map((container) => ResourceContainer._of(container, this._access));
  }

  /**
   * All objects of a kind in the app, for rules about the whole app; in `fix` there are none.
   *
   * @param groupKind e.g. `apps/Deployment`; `/Service` for the core group
   * @throws if it has another form
   */
  public others(groupKind: string): Resource[] {
    if (!isGroupKind(groupKind)) {
      throw new Error(
        `others is asked for ${valueText(groupKind)}; write GROUP/KIND, e.g. "apps/Deployment", or "/Service" for the core group`,
      );
    }
    return this.app.ofKind(groupKind).map((other) => Resource._of(other, this.app));
  }
}
