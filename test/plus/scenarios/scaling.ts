import { Duration } from 'cdk8s';
import type { HorizontalPodAutoscalerProps, IScalable, Metric, ScalingRules } from 'cdk8s-plus-28';
import { each, Plus, Scenario } from './scenario';

/** Autoscalers. */
export const SCALING: Scenario[] = [
  ...each<(k: Plus) => Partial<HorizontalPodAutoscalerProps>>(
    'an autoscaler',
    {
      bare: () => ({}),
      'from three': () => ({ minReplicas: 3 }),
      'of more than its maximum': () => ({ minReplicas: 11 }),
      'of values': (k) => ({ metrics: metrics(k, k.MetricTarget.value(5)) }),
      'of averages': (k) => ({ metrics: metrics(k, k.MetricTarget.averageValue(6)) }),
      'of utilization': (k) => ({ metrics: metrics(k, k.MetricTarget.averageUtilization(70)) }),
      'up by policies': (k) => ({ scaleUp: rules(k) }),
      'down by policies': (k) => ({ scaleDown: rules(k) }),
      'never down': (k) => ({ scaleDown: { strategy: k.ScalingStrategy.DISABLED } }),
      'up by the smallest change': (k) => ({ scaleUp: { strategy: k.ScalingStrategy.MIN_CHANGE } }),
      'up by the largest change': (k) => ({ scaleUp: { strategy: k.ScalingStrategy.MAX_CHANGE } }),
      'without policies': () => ({ scaleUp: { policies: [] }, scaleDown: { policies: [] } }),
      'with a window too long': () => ({ scaleUp: { stabilizationWindow: Duration.hours(2) } }),
      'with a period too long': (k) => ({
        scaleUp: { policies: [{ replicas: k.Replicas.absolute(1), duration: Duration.hours(1) }] },
      }),
    },
    (k, chart, give) => {
      for (const target of [scaled(k, chart, 'Deployment'), scaled(k, chart, 'StatefulSet')]) {
        const id = (target as unknown as { node: { id: string } }).node.id;
        const scaler = new k.HorizontalPodAutoscaler(chart, `scaler-${id}`, { target, maxReplicas: 10, ...give(k) });
        new k.ConfigMap(chart, `read-${id}`, {
          data: {
            bounds: `${scaler.minReplicas} ${scaler.maxReplicas}`,
            metrics: (scaler.metrics ?? []).map(({ type }) => type).join(),
            target: scaler.target.toScalingTarget().kind,
          },
        });
      }
    },
  ),
  ...each<(k: Plus) => { replicas?: number; resources?: object }>(
    'an autoscaler that is refused',
    {
      'beside replicas': () => ({ replicas: 3 }),
      'without resources': () => ({ resources: {} }),
    },
    (k, chart, give) => {
      const { replicas, resources } = give(k);
      const target = new k.Deployment(chart, 'web', { replicas, containers: [{ image: 'web', resources }] });
      new k.HorizontalPodAutoscaler(chart, 'scaler', {
        target,
        maxReplicas: 5,
        metrics: [k.Metric.resourceCpu(k.MetricTarget.averageUtilization(70))],
      });
    },
  ),
  {
    title: 'two autoscalers of one workload',
    build: (k, chart) => {
      const target = scaled(k, chart, 'Deployment');
      new k.HorizontalPodAutoscaler(chart, 'a', { target, maxReplicas: 5 });
      new k.HorizontalPodAutoscaler(chart, 'b', { target, maxReplicas: 5 });
    },
  },
  {
    title: 'a workload that somebody says is scaled',
    build: (k, chart) => {
      new k.Deployment(chart, 'web', { containers: [{ image: 'web' }] }).markHasAutoscaler();
      new k.StatefulSet(chart, 'set', { containers: [{ image: 'web', portNumber: 1 }] }).markHasAutoscaler();
    },
  },
];

function scaled(k: Plus, chart: import('cdk8s').Chart, kind: 'Deployment' | 'StatefulSet'): IScalable {
  return new k[kind](chart, kind.toLowerCase(), {
    containers: [{ image: 'web', portNumber: 8080, name: 'web' }],
  });
}

function metrics(k: Plus, target: ReturnType<Plus['MetricTarget']['value']>): Metric[] {
  const options = { container: new k.Container({ image: 'web', name: 'web' }), target };
  return [
    k.Metric.containerCpu(options),
    k.Metric.containerMemory(options),
    k.Metric.containerStorage(options),
    k.Metric.containerEphemeralStorage(options),
    k.Metric.external({ name: 'queue', target }),
    k.Metric.external({ name: 'queue', target, labelSelector: k.LabelSelector.of({ labels: { a: 'b' } }) }),
    k.Metric.object({
      name: 'requests',
      target,
      object: { kind: 'Ingress', name: 'main', apiVersion: 'networking.k8s.io/v1' } as never,
    }),
    k.Metric.pods({ name: 'packets', target }),
    k.Metric.resourceCpu(target),
    k.Metric.resourceMemory(target),
    k.Metric.resourceStorage(target),
    k.Metric.resourceEphemeralStorage(target),
  ];
}

function rules(k: Plus): ScalingRules {
  return {
    stabilizationWindow: Duration.minutes(2),
    strategy: k.ScalingStrategy.MIN_CHANGE,
    policies: [
      { replicas: k.Replicas.percent(50) },
      { replicas: k.Replicas.absolute(4), duration: Duration.minutes(5) },
    ],
  };
}
