import * as kplus from 'cdk8s-plus-28';
import { quantityOf } from '../manifest/quantity';

/** Targets of metrics in amounts as Kubernetes writes them, beside the plain numbers of `MetricTarget`. */
export class MetricTargets {
  /**
   * The value itself.
   *
   * @param amount for example `500m` or `2k`
   * @throws if it is none above zero
   */
  public static value(amount: string): kplus.MetricTarget {
    return target({ type: 'Value', value: quantity(amount) });
  }

  /**
   * The value divided by the number of pods.
   *
   * @param amount for example `500m` cores, or `200Mi` of memory
   * @throws if it is none above zero
   */
  public static averageValue(amount: string): kplus.MetricTarget {
    return target({ type: 'AverageValue', averageValue: quantity(amount) });
  }

  private constructor() {}
}

function quantity(amount: string): kplus.k8s.Quantity {
  if (!((quantityOf(amount) ?? 0) > 0)) {
    throw new Error(`the target of a metric must be an amount above zero, e.g. "500m", not ${JSON.stringify(amount)}`);
  }
  return kplus.k8s.Quantity.fromString(amount);
}

/** cdk8s-plus makes these by its own factories only, which take numbers. */
function target(metric: kplus.k8s.MetricTargetV2): kplus.MetricTarget {
  const Target = kplus.MetricTarget as unknown as new (metric: kplus.k8s.MetricTargetV2) => kplus.MetricTarget;
  return new Target(metric);
}
