import { JsonObject, objectIn, stringIn } from './json';
import { Pod } from './pod';
import { POD_TEMPLATE_PATHS, PodTemplatePaths, podTemplatesOf } from './pod-template';
import { remembered } from './remembered';

/** What a resource is called in messages and reports. */
export interface ResourceId {
  readonly apiVersion: string;
  readonly kind: string;
  readonly namespace?: string;
  readonly name: string;
}

/** A Kubernetes object as plain data, and the pods that it makes. */
export class Resource {
  public readonly apiVersion: string;
  /** The API group; empty for the core group. */
  public readonly group: string;
  public readonly kind: string;
  /** `GROUP/KIND`, with an empty group for the core's. */
  public readonly groupKind: string;
  private cachedName: string | undefined;
  private cachedPods: readonly Pod[] | undefined;
  private cachedId: { -readonly [Field in keyof ResourceId]: ResourceId[Field] } | undefined;
  private isKnown: boolean | undefined;

  /**
   * @param manifest The object. Fixes add fields to it in place.
   * @param origin Where it comes from: the path of its construct, or a file.
   * @param podTemplatePaths Which kinds hold pod templates.
   */
  constructor(
    public readonly manifest: JsonObject,
    public readonly origin: string = '',
    private readonly podTemplatePaths: PodTemplatePaths = POD_TEMPLATE_PATHS,
  ) {
    this.apiVersion = stringIn(manifest, 'apiVersion') ?? '';
    this.group = groupOf(this.apiVersion);
    this.kind = stringIn(manifest, 'kind') ?? '';
    this.groupKind = groupKindsOf(this.group)(this.kind);
  }

  // both are read where they are asked for, and not before: what rules read of an object is of importance
  public get name(): string {
    this.cachedName ??= stringIn(this.metadata, 'name') ?? '';
    return this.cachedName;
  }

  public get namespace(): string | undefined {
    return stringIn(this.metadata, 'namespace');
  }

  public get metadata(): JsonObject {
    return objectIn(this.manifest, 'metadata') ?? {};
  }

  public get spec(): JsonObject {
    return objectIn(this.manifest, 'spec') ?? {};
  }

  public get pods(): readonly Pod[] {
    this.cachedPods ??= this.hasKnownTemplates ? this.podsInTemplates() : NO_PODS;
    return this.cachedPods;
  }

  /** Whether this kind's pod templates are known, also where an object has none. */
  public get hasKnownTemplates(): boolean {
    this.isKnown ??= this.groupKind in this.podTemplatePaths;
    return this.isKnown;
  }

  /** `Deployment "shop/web"`, as messages name it. */
  public get title(): string {
    return `${this.kind || 'object'} "${this.namespace ? `${this.namespace}/` : ''}${this.name}"`;
  }

  /** The same object at each call. */
  public get id(): ResourceId {
    this.cachedId ??= { apiVersion: this.apiVersion, kind: this.kind, namespace: this.namespace, name: this.name };
    return this.cachedId;
  }

  /** Has its id, whoever holds that, say what the object is called by now: a fix may have added its name or namespace. */
  public renewId(): void {
    this.cachedName = undefined;
    if (this.cachedId) {
      this.cachedId.namespace = this.namespace;
      this.cachedId.name = this.name;
    }
  }

  /** The same object with another manifest. */
  public withManifest(manifest: JsonObject): Resource {
    return new Resource(manifest, this.origin, this.podTemplatePaths);
  }

  private podsInTemplates(): readonly Pod[] {
    const templates = podTemplatesOf(this.manifest, this.groupKind, this.podTemplatePaths);
    return templates.map(({ template, path }) => new Pod(template, path));
  }
}

const NO_PODS: readonly Pod[] = Object.freeze([]);

const groupOf = remembered((apiVersion) =>
  apiVersion.includes('/') ? apiVersion.slice(0, apiVersion.indexOf('/')) : '',
);

/** The same text for all objects of a kind, by which maps find it sooner than by one that is put together for each. */
const groupKindsOf = remembered((group) => remembered((kind) => `${group}/${kind}`));
