import { ApiObject } from 'cdk8s';
import type { IConstruct } from 'constructs';
import { configurationReferences, NamedKind } from '../manifest/configuration-reference';
import { sameNamespace } from '../manifest/inventory';
import { JsonObject, objectIn, stringIn } from '../manifest/json';
import { Resource } from '../manifest/resource';
import { attach, attachmentsOf } from './attachments';
import { constructsOf, rootOf } from './construct-tree';
import { nearest } from './nearest';

/** As long as the names of most kinds may be. */
const LONGEST = 253;

/**
 * Has an object named by its content when it is rendered, after overrides, patches and fixes. What kinds of ours refer to
 * by the name of its construct, in its namespace, follows.
 *
 * @param longest how long the name may become
 */
export function namedByContent(object: ApiObject, longest: number = LONGEST): void {
  attach(object, { namedByContent: { longest } });
  namedIn(object).add(keyOf(object.kind, object.name));
  known?.namesakes.clear(); // a Lazy may have made it
}

/** The name that an object named by its content is rendered with. */
type ContentName = (named: ApiObject) => string;

/**
 * Has the references of a manifest follow the objects of the app that are named by their content, in place.
 *
 * @throws if one could mean several of them
 */
export function followContentNames(object: ApiObject, manifest: JsonObject, contentName: ContentName): void {
  const named = namedIn(object);
  if (named.size === 0) {
    return;
  }
  const resource = new Resource(manifest);
  const lists = new Map<unknown[], Map<number, string[]>>();
  for (const { kind, name, parent, key } of configurationReferences(resource)) {
    const names = named.has(keyOf(kind, name)) ? namesMeant(object, resource, kind, name, contentName) : [];
    if (names.length === 0) {
      continue;
    }
    if (Array.isArray(parent)) {
      const list = lists.get(parent) ?? new Map<number, string[]>();
      list.set(key as number, [...(list.get(key as number) ?? []), ...names]);
      lists.set(parent, list);
    } else {
      parent[key] = names[0];
    }
  }
  for (const [list, changed] of lists) {
    const items = list.flatMap((item, index): unknown[] => changed.get(index) ?? [item]);
    list.splice(0, list.length, ...new Set(items));
  }
}

/** Runs a function while which nothing changes, so that each object is named, and looked for, only once. */
export function whileNamesStay<Result>(run: () => Result): Result {
  const before = known;
  known = { names: new Map(), early: new Map(), namesakes: new Map() };
  try {
    return run();
  } finally {
    known = before;
  }
}

/** A manifest before rules, and whether it is just what cdk8s renders. */
export interface LayeredManifest {
  readonly manifest: JsonObject;
  readonly asIs: boolean;
}

/**
 * The name that an object has once it is rendered, for others that refer to it. What it was rendered to for that is kept
 * until its turn comes: what its Lazies make may be another thing the next time.
 */
export function nameOnce(object: ApiObject, render: () => LayeredManifest): string {
  const name = known?.names.get(object);
  if (name !== undefined) {
    return name;
  }
  const rendered = render();
  known?.early.set(object, rendered);
  return told(object, rendered);
}

/** What an object is rendered to when its turn has come, by the name that others were told. */
export function manifestOnce(object: ApiObject, render: () => LayeredManifest): LayeredManifest {
  const rendered = known?.early.get(object) ?? render();
  known?.early.delete(object);
  told(object, rendered);
  return rendered;
}

interface Known {
  readonly names: Map<ApiObject, string>;
  readonly early: Map<ApiObject, LayeredManifest>;
  readonly namesakes: Map<IConstruct, Namesakes>;
}

let known: Known | undefined;

function told(object: ApiObject, { manifest }: LayeredManifest): string {
  const name = stringIn(objectIn(manifest, 'metadata'), 'name') ?? '';
  known?.names.set(object, name);
  return name;
}

/** The objects of an app that can be named by their content, whether they are or not, by kind and name. */
type Namesakes = ReadonlyMap<string, readonly ApiObject[]>;

/** What a reference is to be written as; nothing where the plain name is right. */
function namesMeant(
  object: ApiObject,
  resource: Resource,
  kind: NamedKind,
  name: string,
  contentName: ContentName,
): string[] {
  const all = namesakesIn(object).get(keyOf(kind, name)) ?? [];
  if (resource.kind === 'ClusterRole') {
    // it names objects of all namespaces
    const meant = byNamespace(all).flatMap((candidates) => nearest(object, candidates));
    return meant.some(isNamed) ? meant.map((each) => (isNamed(each) ? contentName(each) : name)) : [];
  }
  const beside = all.filter(({ metadata }) => sameNamespace(metadata.namespace, resource.namespace));
  const meant = nearest(object, beside).filter(isNamed);
  const names = [...new Set(meant.map((each) => contentName(each)))];
  if (names.length > 1) {
    const paths = meant.map(({ node }) => `"${node.path}"`).join(' and ');
    throw new Error(
      `"${object.node.path}" refers to the ${kind} "${name}", which ${paths} are without the hash of their content; give ` +
        'one of them another name',
    );
  }
  return names;
}

function byNamespace(objects: readonly ApiObject[]): ApiObject[][] {
  const groups: ApiObject[][] = [];
  for (const object of objects) {
    const group = groups.find(([first]) => sameNamespace(first.metadata.namespace, object.metadata.namespace));
    if (group) {
      group.push(object);
    } else {
      groups.push([object]);
    }
  }
  return groups;
}

function isNamed(object: ApiObject): boolean {
  return attachmentsOf(object).namedByContent !== undefined;
}

function namesakesIn(construct: IConstruct): Namesakes {
  const root = rootOf(construct);
  const found = known?.namesakes.get(root) ?? findNamesakes(root);
  known?.namesakes.set(root, found);
  return found;
}

function findNamesakes(root: IConstruct): Namesakes {
  const named = namedIn(root);
  const found = new Map<string, ApiObject[]>();
  for (const construct of constructsOf(root)) {
    const key = ApiObject.isApiObject(construct) ? keyOf(construct.kind, construct.name) : '';
    if (named.has(key)) {
      found.set(key, [...(found.get(key) ?? []), construct as ApiObject]);
    }
  }
  return found;
}

// A global symbol: with two copies of this package in an application, each must find what the other has named.
const NAMED = Symbol.for('cdk8s-bulkhead.named-by-content');

/** The kinds and names, without the hash, of the objects of an app that are named by their content. */
function namedIn(construct: IConstruct): Set<string> {
  const root = rootOf(construct) as unknown as { [NAMED]?: Set<string> };
  if (!root[NAMED]) {
    Object.defineProperty(root, NAMED, { value: new Set(), enumerable: false });
  }
  return root[NAMED]!;
}

function keyOf(kind: string, name: string): string {
  return `${kind}/${name}`;
}
