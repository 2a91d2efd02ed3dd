import { isDeepStrictEqual } from 'util';
import { ApiObject, ApiObjectMetadataDefinition, App, Chart, JsonPatch, Lazy } from 'cdk8s';
import * as cdk8s from 'cdk8s';
import { areInOrder, isObject, JsonObject, setField } from '../manifest/json';
import { rootOf } from './construct-tree';
import { CDK8S_TO_JSON, generatedMapping } from './generated-mapping';
import { recordedPatches } from './recorded-patches';
import { copiedManifest, FieldResolver, notSerialized, resolvedValue, ValueStyle } from './resolved-values';

/**
 * What cdk8s renders an object to, in one pass over its values instead of seven; undefined where somebody has a hand in
 * that: resolvers of the app's own, a `toJson` of a user's class, a cdk8s that renders differently.
 *
 * @param toJson the method of the object that cdk8s would call
 * @throws if there is anything in it that JSON does not have
 */
export function plainJson(object: ApiObject, toJson: unknown): JsonObject | undefined {
  const isRaw = toJson === CDK8S_TO_JSON;
  const mapping = isRaw ? undefined : generatedMapping(object, toJson);
  if (!(isRaw || mapping) || !isPlain(object)) {
    return undefined;
  }
  faithful ??= isFaithful();
  if (!faithful) {
    return undefined;
  }
  const fields = fieldsOf(object);
  return mapping ? mapping(fields) : fields;
}

/** Whether the installed cdk8s renders as this file does, once somebody has asked. */
let faithful: boolean | undefined;

/** The private fields of an ApiObject. */
interface ObjectFields {
  readonly props: JsonObject;
}

/** The private fields of its metadata. */
interface MetadataFields {
  readonly _additionalAttributes: JsonObject;
  readonly annotations: unknown;
  readonly finalizers: unknown;
  readonly labels: unknown;
  readonly ownerReferences: unknown;
}

/** Whether nobody has replaced anything that renders the object. */
function isPlain(object: ApiObject): boolean {
  if (object.metadata.toJson !== ApiObjectMetadataDefinition.prototype.toJson) {
    return false;
  }
  const { resolvers } = rootOf(object) as Partial<App>;
  // every value is asked for tokens in this order
  return (
    resolvers?.length === RESOLVERS.length &&
    RESOLVERS.every(({ prototype }, index) => resolvers[index].resolve === prototype.resolve)
  );
}

const RESOLVERS = [cdk8s.LazyResolver, cdk8s.ImplicitTokenResolver, cdk8s.NumberStringUnionResolver];

function fieldsOf(object: ApiObject): JsonObject {
  const sorted = !process.env.CDK8S_DISABLE_SORT;
  const metadata = metadataOf(object);
  const { props } = object as unknown as ObjectFields;
  const resolver = new FieldResolver(object, sorted ? SORTED : AS_WRITTEN);
  const fields: JsonObject = {};
  for (const key of Object.keys(props)) {
    setField(fields, key, key === 'metadata' ? metadata : resolver.field(key, props[key]));
  }
  fields.metadata = metadata;
  const keys = Object.keys(fields).filter((key) => fields[key] !== undefined);
  if (sorted && !areInOrder(keys)) {
    keys.sort();
  }
  const patches = recordedPatches(object);
  return patches.length === 0 ? ordered(fields, typeFirst(keys)) : patched(object, ordered(fields, keys), patches);
}

function patched(object: ApiObject, fields: JsonObject, patches: readonly JsonPatch[]): JsonObject {
  let result: JsonObject;
  try {
    const changed = JsonPatch.apply(fields, ...patches) as JsonObject;
    // also a field that a patch has left without a value; both throw, as in cdk8s, where it has left no object
    const keys = Object.keys(changed);
    const types = TYPE.filter((key) => key in changed);
    result = ordered(changed, [...new Set([...types, ...keys])]);
  } catch (error) {
    throw notSerialized(object, error);
  }
  copiedManifest(object, result); // refuses what a move has put into itself
  return result;
}

/** Keys, those first that tell what an object is. */
function typeFirst(keys: readonly string[]): readonly string[] {
  if (TYPE.every((key, index) => keys[index] === key)) {
    return keys; // as of most objects
  }
  return [...TYPE.filter((key) => keys.includes(key)), ...keys.filter((key) => !TYPE.includes(key))];
}

function metadataOf(object: ApiObject): unknown {
  const { name, namespace } = object.metadata;
  const { _additionalAttributes, annotations, finalizers, labels, ownerReferences } =
    object.metadata as unknown as MetadataFields;
  const fields: JsonObject = {};
  // not spread: cdk8s has deleted a field of it, so that engines keep it as a table, and its copies too
  for (const key of Object.keys(_additionalAttributes)) {
    setField(fields, key, _additionalAttributes[key]);
  }
  Object.assign(fields, { name, namespace, annotations, finalizers, ownerReferences, labels });
  return resolvedValue(object, 'metadata', fields, OF_METADATA);
}

const SORTED: ValueStyle = { sorted: true };
const AS_WRITTEN: ValueStyle = { sorted: false };
const OF_METADATA: ValueStyle = { sorted: true, withoutEmpty: true };

const TYPE: readonly string[] = ['apiVersion', 'kind', 'metadata'];

function ordered(fields: JsonObject, keys: readonly string[]): JsonObject {
  const copy: JsonObject = {};
  for (const key of keys) {
    setField(copy, key, fields[key]);
  }
  return copy;
}

/** Renders an object that has something of everything, both ways. */
function isFaithful(): boolean {
  const chart = new Chart(new App(), 'chart', { labels: { tier: 'web' }, namespace: 'shop' });
  const object = new ApiObject(chart, 'object', {
    kind: 'Probe',
    apiVersion: 'example.com/v1',
    metadata: { annotations: { note: 'one' }, finalizers: ['example.com/wait'] },
    spec: {
      text: 'b',
      list: [3, null, { z: true, a: [] }, Lazy.any({ produce: () => ({ made: [{}] }) })],
      absent: null,
      number: { resolve: () => Lazy.any({ produce: () => 0.5 }) },
      either: new Either('8080'),
    },
    data: Lazy.any({ produce: () => undefined }),
  });
  object.metadata.add('generateName', 'probe-');
  object.metadata.add('empty', { items: [], nothing: {} });
  object.metadata.addLabel('app', 'probe');
  const unpatched = [object.toJson(), fieldsOf(object)];
  object.addJsonPatch(JsonPatch.add('/spec/added', 1), JsonPatch.add('/added', 2));
  const withPatches = [object.toJson(), fieldsOf(object)];
  return [unpatched, withPatches].every(([theirs, ours]) => isDeepStrictEqual(entriesOf(theirs), entriesOf(ours)));
}

/** As generated classes have it for numbers or strings. */
class Either {
  constructor(public readonly value: string) {}
}

/** Values with their keys in order, which equality of objects leaves out. */
function entriesOf(value: unknown): unknown {
  if (Array.isArray(value)) {
    return value.map(entriesOf);
  }
  return isObject(value) ? Object.entries(value).map(([key, inner]) => [key, entriesOf(inner)]) : value;
}
