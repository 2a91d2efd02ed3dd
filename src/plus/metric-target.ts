import * as kplus from 'cdk8s-plus-28';
import { MetricTargets } from '../kinds/metric-targets';
import { withFactories } from './with-factories';

/** What a metric should be, in plain numbers or in amounts as Kubernetes writes them: `500m`, `2k`. */
export const MetricTarget = withFactories(kplus.MetricTarget, {
  /** The value itself. */
  value: (amount: number | string): kplus.MetricTarget =>
    typeof amount === 'string' ? MetricTargets.value(amount) : kplus.MetricTarget.value(amount),

  /** The value divided by the number of pods. */
  averageValue: (amount: number | string): kplus.MetricTarget =>
    typeof amount === 'string' ? MetricTargets.averageValue(amount) : kplus.MetricTarget.averageValue(amount),
});

export type MetricTarget = kplus.MetricTarget;
