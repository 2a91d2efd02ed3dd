import * as os from 'node:os';
import { isDeepStrictEqual } from 'node:util';
import { ApiObject, ApiObjectMetadata } from 'cdk8s';
import { Chart, Posture, Testing } from '../../src';
import { isObject, JsonObject } from '../../src/manifest/json';
import { effectivePosture } from '../../src/posture/scope';
import { asOneManifest, render } from '../../src/synth/render';
import type { Schema } from '../custom-resources/definition';
import { leavesOf } from '../custom-resources/leaves';
import { attachmentOf } from './attachment';
import { ITEM, objectAt, valuesAt } from './place';
import { IN_PROPS, NAME, Subject } from './subjects';
import { keyFor, neighboursOf, valueFor } from './surroundings';

/** A field of a kind, with a value and whatever must be beside it. */
export interface Trial {
  readonly path: readonly string[];
  readonly value: unknown;
  readonly metadata?: ApiObjectMetadata;
  readonly overrides?: JsonObject;
  /** The part of an object that exists where alone it can be written. */
  readonly part?: string;
}

/** The postures under which everything must arrive. */
export const POSTURES = ['none', 'restricted'] as const;

export type PostureName = (typeof POSTURES)[number];

const BY_NAME: Readonly<Record<PostureName, Posture>> = { none: Posture.none(), restricted: Posture.restricted() };

/** The manifest of a kind with a field that is tried, or the least one. */
export function manifestOf(
  subject: Subject,
  posture: PostureName,
  trial?: Pick<Trial, 'metadata' | 'overrides'>,
): JsonObject {
  const metadata = { name: NAME, ...trial?.metadata };
  return rendered(subject.create(newChart(posture), { metadata, overrides: trial?.overrides }));
}

/** A chart with nothing in it nor beside it, which is never written. */
export function newChart(posture: PostureName): Chart {
  return new Chart(Testing.app({ posture: BY_NAME[posture], outdir: os.tmpdir() }), 'chart');
}

/** What an object of such a chart becomes, whatever rules find in it: what is tried is odd. */
export function rendered(object: ApiObject): JsonObject {
  const { manifests } = render(object, { posture: effectivePosture(object), waivers: [] });
  return JSON.parse(JSON.stringify(asOneManifest(manifests))) as JsonObject;
}

/**
 * A trial of each field of a kind.
 *
 * @param stored the least object as the API server stores it, of whose values each trial has another one
 */
export function trialsOf(subject: Subject, schema: Schema, stored: JsonObject): Trial[] {
  const plain = manifestOf(subject, 'none');
  const leaves = leavesOf(schema, plain).filter(({ path }) => !subject.excluded?.test(path.join('.')));
  return leaves.map((leaf): Trial => {
    const address = addressOf(subject, leaf.path);
    const overrides = JSON.parse(JSON.stringify(leaf.overrides)) as JsonObject;
    const path = renamed(leaf.path, overrides, keyFor(address));
    const value =
      valueFor(address, subject.kind) ??
      anotherValue(schemaAt(schema, leaf.path), leaf.value, valuesAt(stored, path), address);
    if (IN_PROPS.includes(path.join('.'))) {
      return { path, value, metadata: { [path[1]]: value } };
    }
    write(overrides, path, value);
    for (const { above, fields } of neighboursOf(address)) {
      const place = pathIn(subject, above);
      addFields(objectAt(overrides, place), fields, path.slice(place.length));
    }
    return { path, value, overrides, ...attachmentOf(address) };
  });
}

/** What tables know a field by: `pod.hostname`, wherever pods are, otherwise `KIND.spec.replicas`. */
export function addressOf({ kind, pod }: Subject, path: readonly string[]): string {
  const text = path.join('.');
  return pod && text.startsWith(`${pod}.`) ? `pod${text.slice(pod.length)}` : `${kind}.${text}`;
}

function pathIn({ pod }: Subject, address: string): string[] {
  const [first, ...rest] = address.split('.');
  return first === 'pod' ? [...pod!.split('.'), ...rest] : rest;
}

function schemaAt(schema: Schema, [first, ...rest]: readonly string[]): Schema {
  if (first === undefined) {
    return schema;
  }
  const inner = first === ITEM ? schema.items : (schema.properties?.[first] ?? schema.additionalProperties);
  return schemaAt(inner as Schema, rest);
}

function anotherValue({ type, enum: choices }: Schema, sample: unknown, taken: readonly unknown[], address: string) {
  const isTaken = (value: unknown) => taken.some((other) => isDeepStrictEqual(other, value));
  const others = choices ?? (type === 'boolean' ? [true, false] : typeof sample === 'number' ? [sample + 1] : []);
  const found = [sample, ...others, `${String(sample)}-2`].find((value) => value !== '' && !isTaken(value));
  if (choices && !choices.includes(found)) {
    throw new Error(`there is no other value for ${address}`);
  }
  return found;
}

/** The path with the key that a map has in place of the usual one, which is renamed in the overrides too. */
function renamed(path: readonly string[], overrides: JsonObject, key: string | undefined): readonly string[] {
  if (key === undefined) {
    return path;
  }
  const above = path.slice(0, -1);
  const map = objectAt(overrides, above);
  delete map[NAME];
  map[key] = null;
  return [...above, key];
}

function write(root: JsonObject, path: readonly string[], value: unknown): void {
  const last = path.at(-1)!;
  if (last === ITEM) {
    write(root, path.slice(0, -1), [value]);
  } else {
    objectAt(root, path.slice(0, -1))[last] = value;
  }
}

/** Adds fields, but for the one that is tried. */
function addFields(object: JsonObject, fields: JsonObject, [tried, ...rest]: readonly string[]): void {
  for (const [field, value] of Object.entries(fields)) {
    const own = object[field];
    if (isObject(own) && isObject(value)) {
      addFields(own, value, field === tried ? rest : []);
    } else if (field !== tried) {
      object[field] = value;
    }
  }
}
