import { Chart } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import { insertField, JsonObject, objectIn } from '../manifest/json';
import { mends } from './mends';

/**
 * Gives pods the labels of their chart, which cdk8s gives objects alone. Not those of a Job, whose template can never be
 * changed; a bare Pod has them as an object.
 */
export function writeChartLabels(template: JsonObject, pods: kplus.AbstractPod): void {
  const labels = objectIn(objectIn(template, 'metadata'), 'labels');
  if (!labels || !(pods instanceof kplus.Workload) || pods instanceof kplus.Job || !mends(pods)) {
    return;
  }
  for (const [key, value] of Object.entries(Chart.of(pods).labels)) {
    if (!(key in labels)) {
      insertField(labels, key, value);
    }
  }
}
