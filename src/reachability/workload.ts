import { Construct, IConstruct } from 'constructs';
import type { PodOfResource } from '../manifest/inventory';
import type { Resource } from '../manifest/resource';
import { hasNodeNetwork } from '../network/isolation';
import { namespaceName } from '../network/namespaces';
import type { Manifests } from './manifests';

/** How many workloads a message names. */
const NAMED = 8;

/** An object that makes pods. */
export interface Workload {
  readonly resource: Resource;
  /** With quotes: its construct path, or for plain data `Deployment "shop/web"`. */
  readonly title: string;
  readonly pods: readonly PodOfResource[];
  readonly hasNodeNetwork: boolean;
}

/** The workloads among some objects, found by what users hold of them. */
export class Workloads {
  public readonly all: readonly Workload[];

  constructor(private readonly manifests: Manifests) {
    const pods = manifests.app.podsByResource;
    const titleOf = titlesOf(manifests, pods.keys());
    this.all = [...pods].map(([resource, made]) => ({
      resource,
      title: titleOf(resource),
      pods: made,
      hasNodeNetwork: made.some(({ pod }) => hasNodeNetwork(pod)),
    }));
  }

  /**
   * One workload.
   *
   * @param wanted a construct that makes pods by one object, or the name of an object
   * @throws if there is none or several, or policies do not hold for its pods
   */
  public find(wanted: IConstruct | string): Workload {
    const workload = typeof wanted === 'string' ? this.named(wanted) : this.below(checked(wanted));
    if (workload.hasNodeNetwork) {
      throw new Error(
        `pods of ${workload.title} have the network of their node, where no NetworkPolicy holds and nobody can tell who ` +
          'reaches whom; leave them out',
      );
    }
    return workload;
  }

  private below(construct: IConstruct): Workload {
    const { path } = construct.node;
    const { scope } = this.manifests;
    if (!scope) {
      throw new Error(`"${path}" is a construct, and these are plain manifests; write the name of its object`);
    }
    if (!construct.node.scopes.includes(scope)) {
      throw new Error(`"${path}" is not in ${placeOf(scope)}; give Reachability.of the app that it is in`);
    }
    const found = this.all.filter(({ resource: { origin } }) => isBelow(origin, path));
    if (found.length === 0) {
      throw new Error(
        `"${path}" makes no pods in what was rendered; give a workload, e.g. a component or a Deployment`,
      );
    }
    if (found.length > 1) {
      throw new Error(`"${path}" makes pods by several objects, ${titlesText(found)}; give one of them`);
    }
    return found[0];
  }

  private named(name: string): Workload {
    const found = this.all.filter(({ resource }) => spellings(resource).includes(name));
    if (found.length === 0) {
      throw new Error(`no workload is called "${name}"; there ${listed(this.all)}`);
    }
    if (found.length > 1) {
      const [{ kind, namespace, name: short }] = found.map(({ resource }) => resource);
      throw new Error(
        `several workloads are called "${name}", ${titlesText(found)}; write more, e.g. ` +
          `"${kind} ${namespaceName(namespace)}/${short}"`,
      );
    }
    return found[0];
  }
}

function checked(construct: unknown): IConstruct {
  if (!Construct.isConstruct(construct)) {
    throw new Error(
      'something that is neither a construct nor a name was given as a workload; give a component or the like, its name, ' +
        'or what Outside gives',
    );
  }
  return construct;
}

/** `web`, `shop/web`, `Deployment web` and `Deployment shop/web`. */
function spellings({ kind, namespace, name }: Resource): string[] {
  const names = [name, `${namespaceName(namespace)}/${name}`];
  return [...names, ...names.map((each) => `${kind} ${each}`)];
}

function isBelow(origin: string, path: string): boolean {
  // an item of a List has the path of the List, and which it is
  return path === '' || origin === path || origin.startsWith(`${path}/`) || origin.startsWith(`${path} item `);
}

/** The paths of the constructs that users hold, where these stand for one workload alone. */
function titlesOf({ holders }: Manifests, resources: Iterable<Resource>): (resource: Resource) => string {
  const counts = new Map<IConstruct, number>();
  for (const { origin } of resources) {
    const holder = holders.get(origin);
    if (holder) {
      counts.set(holder, (counts.get(holder) ?? 0) + 1);
    }
  }
  return ({ origin, title }) => {
    const holder = holders.get(origin);
    return holder ? `"${counts.get(holder) === 1 ? holder.node.path : origin}"` : title;
  };
}

function placeOf({ node: { path } }: IConstruct): string {
  return path === '' ? 'this app' : `"${path}"`;
}

function listed(workloads: readonly Workload[]): string {
  if (workloads.length === 0) {
    return 'are none';
  }
  return `${workloads.length === 1 ? 'is' : 'are'} ${titlesText(workloads)}`;
}

function titlesText(workloads: readonly Workload[]): string {
  const titles = workloads.slice(0, NAMED).map(({ title }) => title);
  const left = workloads.length - titles.length;
  return left > 0 ? `${titles.join(', ')} and ${left} more` : titles.join(', ');
}
