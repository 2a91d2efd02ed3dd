import { ApiObject } from 'cdk8s';
import type { IConstruct } from 'constructs';
import { ConfigurationContent } from '../manifest/configuration-content';
import type { ConfigurationKind } from '../manifest/configuration-reference';
import { NAMED_BY_CONTENT } from '../manifest/content-name';
import { sameNamespace } from '../manifest/inventory';
import { JsonObject, objectIn, stringIn } from '../manifest/json';
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
  let own: ConfigurationContents | undefined; // many a chart has no pods that look for any
  return {
    find: (kind, namespace, name) => {
      own ??= contentsIn(chart);
      return own.find(kind, namespace, name) ?? app.find(kind, namespace, name);
    },
  };
}

/** The contents of ConfigMaps and Secrets among manifests, but for those whose names tell them already. */
export function contentsIn(manifests: readonly JsonObject[]): ConfigurationContents {
  const found = new Map<string, JsonObject | ConfigurationContent>();
  for (const manifest of manifests) {
    if (isConfiguration(manifest)) {
      found.set(keyOf(String(manifest.kind), namespaceOf(manifest), nameOf(manifest)), manifest);
    }
  }
  return {
    find: (kind, namespace, name) => {
      const key = keyOf(kind, namespace, name);
      const manifest = found.get(key);
      if (manifest === undefined || manifest instanceof ConfigurationContent) {
        return manifest;
      }
      const content = new ConfigurationContent(manifest);
      found.set(key, content);
      return content;
    },
  };
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
      contentsIn(some.flatMap((object) => render(object, scopeOf(object)).manifests)).find(kind, namespace, name);
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

function namespaceOf(manifest: JsonObject): string | undefined {
  return stringIn(objectIn(manifest, 'metadata'), 'namespace');
}

function keyOf(kind: string, namespace: string | undefined, name: string): string {
  return `${kind}/${namespace || 'default'}/${name}`;
}
