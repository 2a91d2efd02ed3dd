import type { Contents, Layout, Task } from './workloads/measured';

export type Workload =
  | 'raw'
  | 'kinds'
  | 'components'
  | 'direct'
  | 'plain-yaml'
  | 'plain-yaml-5'
  | 'plain-json'
  | 'cdk8s-writer'
  | 'our-writer';

/** What one process measures. */
export interface Case extends Task {
  readonly workload: Workload;
}

/** A case but for how many apps there are. */
export interface Variant {
  /** What tables call it. */
  readonly name: string;
  readonly of: Omit<Case, 'apps'>;
}

/** How many apps; smaller ones for a first impression. */
export const SIZES = (process.env.BENCH_SIZES ?? '1,10,100,300,1000,3000').split(',').map(Number);

/** Where growth is measured: below, what is compiled while it runs hides it. */
export const GROWTH = [300, 1_000, 3_000];

/** As many charts, each with one object and the one before as its dependency, must not overflow the stack. */
export const LINKS = 10_000;

/** Several minutes for each of a few cases of cdk8s. */
const FULL = Boolean(process.env.BENCH_FULL);

export const RAW = variant('cdk8s + cdk8s-plus-28', 'raw', 'none');
export const NONE = variant('ours, `none`', 'kinds', 'none');
export const RESTRICTED = variant('ours, `restricted`', 'kinds', 'restricted');
export const COMPONENTS = variant('ours, `restricted`, components', 'components', 'restricted');
export const DIRECT = variant('ours, `none`, plain objects', 'direct', 'none');
export const JS_YAML = variant('plain JavaScript, js-yaml 4', 'plain-yaml', 'none');
export const JS_YAML_5 = variant('plain JavaScript, js-yaml 5', 'plain-yaml-5', 'none');
export const JSON_TEXT = variant('plain JavaScript, JSON', 'plain-json', 'none');
export const CDK8S_WRITER = variant('`Yaml.stringify` of cdk8s', 'cdk8s-writer', 'none');
export const OUR_WRITER = variant('ours', 'our-writer', 'none');

/** The writers are measured in a process of their own, where the engine compiles them first: the more there is, the less that counts. */
export const WRITER_SIZES = [1_000, 3_000];

/** What is compared in one chart, in which components are compared by object. */
export const IN_ONE_CHART = [RAW, NONE, RESTRICTED, COMPONENTS, DIRECT, JS_YAML, JS_YAML_5, JSON_TEXT];

/** What is compared in a chart for each app. */
export const IN_CHARTS = [RAW, NONE, RESTRICTED].map((one) => laidOut(one, 'chart'));

/** Where an app is compared as it is when its warnings were dealt with. */
export const SETTLED_SIZES = [10, 1_000];

/** Charts that know of each other, as many as cdk8s takes. */
export const SHAPES = [
  { layout: 'nested', apps: FULL ? [100, 300] : [100] },
  { layout: 'star', apps: FULL ? [100, 300] : [100] },
  { layout: 'chain', apps: [4, 6, 7, 8] },
] as const;

export function variant(name: string, workload: Workload, posture: Task['posture']): Variant {
  return { name, of: { workload, posture, layout: 'one', contents: 'usual' } };
}

export function laidOut({ name, of }: Variant, layout: Layout): Variant {
  return { name, of: { ...of, layout } };
}

export function filledWith({ name, of }: Variant, contents: Contents): Variant {
  return { name, of: { ...of, contents } };
}

export function caseOf({ of }: Variant, apps: number): Case {
  return { ...of, apps };
}

/** Everything that is measured, each once. */
export function allCases(): Case[] {
  const layouts = ['chart', 'nested', 'star', 'chain'] as const;
  const cases = [
    ...across([...IN_ONE_CHART, ...IN_CHARTS], SIZES),
    ...across(
      [RAW, RESTRICTED].flatMap((one) => [one, laidOut(one, 'chart')]).map((one) => filledWith(one, 'settled')),
      SETTLED_SIZES,
    ),
    ...layouts.flatMap((layout) => across([laidOut(NONE, layout), laidOut(RESTRICTED, layout)], GROWTH)),
    ...SHAPES.flatMap(({ layout, apps }) =>
      across(
        [RAW, NONE, RESTRICTED].map((one) => laidOut(one, layout)),
        apps,
      ),
    ),
    ...linked().map((one) => caseOf(one, LINKS)),
    ...across([CDK8S_WRITER, OUR_WRITER], WRITER_SIZES),
  ];
  const largest = Math.max(...SIZES);
  const wanted = cases.filter((one) => !isTooSlow(one) && (one.apps <= largest || largest >= GROWTH[2]));
  return [...new Map(wanted.map((one) => [keyOf(one), one])).values()];
}

/** A long chain of charts. */
export function linked(): Variant[] {
  return [DIRECT, { ...DIRECT, of: { ...DIRECT.of, posture: 'restricted' as const } }].map((one) =>
    filledWith(laidOut(one, 'chain'), 'single'),
  );
}

export function keyOf({ workload, posture, contents, layout, apps }: Case): string {
  return `${workload} ${posture} ${contents} ${layout} ${apps}`;
}

function across(variants: readonly Variant[], sizes: readonly number[]): Case[] {
  return sizes.flatMap((apps) => variants.map((one) => caseOf(one, apps)));
}

/** In cdk8s, each of some thousand charts means looking at all constructs again. */
function isTooSlow({ workload, layout, apps }: Case): boolean {
  return workload === 'raw' && layout === 'chart' && apps > 1_000 && !FULL;
}
