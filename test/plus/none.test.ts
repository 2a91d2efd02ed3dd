import * as cdk8s from 'cdk8s';
import * as original from 'cdk8s-plus-28';
import { App, Chart, Posture } from '../../src';
import * as ours from '../../src/plus';
import { recorded } from './recorded';
import { SCENARIOS } from './scenarios';
import type { Plus, Scenario } from './scenarios/scenario';

/** What comes of a scenario: manifests as text, or the message of an error. */
interface Outcome {
  readonly text?: string;
  readonly objects: number;
  readonly error?: string;
}

describe.each([
  ['our App and Chart', () => new Chart(new App({ posture: Posture.none() }), 'chart', { namespace: 'shop' })],
  ["cdk8s's App and Chart", plainChart],
  ['a chart without namespace', () => new Chart(new App({ posture: Posture.none() }), 'chart')],
])('under a posture of none, in %s', (title, newChart) => {
  const reference = title.endsWith('without namespace')
    ? () => new cdk8s.Chart(new cdk8s.App(), 'chart')
    : originalChart;

  test.each(SCENARIOS.map((scenario) => [scenario.title, scenario] as const))('%s', (_title, scenario) => {
    expect(outcome(scenario, ours as unknown as Plus, newChart())).toEqual(outcome(scenario, original, reference()));
  });
});

test('the scenarios make more than four hundred objects', () => {
  const made = SCENARIOS.reduce((sum, scenario) => sum + outcome(scenario, original, originalChart()).objects, 0);
  expect(made).toBeGreaterThan(400);
});

test('the scenarios use every class and every static factory of cdk8s-plus-28', () => {
  const record = recorded(original);
  for (const scenario of SCENARIOS) {
    outcome(scenario, record.module, originalChart());
  }
  expect(record.unused()).toEqual([]);
});

test('the names are those of cdk8s-plus-28, and more', () => {
  expect(Object.keys(ours)).toEqual(expect.arrayContaining(Object.keys(original)));
});

function outcome({ build }: Scenario, k: Plus, chart: cdk8s.Chart): Outcome {
  try {
    build(k, chart);
    const manifests = cdk8s.Testing.synth(chart) as object[];
    return { text: cdk8s.Yaml.stringify(...manifests), objects: manifests.length };
  } catch (error) {
    return { error: withoutPlace((error as Error).message), objects: 0 };
  }
}

/** What cdk8s says; ours also says in which field. */
function withoutPlace(message: string): string {
  return message.replace(/ \(in [^\s()]+\)$/, '');
}

function originalChart(): cdk8s.Chart {
  return new cdk8s.Chart(new cdk8s.App(), 'chart', { namespace: 'shop' });
}

function plainChart(): cdk8s.Chart {
  const app = new cdk8s.App();
  Posture.none().applyTo(app);
  return new cdk8s.Chart(app, 'chart', { namespace: 'shop' });
}
