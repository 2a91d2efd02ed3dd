import { Inventory, oncePerApp, PodOfResource } from '../../../manifest/inventory';
import type { Resource } from '../../../manifest/resource';
import type { Declarations } from '../../../network/connection';
import { declaredWorkload } from '../../../network/declared-workload';
import { hasNodeNetwork } from '../../../network/isolation';
import type { Backend } from '../../../network/service-backends';
import type { Context } from '../../../policy/context';
import { meantBackends } from './meant-backends';
import { WrittenHost, writtenHosts } from './written-hosts';

/** A pod that is told the address of pods that connections isolate. */
export interface ToldCaller {
  readonly caller: PodOfResource;
  readonly written: WrittenHost;
  /** What of the isolated pods is behind the address. */
  readonly backends: readonly Backend[];
}

/**
 * The pods of workloads that declare nothing, and are told the address of a workload that connections isolate. Nobody
 * judges what is written for them, as under a posture of none.
 */
export function toldCallers({ app, declared }: Context, callee: Resource): readonly ToldCaller[] {
  const known = indexes(app);
  const found = known.get(declared) ?? indexOf(app, declared);
  known.set(declared, found);
  return found.get(callee) ?? NONE;
}

const NONE: readonly ToldCaller[] = [];

const indexes = oncePerApp(() => new WeakMap<Declarations, ReadonlyMap<Resource, readonly ToldCaller[]>>());

function indexOf(app: Inventory, declared: Declarations): ReadonlyMap<Resource, readonly ToldCaller[]> {
  const index = new Map<Resource, ToldCaller[]>();
  for (const caller of app.resources) {
    if (caller.pods.length === 0 || declaredWorkload(declared, caller.origin).isolated) {
      continue;
    }
    for (const pod of caller.pods) {
      for (const written of writtenHosts(app, caller, pod)) {
        for (const [callee, backends] of isolatedBehind(app, declared, written)) {
          const callers = index.get(callee) ?? [];
          callers.push({ caller: { resource: caller, pod }, written, backends });
          index.set(callee, callers);
        }
      }
    }
  }
  return index;
}

/** The isolated workloads behind an address. */
function isolatedBehind(app: Inventory, declared: Declarations, written: WrittenHost): Map<Resource, Backend[]> {
  const found = new Map<Resource, Backend[]>();
  for (const backend of meantBackends(app, written)) {
    const { pod, resource } = backend.pod;
    if (declaredWorkload(declared, resource.origin).isolated && !hasNodeNetwork(pod)) {
      found.set(resource, [...(found.get(resource) ?? []), backend]);
    }
  }
  return found;
}
