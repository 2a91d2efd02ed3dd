import * as cdk8s from 'cdk8s';
import { JsonPatch } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import { k8s } from 'cdk8s-plus-28';
import { Testing } from '../../src';
import { MARK, obey } from './fake-posture';
import { Build } from './places';

/** Raw cdk8s-plus, of which nothing is ours. */
export const deployment: Build = (chart) =>
  cdk8s.ApiObject.of(
    new kplus.Deployment(chart, 'web', {
      metadata: { name: 'web' },
      containers: [{ image: 'nginx', portNumber: 80, name: 'main' }],
    }),
  );

export const service: Build = (chart) =>
  new k8s.KubeService(chart, 'web', {
    metadata: { name: 'web' },
    spec: { clusterIp: 'None', ports: [{ port: 80, targetPort: k8s.IntOrString.fromNumber(8080) }] },
  });

export const raw: Build = (chart) =>
  new cdk8s.ApiObject(chart, 'web', {
    apiVersion: 'example.com/v1',
    kind: 'Web',
    metadata: { name: 'web' },
    spec: { hostPid: false, limits: { cpu: { value: '1' } }, list: [1, 2] },
  });

/** The manifest of an object with patches, in a chart of ours. */
export function patched(build: Build, ...patches: JsonPatch[]): any {
  const chart = Testing.chart();
  obey(chart, [MARK]);
  build(chart).addJsonPatch(...patches);
  const [manifest] = Testing.synth(chart);
  expect(Testing.synth(chart)).toEqual([manifest]); // again, to the same
  return manifest;
}

/** Where the pod of the Deployment stands, and its container. */
export const POD = '/spec/template/spec';
export const MAIN = `${POD}/containers/0`;
