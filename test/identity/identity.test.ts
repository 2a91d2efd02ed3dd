import childProcess from 'child_process';
import * as fs from 'fs';
import { isDeepStrictEqual } from 'util';
import * as cdk8s from 'cdk8s';
import * as fc from 'fast-check';
import { SCENARIOS } from '../plus/scenarios';
import { anyApp } from './arbitrary-app';
import { correctionFor } from './corrections';
import { coverageOf } from './coverage';
import { INCLUDED } from './included-files';
import { CDK8S, SAME } from './libraries';
import { Outcome, outcomeOf, Seen } from './outcome';
import type { AppPlan } from './plan';
import { RESOLVERS } from './resolvers';
import { TYPED } from './typed-objects';

/** The scenarios that cdk8s-plus-28 renders; one that it refuses would hide the rest of its app. */
const RENDERED = SCENARIOS.filter(({ build }) => {
  try {
    const chart = new cdk8s.Chart(new cdk8s.App(), 'chart', { namespace: 'shop' });
    build(CDK8S.plus, chart);
    return chart.toJson().length > 0;
  } catch {
    return false;
  }
}).map(({ title }) => title);

const APPS = anyApp(RENDERED);
const RUNS = { seed: 28, numRuns: 360 };
const ASPECTS = ['files', 'yaml', 'objects', 'charts'] as const;

beforeAll(() => {
  jest.spyOn(process.stderr, 'write').mockReturnValue(true); // warnings of lost patches
  // cdk8s reads a file in a process of its own, which takes a hundred times as long as the file
  const execute = childProcess.execFileSync;
  const read = (command: string, [script, url]: string[], options: object) =>
    script.endsWith('_loadurl.mjs') ? fs.readFileSync(url, 'utf8') : execute(command, [script, url], options);
  jest.spyOn(childProcess, 'execFileSync').mockImplementation(read as never);
});

afterAll(() => {
  jest.restoreAllMocks();
});

test.each(Object.entries(SAME))(
  'any app gives with %s, under a posture of none, what it gives with cdk8s',
  (_title, library) => {
    const apps = { same: 0, refused: 0, corrected: 0 };
    fc.assert(
      fc.property(APPS, (plan) => {
        const theirs = outcomeWithCdk8s(plan);
        const ours = outcomeOf(plan, library);
        const differing = ASPECTS.filter((what) => !isSame(theirs[what], ours[what]));
        for (const what of differing) {
          if (!correctionFor({ plan, what, theirs, ours })) {
            expect({ [what]: ours[what] }).toEqual({ [what]: theirs[what] });
          }
        }
        apps[differing.length > 0 ? 'corrected' : 'error' in theirs.yaml ? 'refused' : 'same']++;
      }),
      RUNS,
    );
    expect(apps.same).toBeGreaterThan(200);
    expect(apps.refused).toBeGreaterThan(20);
  },
);

test('the apps have everything that an app can have', () => {
  const coverage = coverageOf(fc.sample(APPS, RUNS));
  const things = [
    ...[0, 1, 2, 3].map((type) => `type ${type}`),
    ...['by prop', 'by environment'].map((metadata) => `metadata ${metadata}`),
    ...Object.keys(RESOLVERS).map((name) => `resolvers ${name}`),
    ...['chart', 'construct', 'object', 'typed', 'include', 'kinds'].map((what) => `what ${what}`),
    ...Object.keys(INCLUDED).map((file) => `file ${file}`),
    ...Object.keys(TYPED).map((name) => `name ${name}`),
    ...['reversed', 'without the first', 'with one more', 'without any', 'keyed', 'renamed objects'].map(
      (own) => `own ${own}`,
    ),
    ...['extended', 'replaced'].map((own) => `own ${own}`),
    ...['add', 'remove', 'replace', 'copy', 'move', 'test'].map((op) => `op ${op}`),
    ...['addLabel', 'addAnnotation', 'add', 'addFinalizers', 'addOwnerReference'].map((call) => `call ${call}`),
    ...['unsorted true', '$lazy', '$token', '$union', '$counted', '$patching', '$throws', '$odd'],
  ];
  expect(things.filter((thing) => (coverage.get(thing) ?? 0) < 3)).toEqual([]);
});

const withCdk8s = new Map<string, Outcome>();

function outcomeWithCdk8s(plan: AppPlan): Outcome {
  const key = fc.stringify(plan);
  const outcome = withCdk8s.get(key) ?? outcomeOf(plan, CDK8S);
  withCdk8s.set(key, outcome);
  return outcome;
}

/** Whether both gave the same, or refused with the same words. */
function isSame(theirs: Seen<unknown>, ours: Seen<unknown>): boolean {
  return 'error' in theirs
    ? 'error' in ours && ours.error.includes(theirs.error)
    : 'result' in ours && isDeepStrictEqual(ours.result, theirs.result);
}
