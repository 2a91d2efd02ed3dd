import { ApiObject } from 'cdk8s';
import type * as kplus from 'cdk8s-plus-28';
import { Chart, Posture, Testing } from '../../src';
import type { JsonObject } from '../../src/manifest/json';
import type { TriedKind } from './kinds';
import { realized, Recipe } from './recipe';

/** What comes of some props. */
export interface Tried {
  /** Whatever is wrong with them. */
  readonly manifest: JsonObject;
  /** What is said at synth, with the path of the construct. */
  readonly faults: readonly string[];
}

/** Tries props with a kind. */
export function tried(kind: TriedKind, props: Recipe): Tried {
  const [chart, unjudged] = [undefined, Posture.none()].map(
    (posture) => new Chart(Testing.app({ posture }), 'shop', { namespace: 'shop' }),
  );
  const judged = create(kind, props, chart);
  const plain = create(kind, props, unjudged);
  return { manifest: rendered(plain), faults: judged.node.validate() };
}

/** The manifest of a custom resource, however often it is rendered. */
function rendered(resource: kplus.Resource): JsonObject {
  const [once, again] = [1, 2].map(() => JSON.stringify(ApiObject.of(resource).toJson()));
  if (once !== again) {
    throw new Error(`rendered twice, it differs: ${once} ${again}`);
  }
  return JSON.parse(once);
}

function create(kind: TriedKind, props: Recipe, chart: Chart) {
  return kind.create(chart, 'tried', frozen({ metadata: { name: 'tried' }, ...realized(props, chart) }));
}

/** Props that nobody can change, as far as they are plain data. */
function frozen<Value>(value: Value): Value {
  const isPlain = Array.isArray(value) || Object.prototype.toString.call(value) === '[object Object]';
  if (isPlain && [Object.prototype, Array.prototype].includes(Object.getPrototypeOf(value))) {
    Object.values(value as object).forEach(frozen);
    return Object.freeze(value);
  }
  return value;
}
