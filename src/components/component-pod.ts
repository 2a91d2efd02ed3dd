import * as kplus from 'cdk8s-plus-28';
import type { Construct } from 'constructs';
import { softSpread } from '../kinds/soft-spread';
import { isObject, JsonObject, listIn, objectIn, sortKeys, stringIn, withKeysInOrder } from '../manifest/json';
import { WORKLOAD_LABEL } from '../manifest/workload-label';
import { effectivePosture } from '../posture/scope';
import type { ComponentContainer } from './component-container';
import type { Mount } from './mount';

/** The pod of a component: its containers together. */
export class ComponentPod {
  private readonly volumes: readonly JsonObject[];
  private readonly hasSecret: boolean;
  private readonly writesData: boolean;

  /**
   * @throws if containers have one name, listen on one port, or would share a volume unasked
   */
  constructor(
    private readonly name: string,
    private readonly containers: readonly ComponentContainer[],
  ) {
    checkNames(name, containers);
    checkPorts(name, containers);
    const mounts = containers.flatMap((container) => container.mounts);
    this.volumes = distinctVolumes(name, mounts);
    this.hasSecret = mounts.some((mount) => mount._isSecret);
    this.writesData = containers.every((container) => container.writesData);
  }

  /**
   * Completes the template that cdk8s-plus rendered. What it writes is made anew each time.
   *
   * @param scope what decides which posture is in force
   * @param spread whether there are others to be spread from
   * @returns whether something was written that may be no data
   */
  public complete(template: JsonObject, scope: Construct, spread: boolean): boolean {
    const labels = objectIn(objectIn(template, 'metadata'), 'labels');
    const spec = objectIn(template, 'spec');
    if (!labels || !spec) {
      return true;
    }
    // it changes with the path of the construct, which would restart the pods when code is moved
    delete labels[kplus.Pod.ADDRESS_LABEL];
    this.completeContainers(listIn(spec, 'initContainers'));
    this.completeContainers(listIn(spec, 'containers'));
    spec.volumes = [...this.volumes.map(sortKeys), ...listIn(spec, 'volumes')];
    if (this.hasSecret) {
      // without it no process of the pod could read the files, whatever the posture
      const { groupId } = effectivePosture(scope).parameters;
      spec.securityContext = { fsGroup: groupId, ...objectIn(spec, 'securityContext') };
    }
    if (spread) {
      Object.assign(
        spec,
        softSpread(spec, () => ({ matchLabels: { [WORKLOAD_LABEL]: this.name } })),
      );
    }
    template.spec = withKeysInOrder(spec);
    return !this.writesData;
  }

  private completeContainers(rendered: readonly unknown[]): void {
    for (const each of rendered) {
      const name = stringIn(each, 'name');
      const container = this.containers.find((candidate) => candidate.name === name);
      if (container && isObject(each)) {
        container.complete(each);
      }
    }
  }
}

/** The volumes of all containers; those of one name are one volume. */
function distinctVolumes(name: string, mounts: readonly Mount[]): JsonObject[] {
  if (mounts.length === 1) {
    return [mounts[0]._toVolume()]; // as most have
  }
  const found = new Map<unknown, { readonly mount: Mount; readonly volume: JsonObject }>();
  for (const mount of mounts) {
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
  if (containers.length === 1) {
    return;
  }
  const names = containers.map((container) => container.name);
  const twice = names.find((candidate, index) => names.indexOf(candidate) !== index);
  if (twice) {
    throw new Error(`two containers of "${name}" are named "${twice}"; the main one is named as the component`);
  }
}

/** Containers of a pod share one network, so a port can be listened on only once; and its name must say which. */
function checkPorts(name: string, containers: readonly ComponentContainer[]): void {
  const ports = containers.flatMap((container) => container.ports);
  if (ports.length < 2) {
    return;
  }
  const numbers = ports.map(({ port, protocol = 'TCP' }) => `${port} (${protocol})`);
  const names = ports.flatMap((port) => port.name ?? []);
  for (const keys of [numbers, names]) {
    const twice = keys.find((candidate, index) => keys.indexOf(candidate) !== index);
    if (twice) {
      throw new Error(`"${name}" has two ports ${twice}; its containers share one network, so give one another`);
    }
  }
}
