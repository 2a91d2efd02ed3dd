import type { JsonObject } from '../../../src/manifest/json';

/** A dashboard of more than 1 MiB, which does not fit into one ConfigMap, but into two. */
const PANEL = '{"title":"Requests","type":"timeseries"},';
const HALF = PANEL.repeat(Math.ceil((600 * 1024) / PANEL.length));

export const before = [configMap('dashboards', { 'orders.json': HALF, 'payments.json': HALF })];

export const after = [
  configMap('dashboards-orders', { 'orders.json': HALF }),
  configMap('dashboards-payments', { 'payments.json': HALF }),
];

function configMap(name: string, data: JsonObject): JsonObject {
  return { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name }, data };
}
