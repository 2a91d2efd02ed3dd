import { Container, CONTAINER_LISTS } from './container';
import { fieldOf, isObject, JsonObject, listIn, objectIn, Path, stringIn } from './json';

/** A pod, or the pod that a template makes: a view over plain data that stays valid while fields are added. */
export class Pod {
  /** Where the pod spec stands in its object. */
  public readonly path: Path;
  public readonly spec: JsonObject;
  /** All of them: init containers and sidecars first, ephemeral ones last. */
  public readonly containers: readonly Container[];

  constructor(
    public readonly template: JsonObject,
    public readonly templatePath: Path,
  ) {
    this.path = [...templatePath, 'spec'];
    this.spec = objectIn(template, 'spec') ?? {};
    const containers: Container[] = [];
    for (const list of CONTAINER_LISTS) {
      const specs = listIn(this.spec, list);
      for (let index = 0; index < specs.length; index++) {
        const spec = specs[index];
        if (isObject(spec)) {
          containers.push(new Container(this, list, spec, [...this.path, list, index]));
        }
      }
    }
    this.containers = containers;
  }

  /** A field of the pod's own security context. */
  public own(field: string): unknown {
    return fieldOf(objectIn(this.spec, 'securityContext'), field);
  }

  public get volumes(): readonly JsonObject[] {
    return listIn(this.spec, 'volumes').filter(isObject);
  }

  public get labels(): JsonObject {
    return objectIn(objectIn(this.template, 'metadata'), 'labels') ?? {};
  }

  public get annotations(): JsonObject {
    return objectIn(objectIn(this.template, 'metadata'), 'annotations') ?? {};
  }

  /** The operating system that the API server knows of, on which some of its validation depends. */
  public get osName(): string | undefined {
    return stringIn(objectIn(this.spec, 'os'), 'name');
  }

  /** Whether it can only run on Windows, where Linux fields are refused or mean nothing. */
  public get isWindows(): boolean {
    return this.osName === 'windows' || fieldOf(objectIn(this.spec, 'nodeSelector'), 'kubernetes.io/os') === 'windows';
  }
}
