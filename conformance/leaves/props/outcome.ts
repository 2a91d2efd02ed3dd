import { isDeepStrictEqual } from 'node:util';
import { ApiObject } from 'cdk8s';
import { Chart, HorizontalPodAutoscaler } from '../../../src';
import type { JsonObject } from '../../../src/manifest/json';
import { valuesAt } from '../place';
import { newChart, POSTURES, PostureName, rendered } from '../trial';
import type { PropCase, PropGroup } from './case';

/** What became of a prop. */
export interface PropOutcome {
  readonly title: string;
  /** What is wrong, if something is. */
  readonly fault?: string;
}

export interface PropTried extends PropOutcome {
  /** What came of it where nothing is changed or added. */
  readonly manifest: JsonObject;
}

/** Tries all props of a group, each with the rest left out. */
export function tryProps(group: PropGroup): PropTried[] {
  return Object.keys(casesOf(group, newChart('none'))).map((prop) => {
    const [plain, ...judged] = POSTURES.map((posture) => tryProp(group, prop, posture));
    return { ...plain, fault: [plain, ...judged].find(({ fault }) => fault !== undefined)?.fault };
  });
}

function casesOf({ cases, overridable }: PropGroup, chart: Chart): Readonly<Record<string, PropCase<any, any>>> {
  return { ...cases(chart), ...(overridable ? { overrides: LAID_OVER } : {}) };
}

const LAID_OVER: PropCase<unknown, JsonObject> = {
  value: { metadata: { annotations: { laid: 'over' } } },
  at: 'metadata.annotations.laid',
  as: 'over',
};

function tryProp(group: PropGroup, prop: string, posture: PostureName): PropTried {
  const [manifest, without] = [true, false].map((withProp) => {
    const chart = newChart(posture);
    const one = casesOf(group, chart)[prop];
    const { value, instead, beside, autoscaled } = one;
    const chosen = withProp ? value : instead;
    const object = group.create(chart, { ...beside, ...(chosen === undefined ? {} : { [prop]: chosen }) });
    if (autoscaled) {
      new HorizontalPodAutoscaler(chart, 'autoscaler', { target: object as any, maxReplicas: 4 });
    }
    return { one, manifest: rendered(ApiObject.of(object)) };
  });
  const { one } = manifest;
  const path = pathOf(one, group);
  const wrong = [manifest, without].map((each) => stands(valuesAt(each.manifest, path), one)).join() !== 'true,false';
  return {
    title: `${group.title}: ${prop}`,
    manifest: manifest.manifest,
    fault: wrong
      ? `${posture}: ${JSON.stringify(manifest.manifest)}, without it ${JSON.stringify(without.manifest)}`
      : undefined,
  };
}

function pathOf({ at }: PropCase<unknown, unknown>, { pod = '' }: PropGroup): string[] {
  return at
    .replace(/^podMetadata\b/, pod.replace(/spec$/, 'metadata'))
    .replace(/^pod\b/, pod)
    .split('.');
}

/** Whether what is said stands among the values. */
function stands(found: readonly unknown[], { value, as = value }: PropCase<unknown, unknown>): boolean {
  if (as === null) {
    return found.length === 0;
  }
  return found.some((each) => (as instanceof RegExp ? as.test(String(each)) : isDeepStrictEqual(each, as)));
}
