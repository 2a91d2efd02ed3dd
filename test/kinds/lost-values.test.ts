import { Chart as RawChart, Testing as RawTesting } from 'cdk8s';
import * as raw from 'cdk8s-plus-28';
import { Posture, Testing } from '../../src';
import * as plus from '../../src/plus';
import { container, image, Kplus, shop } from '../support/plus-shop';

type Make = (kplus: Kplus, chart: RawChart) => void;

/** What a process has that lacks a variable. */
const missing = undefined as unknown as string;
const none = Number(missing);

/** What this library says of what a function makes. */
function faultOf(make: Make, posture = Posture.restricted()): string {
  const chart = shop({ posture });
  try {
    make(plus, chart);
    Testing.synth(chart);
  } catch (error) {
    return (error as Error).message;
  }
  return '';
}

/** What a function makes of cdk8s-plus-28. */
function rawTexts(make: Make): string {
  const chart = new RawChart(RawTesting.app(), 'shop', { namespace: 'shop' });
  make(raw, chart);
  return JSON.stringify(RawTesting.synth(chart));
}

const lost: [string, Make, string][] = [
  [
    'a value of a Secret',
    (k, chart) => new k.Secret(chart, 'it', { stringData: { lost: missing, user: 'web' } }),
    '[shop/it] stringData.lost is undefined',
  ],
  [
    'a value that is added to a Secret',
    (k, chart) => new k.Secret(chart, 'it').addStringData('lost', missing),
    '[shop/it] stringData.lost is undefined',
  ],
  [
    'a value of a ConfigMap',
    (k, chart) => new k.ConfigMap(chart, 'it', { data: { 'lost.conf': missing, mode: 'fast' } }),
    '[shop/it] data["lost.conf"] is undefined',
  ],
  [
    'a value of a ConfigMap that is not text',
    (k, chart) => new k.ConfigMap(chart, 'it', { binaryData: { lost: missing } }),
    '[shop/it] binaryData.lost is undefined',
  ],
  [
    'a label of an object',
    (k, chart) => new k.ConfigMap(chart, 'it', { metadata: { labels: { lost: missing } }, data: { a: 'b' } }),
    '[shop/it/Resource] metadata.labels.lost is undefined',
  ],
  [
    'an annotation that is added to an object',
    (k, chart) => new k.ConfigMap(chart, 'it', { data: { a: 'b' } }).metadata.addAnnotation('lost', missing),
    '[shop/it/Resource] metadata.annotations.lost is undefined',
  ],
  [
    'a label of pods',
    (k, chart) =>
      new k.Deployment(chart, 'it', { containers: [container], podMetadata: { labels: { lost: missing } } }),
    '[shop/it] podMetadata.labels.lost is undefined',
  ],
  [
    'a label that a workload selects by',
    (k, chart) =>
      new k.Deployment(chart, 'it', { containers: [container] }).select(
        k.LabelSelector.of({ labels: { lost: missing, app: 'web' } }),
      ),
    '[shop/it] matchLabels.lost is undefined',
  ],
  [
    'a label that a Service selects by',
    (k, chart) => new k.Service(chart, 'it', { ports: [{ port: 80 }] }).selectLabel('lost', missing),
    'selects by the label "lost" with the value undefined; write a string',
  ],
];

test.each(lost)('%s that is undefined is refused, not left out', (_, make, message) => {
  expect(rawTexts(make)).not.toContain('lost');
  expect(faultOf(make)).toContain(message);
});

const numbers: [string, Make, string][] = [
  [
    'replicas',
    (k, chart) => new k.Deployment(chart, 'it', { containers: [container], replicas: none }),
    '"shop/it/Resource" has spec.replicas NaN, which is no number; write one, or leave it out',
  ],
  [
    'an amount of retries',
    (k, chart) => new k.Job(chart, 'it', { containers: [container], backoffLimit: none }),
    'has spec.backoffLimit NaN',
  ],
  [
    'a port of a Service',
    (k, chart) => new k.Service(chart, 'it', { ports: [{ port: none }] }),
    'has spec.ports[0].port NaN',
  ],
  [
    'what has no end',
    (k, chart) => new k.HorizontalPodAutoscaler(chart, 'it', { target: target(k, chart), maxReplicas: Infinity }),
    'has spec.maxReplicas Infinity',
  ],
];

test.each(numbers)('%s that is no number is refused, not rendered as null', (_, make, message) => {
  expect(rawTexts(make)).toContain('null');
  expect(faultOf(make)).toContain(message);
});

test.each([none, 0])('a port of a container that is %p is refused, not left out with its probe', (portNumber) => {
  const make: Make = (k, chart) => new k.Deployment(chart, 'it', { containers: [{ image, portNumber }] });
  expect(rawTexts(make)).not.toContain('containerPort');
  expect(faultOf(make)).toContain(`[shop/it] container "main" has portNumber ${portNumber}, so it would have no port`);
});

test.each(numbers)('%s that is no number is refused also where the posture leaves objects as they are', (_, make) => {
  expect(faultOf(make, Posture.none())).toContain('which is no number');
  expect(faultOf(make, Posture.restricted().audit())).toContain('which is no number');
});

test.each(lost)('%s is taken as it is where the posture leaves objects so', (_, make) => {
  expect(faultOf(make, Posture.none())).toBe('');
  expect(faultOf(make, Posture.restricted().audit())).toBe('');
});

function target(k: Kplus, chart: RawChart): raw.Deployment {
  return new k.Deployment(chart, 'target', { containers: [container] });
}
