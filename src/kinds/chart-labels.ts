import { Chart } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import { insertField, JsonObject, objectIn } from '../manifest/json';
import { mends } from './mends';

/**
 * Gives pods the labels of their chart, if it has any, which cdk8s gives objects alone. Not those of a Job, whose template can never be
 * changed; a bare Pod has them as an object.
 */
export function writeChartLabels(template: JsonObject, pods: kplus.AbstractPod): boolean {
  const labels = objectIn(objectIn(template, 'metadata'), 'labels');
  if (!labels || !(pods instanceof kplus.Workload) || pods instanceof kplus.Job || !mends(pods)) {
    return false;
  }
  let written = false;
  const ofChart = Chart.of(pods).labels;
  for (const key of Object.keys(ofChart)) {
    if (!(key in labels)) {
      insertField(labels, key, ofChart[key]);
      written = true;
    }
  }
  return written;
}
