import { Duration } from 'cdk8s';
import * as raw from 'cdk8s-plus-28';
import {
  Chart,
  DeploymentProps,
  HorizontalPodAutoscalerProps,
  MetricTargets,
  Posture,
  Resources,
  Testing,
  Worker,
} from '../../src';
import * as plus from '../../src/plus';
import { container, findingsOf, image, Kplus, serve, shop } from '../support/plus-shop';

type Options = Partial<Omit<HorizontalPodAutoscalerProps, 'target'>>;

function autoscaled(kplus: Kplus, chart: Chart, options: Options = {}, props: DeploymentProps = {}) {
  const target = serve(kplus.Deployment, chart, 'web', props);
  return new kplus.HorizontalPodAutoscaler(chart, 'load', { target, maxReplicas: 10, minReplicas: 2, ...options });
}

function rendered(chart: Chart, kind: string): any {
  return Testing.synth(chart).find((each) => each.kind === kind).spec;
}

function behaviorOf(kplus: Kplus, options?: Options, posture = Posture.restricted()): any {
  const chart = shop({ posture });
  autoscaled(kplus, chart, options);
  return rendered(chart, 'HorizontalPodAutoscaler').behavior;
}

describe('how fast', () => {
  test('pods are doubled in a minute, as the documentation has it, and not tripled', () => {
    const doubled = { type: 'Percent', value: 100, periodSeconds: 60 };
    const four = { type: 'Pods', value: 4, periodSeconds: 60 };
    expect(behaviorOf(raw).scaleUp.policies).toEqual([four, { ...doubled, value: 200 }]);
    expect(behaviorOf(plus).scaleUp).toEqual({
      policies: [four, doubled],
      selectPolicy: 'Max',
      stabilizationWindowSeconds: 0,
    });
  });

  test('many pods go back to the fewest when the load is over, and not one by one', () => {
    expect(behaviorOf(raw).scaleDown.policies).toEqual([{ type: 'Pods', value: 2, periodSeconds: 300 }]);
    expect(behaviorOf(plus).scaleDown).toEqual({
      policies: [{ type: 'Percent', value: 100, periodSeconds: 60 }],
      selectPolicy: 'Max',
      stabilizationWindowSeconds: 300,
    });
  });

  test('is as written where it is written', () => {
    const options = {
      scaleUp: { policies: [{ replicas: raw.Replicas.percent(300) }], strategy: raw.ScalingStrategy.MIN_CHANGE },
      scaleDown: { stabilizationWindow: Duration.minutes(1), policies: [{ replicas: raw.Replicas.absolute(1) }] },
    };
    expect(behaviorOf(plus, options)).toEqual(behaviorOf(raw, options));
  });

  test('is that of cdk8s-plus-28 where objects are left as they are', () => {
    expect(behaviorOf(plus, {}, Posture.none())).toEqual(behaviorOf(raw, {}, Posture.none()));
    expect(behaviorOf(plus, {}, Posture.restricted().audit())).toEqual(behaviorOf(raw, {}, Posture.none()));
  });

  test('more than all pods cannot be taken away', () => {
    const scaleDown = { policies: [{ replicas: raw.Replicas.percent(150) }] };
    const message = 'scaleDown takes away 150 % of the pods, which is more than there are; write at most 100';
    expect(() => behaviorOf(plus, { scaleDown })).toThrow(`[shop/load] ${message}`);
    expect(() => behaviorOf(plus, { scaleDown }, Posture.none())).not.toThrow();
  });
});

describe('metrics', () => {
  const metricsOf = (metrics: raw.Metric[], kplus: Kplus = plus) => {
    const chart = shop();
    autoscaled(kplus, chart, { metrics });
    return rendered(chart, 'HorizontalPodAutoscaler').metrics;
  };

  test('have targets in the amounts of Kubernetes', () => {
    const [cpu, queue] = metricsOf([
      raw.Metric.resourceCpu(MetricTargets.averageValue('500m')),
      raw.Metric.external({ name: 'queue', target: MetricTargets.value('2k') }),
    ]);
    expect(cpu.resource.target).toEqual({ type: 'AverageValue', averageValue: '500m' });
    expect(queue.external.target).toEqual({ type: 'Value', value: '2k' });
  });

  test.each(['', '0', '-1', 'much'])('have no target of %j', (amount) => {
    const message = `the target of a metric must be an amount above zero, e.g. "500m", not ${JSON.stringify(amount)}`;
    expect(() => MetricTargets.value(amount)).toThrow(message);
    expect(() => MetricTargets.averageValue(amount)).toThrow(message);
  });

  test.each([
    ['resourceStorage', (target: raw.MetricTarget) => raw.Metric.resourceStorage(target), 'storage'],
    [
      'resourceEphemeralStorage',
      (target: raw.MetricTarget) => raw.Metric.resourceEphemeralStorage(target),
      'ephemeral-storage',
    ],
  ])('that no cluster has, such as %s, are refused', (_, metric, name) => {
    const message = `must be "cpu" or "memory", or the metric of the type Pods or External, not "${name}"`;
    expect(() => metricsOf([metric(raw.MetricTarget.averageUtilization(80))])).toThrow(message);
  });

  test('utilization is asked of every container, not only of one', () => {
    const sidecar = { image: 'registry.example.com/proxy:1.0.0', name: 'proxy', resources: {} };
    const chart = shop();
    autoscaled(plus, chart, {}, { containers: [container, sidecar] });
    const theirs = new Chart(Testing.app(), 'shop', { posture: Posture.none() });
    autoscaled(raw, theirs, {}, { containers: [container, sidecar] });
    expect(() => Testing.synth(theirs)).not.toThrow();
    const found = findingsOf(chart).filter(({ rule }) => rule === 'cpu-request-set');
    expect(found.map(({ message }) => message)).toEqual([
      expect.stringContaining('container "proxy": resources.requests.cpu must be set'),
    ]);
  });
});

test('fields that are laid over an autoscaler arrive', () => {
  const chart = shop();
  const target = serve(plus.Deployment, chart, 'web');
  const overrides = { spec: { behavior: { scaleUp: { stabilizationWindowSeconds: 30 } } } };
  new plus.HorizontalPodAutoscaler(chart, 'load', { target, maxReplicas: 10, overrides });
  expect(rendered(chart, 'HorizontalPodAutoscaler').behavior.scaleUp).toMatchObject({
    stabilizationWindowSeconds: 30,
    selectPolicy: 'Max',
  });
});

test('a maximum below the minimum is refused', () => {
  expect(() => behaviorOf(plus, { minReplicas: 11 })).toThrow(/'minReplicas' \(11\) must be less than/);
});

describe('replicas of what is autoscaled', () => {
  test.each([
    ['are left to the autoscaler', {}, undefined],
    ['stay while they are handed over', { replicas: 5, keepReplicas: true }, 5],
    ['stay those that nobody chose', { keepReplicas: true }, 2],
    ['may be none', { replicas: 0, keepReplicas: true }, 0],
  ])('of a Deployment %s', (_, props, replicas) => {
    for (const posture of [Posture.restricted(), Posture.none()]) {
      const chart = shop({ posture });
      autoscaled(plus, chart, {}, props);
      expect(rendered(chart, 'Deployment').replicas).toBe(replicas);
    }
  });

  test('of a StatefulSet stay while they are handed over', () => {
    const chart = shop();
    const target = new plus.StatefulSet(chart, 'db', { containers: [container], keepReplicas: true });
    new plus.HorizontalPodAutoscaler(chart, 'load', { target, maxReplicas: 3 });
    expect(rendered(chart, 'StatefulSet').replicas).toBe(1);
  });

  test('of a component stay while they are handed over', () => {
    const chart = shop();
    const resources = Resources.small();
    const worker = new Worker(chart, 'mail', { image, resources, replicas: 4, keepReplicas: true });
    new plus.HorizontalPodAutoscaler(chart, 'load', { target: worker.deployment, maxReplicas: 9, minReplicas: 2 });
    expect(rendered(chart, 'Deployment').replicas).toBe(4);
  });

  test('are said to be handed over until they are', () => {
    const chart = shop();
    autoscaled(plus, chart, {}, { replicas: 5, keepReplicas: true });
    const found = findingsOf(chart).find(({ rule }) => rule === 'no-static-replicas-with-hpa');
    expect(found?.message).toMatch(/spec\.replicas must be left to HorizontalPodAutoscaler ".*", not 5/);
  });

  test.each([5, 0])('cannot be fixed otherwise, such as to %d', (replicas) => {
    const chart = shop();
    autoscaled(plus, chart, {}, { replicas });
    expect(() => Testing.synth(chart)).toThrow(
      `[shop/load] Deployment "shop-web-c81100ac" has ${replicas} replicas, which it cannot say beside an autoscaler; leave replicas out, or add keepReplicas: true until they are handed over`,
    );
  });

  test('are refused as cdk8s-plus-28 does it where objects are left as they are', () => {
    const errorOf = (kplus: Kplus) => {
      const chart = shop({ posture: Posture.none() });
      autoscaled(kplus, chart, {}, { replicas: 5 });
      return () => Testing.synth(chart);
    };
    const message = 'target cannot have a fixed number of replicas (5)';
    expect(errorOf(raw)).toThrow(message);
    expect(errorOf(plus)).toThrow(message);
  });

  test('without an autoscaler are what they always were', () => {
    const chart = shop();
    serve(plus.Deployment, chart, 'web', { keepReplicas: true });
    expect(rendered(chart, 'Deployment').replicas).toBe(2);
  });
});
