import * as raw from 'cdk8s-plus-28';
import { Chart, Posture, PreemptionPolicy, PriorityClass, PriorityClassProps, RuntimeClass, Testing } from '../../src';
import * as plus from '../../src/plus';
import { container, Kplus, shop } from '../support/plus-shop';

const KINDS: { readonly [kind: string]: (kplus: Kplus, chart: Chart) => raw.Workload } = {
  Deployment: (kplus, chart) => new kplus.Deployment(chart, 'it', { containers: [container], spread: true }),
  StatefulSet: (kplus, chart) => new kplus.StatefulSet(chart, 'it', { containers: [container], spread: true }),
  DaemonSet: (kplus, chart) => new kplus.DaemonSet(chart, 'it', { containers: [container], spread: true }),
  Job: (kplus, chart) => new kplus.Job(chart, 'it', { containers: [container], spread: true }),
};
const kinds = Object.keys(KINDS);

function rendered(chart: Chart): any {
  return Testing.synth(chart).find(({ kind }) => kinds.includes(kind)).spec.template;
}

describe('spread', () => {
  test.each(kinds)('the pods of a %s are spread and always find a node, also in one zone', (kind) => {
    const theirs = shop({ posture: Posture.none() });
    KINDS[kind](raw, theirs);
    const required = rendered(theirs).spec.affinity.podAntiAffinity.requiredDuringSchedulingIgnoredDuringExecution;
    expect(required).toHaveLength(2);

    const chart = shop();
    KINDS[kind](plus, chart);
    const { metadata, spec } = rendered(chart);
    const labelSelector = { matchLabels: metadata.labels };
    const gently = { labelSelector, maxSkew: 1, whenUnsatisfiable: 'ScheduleAnyway' };
    expect(spec.topologySpreadConstraints).toEqual([
      { ...gently, topologyKey: 'topology.kubernetes.io/zone' },
      { ...gently, topologyKey: 'kubernetes.io/hostname' },
    ]);
    expect(spec.affinity).toEqual({
      podAntiAffinity: {
        preferredDuringSchedulingIgnoredDuringExecution: [
          { podAffinityTerm: { labelSelector, topologyKey: 'kubernetes.io/hostname' }, weight: 100 },
        ],
      },
    });
  });

  test.each(kinds)('a %s renders twice to the same, which that of cdk8s-plus-28 does not', (kind) => {
    const twice = (kplus: Kplus, chart: Chart) => {
      KINDS[kind](kplus, chart);
      return [rendered(chart), rendered(chart)];
    };
    const [first, second] = twice(raw, shop({ posture: Posture.none() }));
    expect(second).not.toEqual(first);
    for (const posture of [Posture.restricted(), Posture.none(), Posture.restricted().audit()]) {
      const [one, other] = twice(plus, shop({ posture }));
      expect(other).toEqual(one);
    }
    expect(twice(plus, shop({ posture: Posture.none() }))[0]).toEqual(first);
  });

  test('is by the labels that the workload selects its pods by, with what else is written', () => {
    const chart = shop();
    const web = new plus.Deployment(chart, 'it', {
      containers: [container],
      matchLabels: { app: 'web' },
      overrides: { spec: { template: { spec: { priorityClassName: 'urgent' } } } },
      spread: true,
    });
    web.select(raw.LabelSelector.of({ expressions: [raw.LabelExpression.exists('app')] }));
    web.scheduling.attract(raw.Node.labeled(raw.NodeLabelQuery.is('disk', 'ssd')));
    const { spec } = rendered(chart);
    const labelSelector = {
      matchExpressions: [{ key: 'app', operator: 'Exists' }],
      matchLabels: { app: 'web' },
    };
    expect(spec.topologySpreadConstraints).toMatchObject([{ labelSelector }, { labelSelector }]);
    expect(spec.affinity).toMatchObject({ nodeAffinity: {}, podAntiAffinity: {} });
  });

  test('leaves alone what the user says of keeping pods apart', () => {
    const chart = shop();
    const web = KINDS.Deployment(plus, chart);
    web.scheduling.spread({ topology: raw.Topology.REGION });
    const { podAntiAffinity } = rendered(chart).spec.affinity;
    expect(Object.keys(podAntiAffinity)).toEqual(['requiredDuringSchedulingIgnoredDuringExecution']);
  });

  test('is not asked for', () => {
    const chart = shop();
    new plus.Deployment(chart, 'it', { containers: [container] });
    expect(rendered(chart).spec).not.toHaveProperty('topologySpreadConstraints');
  });
});

describe('classes', () => {
  test('of priority and runtime are in no namespace, and pods name them', () => {
    const chart = shop();
    const urgent = new PriorityClass(chart, 'urgent', {
      metadata: { name: 'urgent' },
      value: 1000,
      description: 'what customers wait for',
      preemptionPolicy: PreemptionPolicy.NEVER,
      overrides: { globalDefault: false },
    });
    const sandboxed = new RuntimeClass(chart, 'sandboxed', {
      handler: 'runsc',
      nodeSelector: { sandbox: 'gvisor' },
      overhead: { memory: '64Mi' },
      overrides: { scheduling: { tolerations: [{ key: 'sandbox', operator: 'Exists' }] } },
    });
    expect(Testing.synth(chart)).toEqual([
      {
        apiVersion: 'scheduling.k8s.io/v1',
        kind: 'PriorityClass',
        metadata: { name: 'urgent' },
        description: 'what customers wait for',
        globalDefault: false,
        preemptionPolicy: 'Never',
        value: 1000,
      },
      {
        apiVersion: 'node.k8s.io/v1',
        kind: 'RuntimeClass',
        metadata: { name: sandboxed.name },
        handler: 'runsc',
        overhead: { podFixed: { memory: '64Mi' } },
        scheduling: { nodeSelector: { sandbox: 'gvisor' }, tolerations: [{ key: 'sandbox', operator: 'Exists' }] },
      },
    ]);
    expect(urgent.name).toBe('urgent');
  });

  test.each([
    ['a value above the highest', { value: 2_000_000_000 }, 'value must be a whole number up to 1000000000'],
    ['a name of the system', { value: 1, metadata: { name: 'system-x' } }, 'must not begin with "system-"'],
  ])('of priority with %s are refused', (_, props, message) => {
    const chart = shop();
    new PriorityClass(chart, 'urgent', props);
    expect(() => Testing.synth(chart)).toThrow(message);
  });

  test('of priority without a value are refused, unless it comes by overrides', () => {
    const without: PriorityClassProps = { ...JSON.parse('{}') }; // as plain JavaScript can call it
    const chart = shop();
    new PriorityClass(chart, 'urgent', without);
    expect(() => Testing.synth(chart)).toThrow('[shop/urgent] value must be set, e.g. to 1000');
    const other = shop();
    new PriorityClass(other, 'urgent', { ...without, overrides: { value: 5 } });
    expect(Testing.synth(other)[0].value).toBe(5);
  });

  test.each([
    ['a handler that no node can have', { handler: 'io.containerd.runsc.v1' }, 'handler must be lower-case letters'],
    ['an amount that is none', { handler: 'runsc', overhead: { cpu: 'lots' } }, 'podFixed.cpu must be a quantity'],
    ['labels that no node can have', { handler: 'runsc', nodeSelector: { 'a b': 'x' } }, 'the key "a b"'],
  ])('of runtimes with %s are refused', (_, props, message) => {
    const chart = shop();
    new RuntimeClass(chart, 'sandboxed', props);
    expect(() => Testing.synth(chart)).toThrow(message);
  });
});
