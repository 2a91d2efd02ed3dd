import { ApiObject } from 'cdk8s';
import type { IConstruct } from 'constructs';
import { ConfigurationContent } from '../manifest/configuration-content';
import type { ConfigurationKind } from '../manifest/configuration-reference';
import { NAMED_BY_CONTENT } from '../manifest/content-name';
import { sameNamespace } from '../manifest/inventory';
import { JsonObject, objectIn, stringIn } from '../manifest/json';
import { Named } from '../manifest/named';
import { effectivePosture } from '../posture/scope';
import { ofItsChart } from './nearest';
import { render } from './render';

/** Finds what a ConfigMap or Secret holds, as it is written; undefined for one that the app does not have. */
export interface ConfigurationContents {
  find(kind: ConfigurationKind, namespace: string | undefined, name: string): ConfigurationContent | undefined;
}

/**
 * The contents of ConfigMaps and Secrets that a chart finds: its own first, then those of the app. Charts that are applied
 * to namespaces of their own can have the same names.
 */
export function contentsFor(chart: readonly JsonObject[], app: ConfigurationContents): ConfigurationContents {
  const own = contentsIn([chart]);
  return {
    find: (kind, namespace, name) => own.find(kind, namespace, name) ?? app.find(kind, namespace, name),
  };
}

/** The contents of ConfigMaps and Secrets among manifests, but for those whose names tell them already. */
export function contentsIn(lists: readonly (readonly JsonObject[])[]): ConfigurationContents {
  let contents: Contents | undefined; // many an app has no pods that look for any
  return {
    find: (kind, namespace, name) => {
      contents ??= contentsByName(lists);
      const found = contents[kind].get(namespace || DEFAULT_NAMESPACE, name);
      if (found === undefined || found instanceof ConfigurationContent) {
        return found;
      }
      const content = new ConfigurationContent(found);
      contents[kind].set(namespace || DEFAULT_NAMESPACE, name, content);
      return content;
    },
  };
}

/** The manifests by kind, namespace and name, or what was made of them. */
type Contents = { readonly [kind in ConfigurationKind]: Named<JsonObject | ConfigurationContent> };

const DEFAULT_NAMESPACE = 'default';

function contentsByName(lists: readonly (readonly JsonObject[])[]): Contents {
  const contents: Contents = { ConfigMap: new Named(), Secret: new Named() };
  for (const manifests of lists) {
    for (const manifest of manifests) {
      if (isConfiguration(manifest)) {
        const namespace = stringIn(objectIn(manifest, 'metadata'), 'namespace') || DEFAULT_NAMESPACE;
        contents[manifest.kind as ConfigurationKind].set(namespace, nameOf(manifest), manifest);
      }
    }
  }
  return contents;
}

/**
 * What a construct finds among the objects of its chart, and then of the app, each of which is rendered when it is looked
 * for: for objects that cdk8s renders one by one. An object that gets its name from a patch is not found.
 */
export function contentsAround(construct: IConstruct): ConfigurationContents {
  let objects: ApiObject[] | undefined;
  const searched = new Map<string, ConfigurationContent | undefined>();
  const search = (kind: ConfigurationKind, namespace: string | undefined, name: string) => {
    objects ??= construct.node.root.node.findAll().filter(mayHoldConfiguration);
    const candidates = objects.filter(
      (object) =>
        object.kind === LIST ||
        (object.kind === kind && object.name === name && sameNamespace(object.metadata.namespace, namespace)),
    );
    const findAmong = (some: readonly ApiObject[]) =>
      contentsIn(some.map((object) => render(object, scopeOf(object)).manifests)).find(kind, namespace, name);
    return findAmong(ofItsChart(construct, candidates)) ?? findAmong(candidates);
  };
  return {
    find: (kind, namespace, name) => {
      const key = keyOf(kind, namespace, name);
      if (!searched.has(key)) {
        searched.set(key, search(kind, namespace, name));
      }
      return searched.get(key);
    },
  };
}

const LIST = 'List';

function mayHoldConfiguration(construct: IConstruct): construct is ApiObject {
  return (
    ApiObject.isApiObject(construct) &&
    construct.apiVersion === 'v1' &&
    [LIST, 'ConfigMap', 'Secret'].includes(construct.kind)
  );
}

function scopeOf(object: ApiObject) {
  return { posture: effectivePosture(object), waivers: [] };
}

function isConfiguration({ apiVersion, kind, metadata }: JsonObject): boolean {
  return (
    (kind === 'ConfigMap' || kind === 'Secret') &&
    apiVersion === 'v1' &&
    stringIn(objectIn(metadata, 'annotations'), NAMED_BY_CONTENT) === undefined
  );
}

function nameOf(manifest: JsonObject): string {
  return stringIn(objectIn(manifest, 'metadata'), 'name') ?? '';
}

function keyOf(kind: string, namespace: string | undefined, name: string): string {
  return `${kind}/${namespace || 'default'}/${name}`;
}
