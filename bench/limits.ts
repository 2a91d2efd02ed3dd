import * as cases from './cases';
import type { Figures } from './figures';
import { cpuRatio, cpuRatioWithoutLoad, isByObject } from './ratios';
import type { Figure } from './rounds';
import { exponent } from './statistics';
import type { Layout } from './workloads/measured';

/** A promise about what synth costs, and what was measured of it. */
export interface Limit {
  readonly name: string;
  /** @default - that it ends at all */
  readonly atMost?: number;
  /** @default - nothing, if it was not measured or is none */
  readonly measured?: Figure;
  /** The same without what it takes to start, where that is a part. */
  readonly withoutLoad?: Figure;
  /** @default - nothing, if it was not measured */
  readonly met?: boolean;
}

export const CALLED: Readonly<Record<Layout, string>> = {
  one: 'in one chart',
  chart: 'a chart for each app',
  nested: 'nested charts',
  chain: 'a chain of charts',
  star: 'charts that all depend on one',
};

const { RAW, NONE, RESTRICTED, COMPONENTS, DIRECT, JS_YAML, JS_YAML_5 } = cases;
const MANY = 1_000;
/** How many an app has. */
const OBJECTS = 9;

/** All limits. */
export function limitsOf(figures: Figures): Limit[] {
  return [
    cpuLimit(figures, NONE, RAW, MANY, 0.55),
    ...asUsualAndSettled(figures, 'one', MANY, 0.8),
    cpuLimit(figures, COMPONENTS, RAW, MANY, 0.8),
    cpuLimit(figures, cases.laidOut(NONE, 'chart'), cases.laidOut(RAW, 'chart'), MANY, 1 / 10),
    ...asUsualAndSettled(figures, 'chart', MANY, 1 / 8),
    cpuLimit(figures, DIRECT, JS_YAML, MANY, 1),
    cpuLimit(figures, DIRECT, JS_YAML_5, MANY, 1),
    ...asUsualAndSettled(figures, 'one', 10, 0.8),
    ...asUsualAndSettled(figures, 'chart', 10, 0.8),
    ...(['chart', 'nested', 'chain', 'star'] as const).flatMap((layout) =>
      [NONE, RESTRICTED].map((variant) => growth(figures, cases.laidOut(variant, layout))),
    ),
    ...[NONE, RESTRICTED].map((variant) => chained(figures, variant)),
    ...cases.linked().map((variant) => linkedLimit(figures, variant)),
    memoryRatio(figures, NONE, 0.75),
    memoryRatio(figures, DIRECT, 0.6),
    ...cases.WRITER_SIZES.map((apps) => writerRatio(figures, apps)),
  ];
}

function asUsualAndSettled(figures: Figures, layout: Layout, apps: number, atMost: number): Limit[] {
  const [ours, raw] = [RESTRICTED, RAW].map((variant) => cases.laidOut(variant, layout));
  const settled = [ours, raw].map((variant) => cases.filledWith(variant, 'settled'));
  return [
    cpuLimit(figures, ours, raw, apps, atMost),
    cpuLimit(figures, settled[0], settled[1], apps, atMost, 'apps without warnings'),
  ];
}

function cpuLimit(
  figures: Figures,
  left: cases.Variant,
  right: cases.Variant,
  apps: number,
  atMost: number,
  remark?: string,
): Limit {
  const [one, other] = [cases.caseOf(left, apps), cases.caseOf(right, apps)];
  const by = isByObject(left.of) ? 'by object' : undefined;
  const what = [`${apps.toLocaleString('en')} apps`, CALLED[left.of.layout], remark, by].filter(Boolean).join(', ');
  return limit(
    `${what}: ${left.name} / ${right.name}`,
    atMost,
    cpuRatio(figures, one, other),
    cpuRatioWithoutLoad(figures, one, other),
  );
}

/** How synth grows with the number of apps, as the exponent of a power of it. */
export function growth(figures: Figures, variant: cases.Variant): Limit {
  const sizes = cases.GROWTH;
  const runs = sizes.map((apps) => cases.caseOf(variant, apps));
  return limit(
    `growth from ${sizes[0]} to ${sizes[2].toLocaleString('en')} apps, ${CALLED[variant.of.layout]}: ${variant.name}`,
    1.15,
    figures.of(runs, (...round) => {
      const times = round.map(({ synth }) => synth);
      return exponent(sizes, times);
    }),
  );
}

function chained(figures: Figures, variant: cases.Variant): Limit {
  const [chain, chart] = (['chain', 'chart'] as const).map((layout) =>
    cases.caseOf(cases.laidOut(variant, layout), MANY),
  );
  return limit(
    `${MANY.toLocaleString('en')} apps, a chain of charts / a chart for each app: ${variant.name}`,
    1.2,
    cpuRatio(figures, chain, chart),
    cpuRatioWithoutLoad(figures, chain, chart),
  );
}

function linkedLimit(figures: Figures, variant: cases.Variant): Limit {
  const one = cases.caseOf(variant, cases.LINKS);
  return {
    name: `a chain of ${cases.LINKS.toLocaleString('en')} charts ends: ours, \`${variant.of.posture}\``,
    met: figures.failures.has(cases.keyOf(one)) ? false : figures.sample(one) ? true : undefined,
  };
}

function memoryRatio(figures: Figures, variant: cases.Variant, atMost: number): Limit {
  const apps = 3_000;
  const pair = [variant, RAW].map((one) => cases.caseOf(one, apps));
  return limit(
    `peak memory, ${apps.toLocaleString('en')} apps, in one chart: ${variant.name} / ${RAW.name}`,
    atMost,
    figures.of(pair, (one, other) => one.memory / other.memory),
  );
}

function writerRatio(figures: Figures, apps: number): Limit {
  const pair = [cases.OUR_WRITER, cases.CDK8S_WRITER].map((one) => cases.caseOf(one, apps));
  return limit(
    `YAML writer alone, ${(apps * OBJECTS).toLocaleString('en')} objects: ours / ${cases.CDK8S_WRITER.name}`,
    1 / 9,
    figures.of(pair, (one, other) => one.synth / other.synth),
  );
}

function limit(name: string, atMost: number, measured?: Figure, withoutLoad?: Figure): Limit {
  return { name, atMost, measured, withoutLoad, met: measured && measured.median <= atMost };
}
