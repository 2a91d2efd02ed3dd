import * as cdk8s from 'cdk8s';
import { JsonPatch, Lazy } from 'cdk8s';
import { k8s } from 'cdk8s-plus-28';
import type { Construct } from 'constructs';
import { Testing } from '../../src';
import { MARK, obey } from './fake-posture';
import { deployment, MAIN, POD, service } from './patched';
import { Build, PLACES } from './places';

test.each(PLACES)('%s an object keeps what its patches say, whatever its class knows', (_, manifestOf) => {
  const manifest = manifestOf((chart) => {
    const object = deployment(chart);
    object.addJsonPatch(
      JsonPatch.add(`${POD}/resources`, { limits: { cpu: '2' } }),
      JsonPatch.add('/spec/newField', { deep: [{ hostPid: 1 }] }),
      JsonPatch.add('/metadata/newField', 'kept'),
      JsonPatch.add('/topLevel', 'kept'),
      JsonPatch.replace(`${MAIN}/resources/limits/cpu`, '2'),
      JsonPatch.add(`${POD}/hostPid`, true),
      JsonPatch.add(`${MAIN}/ports/-`, { containerPort: 81, hostIp: '127.0.0.1' }),
      JsonPatch.replace('/spec/strategy/rollingUpdate/maxSurge', '50%'),
    );
    return object;
  });
  expect(Object.keys(manifest)).toEqual(['apiVersion', 'kind', 'metadata', 'marked', 'spec', 'topLevel']);
  expect(manifest).toMatchObject({
    topLevel: 'kept',
    marked: true,
    metadata: { name: 'web', newField: 'kept' },
    spec: {
      newField: { deep: [{ hostPid: 1 }] },
      strategy: { rollingUpdate: { maxSurge: '50%', maxUnavailable: '25%' } },
      template: {
        spec: {
          hostPID: true,
          resources: { limits: { cpu: '2' } },
          containers: [
            {
              resources: { limits: { cpu: '2' } },
              ports: [{ containerPort: 80 }, { containerPort: 81, hostIP: '127.0.0.1' }],
            },
          ],
        },
      },
    },
  });
  expect(manifest.spec.template.spec).not.toHaveProperty('hostPid');
});

const KINDS = Object.entries(k8s).filter(
  // lists become their items
  ([name, value]) => name.startsWith('Kube') && !/List(V\d\w*)?$/.test(name) && typeof value === 'function',
) as unknown as [string, new (scope: Construct, id: string, props: object) => cdk8s.ApiObject][];

test.each(KINDS)('%s keeps fields that its class does not know', (_, Kind) => {
  const build: Build = (chart) => new Kind(chart, 'it', { metadata: { name: 'it' } });
  const [chart, none] = [Testing.chart(), Testing.chart()];
  obey(chart, []);
  const object = build(chart);
  object.addJsonPatch(
    JsonPatch.add('/newField', { quantity: '1Gi', hostPid: 1, list: [] }),
    JsonPatch.add('/metadata/newField', 1),
    JsonPatch.add('/newField/list/-', 'item'),
  );
  expect(object.kind).toBe(build(none).kind);
  obey(none, []);
  const manifest = { ...Testing.synth(none)[0] };
  expect(Testing.synth(chart)).toEqual([
    {
      ...manifest,
      metadata: { ...manifest.metadata, newField: 1 },
      newField: { quantity: '1Gi', hostPid: 1, list: ['item'] },
    },
  ]);
});

describe('a patch added late', () => {
  test('after the object was first rendered', () => {
    const chart = Testing.chart();
    obey(chart, [MARK]);
    const object = service(chart);
    Testing.synth(chart);
    object.addJsonPatch(JsonPatch.add('/spec/newField', 1));
    expect(Testing.synth(chart)[0].spec.newField).toBe(1);
  });

  test('in a validation', () => {
    const app = Testing.app();
    const chart = new cdk8s.Chart(app, 'test');
    obey(app, [MARK]);
    const object = service(chart);
    let added = false;
    chart.node.addValidation({
      validate: () => {
        if (!added) {
          object.addJsonPatch(JsonPatch.add('/spec/newField', 1));
          added = true;
        }
        return [];
      },
    });
    expect(app.synthYaml()).toContain('newField: 1');
  });

  test.each([
    ['each time', () => true],
    ['once', (time: number) => time === 0],
  ])('by a Lazy, %s', (_, adds) => {
    const chart = Testing.chart();
    obey(chart, [MARK]);
    let times = 0;
    const object = new k8s.KubeService(chart, 'web', {
      spec: {
        clusterIp: Lazy.any({
          produce: () => {
            if (adds(times++)) {
              object.addJsonPatch(JsonPatch.add('/spec/newField', [1]), JsonPatch.add('/spec/newField/-', 2));
            }
            return 'None';
          },
        }) as string,
      },
    });
    object.addJsonPatch(JsonPatch.add('/spec/other', 1));
    const first = Testing.synth(chart);
    expect(first[0].spec).toMatchObject({ clusterIP: 'None', newField: [1, 2], other: 1 });
    object.addJsonPatch(JsonPatch.replace('/spec/other', 2));
    expect(Testing.synth(chart)[0].spec).toMatchObject({ clusterIP: 'None', newField: [1, 2], other: 2 });
    expect(Testing.synth(chart)).toEqual(Testing.synth(chart));
  });
});
