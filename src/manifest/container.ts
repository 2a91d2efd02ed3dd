import { fieldOf, isAbsent, JsonObject, listIn, objectIn, Path, stringIn } from './json';
import type { Pod } from './pod';

/** The lists of a pod spec that hold containers. */
export const CONTAINER_LISTS = ['initContainers', 'containers', 'ephemeralContainers'] as const;
export type ContainerList = (typeof CONTAINER_LISTS)[number];

/** One container of a pod, of any list. */
export class Container {
  constructor(
    public readonly pod: Pod,
    public readonly list: ContainerList,
    public readonly spec: JsonObject,
    public readonly path: Path,
  ) {}

  public get name(): string {
    return stringIn(this.spec, 'name') ?? '';
  }

  /** An init container that goes on running beside the others, which Kubernetes calls a sidecar. */
  public get isSidecar(): boolean {
    return this.list === 'initContainers' && this.spec.restartPolicy === 'Always';
  }

  /** A field of the container's own security context. */
  public own(field: string): unknown {
    return fieldOf(objectIn(this.spec, 'securityContext'), field);
  }

  /** A field of the security context as the kubelet sees it: the container's, else the pod's. */
  public effective(field: string): unknown {
    const own = this.own(field);
    return isAbsent(own) ? this.pod.own(field) : own;
  }

  public get addedCapabilities(): readonly unknown[] {
    return listIn(objectIn(objectIn(this.spec, 'securityContext'), 'capabilities'), 'add');
  }

  public get droppedCapabilities(): readonly unknown[] {
    return listIn(objectIn(objectIn(this.spec, 'securityContext'), 'capabilities'), 'drop');
  }

  /** Whether its first process is certainly not root. */
  public get runsAsNonRoot(): boolean {
    const user = this.effective('runAsUser');
    return this.effective('runAsNonRoot') === true || (typeof user === 'number' && user > 0);
  }

  /** Whether its processes may gain privileges that they were not started with. */
  public get mayEscalate(): boolean {
    return this.own('allowPrivilegeEscalation') !== false || this.needsEscalation;
  }

  /** The API server refuses `allowPrivilegeEscalation: false` beside `privileged` and `CAP_SYS_ADMIN`; `SYS_ADMIN` is the same. */
  public get needsEscalation(): boolean {
    return (
      this.own('privileged') === true ||
      this.addedCapabilities.some((name) => name === 'SYS_ADMIN' || name === 'CAP_SYS_ADMIN')
    );
  }
}
