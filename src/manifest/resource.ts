import { JsonObject, objectIn, stringIn } from './json';
import { Pod } from './pod';
import { POD_TEMPLATE_PATHS, PodTemplatePaths, podTemplatesOf } from './pod-template';

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
  public readonly name: string;
  public readonly namespace: string | undefined;
  private cachedPods: readonly Pod[] | undefined;
  private cachedId: ResourceId | undefined;

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
    this.group = this.apiVersion.includes('/') ? this.apiVersion.slice(0, this.apiVersion.indexOf('/')) : '';
    this.kind = stringIn(manifest, 'kind') ?? '';
    this.groupKind = `${this.group}/${this.kind}`;
    this.name = stringIn(this.metadata, 'name') ?? '';
    this.namespace = stringIn(this.metadata, 'namespace');
  }

  public get metadata(): JsonObject {
    return objectIn(this.manifest, 'metadata') ?? {};
  }

  public get spec(): JsonObject {
    return objectIn(this.manifest, 'spec') ?? {};
  }

  public get pods(): readonly Pod[] {
    if (!this.cachedPods) {
      this.cachedPods = podTemplatesOf(this.manifest, this.groupKind, this.podTemplatePaths).map(
        ({ template, path }) => new Pod(template, path),
      );
    }
    return this.cachedPods;
  }

  /** Whether this kind's pod templates are known, also where an object has none. */
  public get hasKnownTemplates(): boolean {
    return this.groupKind in this.podTemplatePaths;
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
}
