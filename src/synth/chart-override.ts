import { Chart } from 'cdk8s';
import { isObject, JsonObject } from '../manifest/json';
import { listItems } from '../manifest/list-items';
import { harden } from '../policy/harden';
import { whileRendered } from './already-rendered';
import { isNone } from './render';
import type { RenderedChart } from './rendered-chart';
import { Scope, subjectsOf } from './rendered-subject';
import { renderItself, withoutInstalling } from './self-rendering';

// A global symbol: with two copies of this package in an application, each must know what the other's charts render.
const PLAIN = Symbol.for('cdk8s-bulkhead.renders-plainly');

/** Tells that a `toJson` of charts adds nothing to what was rendered. */
export function rendersPlainly(toJson: object): void {
  Object.defineProperty(toJson, PLAIN, { value: true });
}

/** Whether the class of a chart has a `toJson` of its own. */
export function isOverridden({ toJson }: Chart): boolean {
  return toJson !== Chart.prototype.toJson && !(PLAIN in toJson);
}

/**
 * A chart after its own `toJson`, where its class has overridden that: cdk8s writes what it returns. What it has added
 * is hardened and judged like anything else; what it has left keeps its construct and its waivers.
 */
export function overridden(plain: RenderedChart, scope: Scope): RenderedChart {
  const { chart, objects, wholes } = plain;
  if (!isOverridden(chart)) {
    return plain;
  }
  objects.forEach(renderItself);
  const asked = objects.map((object, index) => [object, wholes[index]] as const);
  const returned = whileRendered(chart, asked, plain.manifests, () => withoutInstalling(() => chart.toJson()));

  const known = new Map(plain.subjects.map((subject) => [subject.resource.manifest, subject]));
  // cdk8s takes the values of whatever it gets
  const manifests = Object.values(returned)
    .filter(isObject)
    .flatMap((manifest): JsonObject[] =>
      isNone(scope.posture) ? [manifest] : listItems(manifest, `"${chart.node.path}"`),
    );
  const subjects = manifests.flatMap((manifest) => {
    const before = known.get(manifest);
    const provenance = before ?? { ours: false, madeBy: chart };
    return subjectsOf([manifest], before?.resource.origin ?? chart.node.path, before ?? scope, provenance);
  });
  const origins = subjects.map(({ resource }) => resource.origin);
  return { ...plain, manifests, origins, subjects, changes: [...plain.changes, ...subjects.flatMap(harden)] };
}
