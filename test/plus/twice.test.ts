import * as cdk8s from 'cdk8s';
import * as original from 'cdk8s-plus-28';
import * as bulkhead from '../../src';
import { App, Chart, Posture } from '../../src';
import * as ours from '../../src/plus';
import { tellingPosture } from '../support/telling-posture';
import { frozen } from './frozen';
import { OWN_SCENARIOS } from './own-scenarios';
import { SCENARIOS } from './scenarios';
import type { Plus } from './scenarios/scenario';

const PLUS = ours as unknown as Plus;
const FROZEN = frozen(PLUS);
const FROZEN_BULKHEAD = frozen(bulkhead);

describe.each(['baseline', 'restricted', 'strict'] as const)('under a posture of %s', (level) => {
  test.each(SCENARIOS.map((scenario) => [scenario.title, scenario] as const))('%s', (_title, { build }) => {
    const posture = tellingPosture(level); // with errors there would be nothing to compare
    const rendered = renderings(posture, (chart) => build(PLUS, chart));
    expect(rendered).toEqual([rendered[0], rendered[0]]);
    expect(renderings(posture, (chart) => build(FROZEN, chart))).toEqual(rendered);
  });

  test.each(OWN_SCENARIOS.map((scenario) => [scenario.title, scenario] as const))('%s of ours', (_title, { build }) => {
    const posture = tellingPosture(level);
    const rendered = renderings(posture, (chart) => build(bulkhead, chart));
    expect(JSON.parse(rendered[0])).not.toEqual([]);
    expect(rendered).toEqual([rendered[0], rendered[0]]);
    expect(renderings(posture, (chart) => build(FROZEN_BULKHEAD, chart))).toEqual(rendered);
  });
});

test('what is frozen stays as it is, or throws', () => {
  const props = { metadata: { labels: { a: 'b' } } };
  new FROZEN.ConfigMap(new Chart(new App(), 'chart'), 'config', props);
  expect(() => Object.assign(props.metadata.labels, { c: 'd' })).toThrow(TypeError);
});

test('cdk8s-plus-28 itself writes into what it is given', () => {
  const { Secret } = frozen(original);
  const secret = new Secret(new Chart(new App(), 'chart'), 'secret', { stringData: { a: 'b' } });
  expect(() => secret.addStringData('c', 'd')).toThrow(TypeError);
});

/**
 * What comes of a chart when it is rendered twice: manifests as text, or the message of an error.
 *
 * @throws what is a mistake of the library, whatever was asked of it
 */
function renderings(posture: Posture, build: (chart: Chart) => void): [string, string] {
  const chart = new Chart(new App({ posture }), 'chart', { namespace: 'shop' });
  const render = () => JSON.stringify(cdk8s.Testing.synth(chart));
  try {
    build(chart);
  } catch (error) {
    return [messageOf(error), messageOf(error)];
  }
  return [textOf(render), textOf(render)];
}

function textOf(render: () => string): string {
  try {
    return render();
  } catch (error) {
    return messageOf(error);
  }
}

function messageOf(error: unknown): string {
  if (!(error instanceof Error) || error instanceof TypeError || error instanceof RangeError) {
    throw error;
  }
  return error.message;
}
