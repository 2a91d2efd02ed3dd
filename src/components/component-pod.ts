import * as kplus from 'cdk8s-plus-28';
import { spreadSoftly } from '../kinds/soft-spread';
import { isObject, JsonObject, listIn, objectIn, sortKeys, stringIn } from '../manifest/json';
import { WORKLOAD_LABEL } from '../manifest/workload-label';
import type { ComponentContainer } from './component-container';
import type { Mount } from './mount';

/** What a pod needs to know of its surroundings when it is rendered. */
interface Surroundings {
  /** Whether there are others to be spread from. */
  readonly spread: boolean;
  /** The group that can read the Secrets that are mounted. */
  readonly groupId: number;
}

/** The pod of a component: its containers together. */
export class ComponentPod {
  private readonly volumes: readonly JsonObject[];

  /**
   * @throws if containers have one name, listen on one port, or would share a volume unasked
   */
  constructor(
    private readonly name: string,
    private readonly containers: readonly ComponentContainer[],
  ) {
    checkNames(name, containers);
    checkPorts(name, containers);
    this.volumes = distinctVolumes(name, containers);
  }

  /** Completes the template that cdk8s-plus rendered. */
  public complete(template: JsonObject, { spread, groupId }: Surroundings): void {
    const labels = objectIn(objectIn(template, 'metadata'), 'labels');
    const spec = objectIn(template, 'spec');
    if (!labels || !spec) {
      return;
    }
    // it changes with the path of the construct, which would restart the pods when code is moved
    delete labels[kplus.Pod.ADDRESS_LABEL];
    for (const rendered of [...listIn(spec, 'initContainers'), ...listIn(spec, 'containers')]) {
      const container = this.containers.find((candidate) => candidate.name === stringIn(rendered, 'name'));
      if (container && isObject(rendered)) {
        container.complete(rendered);
      }
    }
    spec.volumes = [...this.volumes, ...listIn(spec, 'volumes')];
    if (this.containers.some(({ mounts }) => mounts.some((mount) => mount._isSecret))) {
      // without it no process of the pod could read the files, whatever the posture
      spec.securityContext = { fsGroup: groupId, ...objectIn(spec, 'securityContext') };
    }
    if (spread) {
      spreadSoftly(spec, { matchLabels: { [WORKLOAD_LABEL]: this.name } });
    }
    template.spec = sortKeys(spec);
  }
}

/** The volumes of all containers; those of one name are one volume. */
function distinctVolumes(name: string, containers: readonly ComponentContainer[]): JsonObject[] {
  const found = new Map<unknown, { readonly mount: Mount; readonly volume: JsonObject }>();
  for (const mount of containers.flatMap(({ mounts }) => mounts)) {
    const volume = mount._toVolume();
    const other = found.get(volume.name);
    if (other && (mount._isOwn || other.mount._isOwn)) {
      throw new Error(
        `"${mount._path}" and "${other.mount._path}" of "${name}" would be one directory; give both one name if they are, ` +
          'else one another name',
      );
    }
    if (other && JSON.stringify(other.volume) !== JSON.stringify(volume)) {
      throw new Error(`two different volumes of "${name}" are named "${String(volume.name)}"; give one another name`);
    }
    found.set(volume.name, other ?? { mount, volume });
  }
  return [...found.values()].map(({ volume }) => volume);
}

function checkNames(name: string, containers: readonly ComponentContainer[]): void {
  const names = containers.map((container) => container.name);
  const twice = names.find((candidate, index) => names.indexOf(candidate) !== index);
  if (twice) {
    throw new Error(`two containers of "${name}" are named "${twice}"; the main one is named as the component`);
  }
}

/** Containers of a pod share one network, so a port can be listened on only once; and its name must say which. */
function checkPorts(name: string, containers: readonly ComponentContainer[]): void {
  const ports = containers.flatMap((container) => container.ports);
  const numbers = ports.map(({ port, protocol = 'TCP' }) => `${port} (${protocol})`);
  const names = ports.flatMap((port) => port.name ?? []);
  for (const keys of [numbers, names]) {
    const twice = keys.find((candidate, index) => keys.indexOf(candidate) !== index);
    if (twice) {
      throw new Error(`"${name}" has two ports ${twice}; its containers share one network, so give one another`);
    }
  }
}
