import type { JsonObject } from '../../../src/manifest/json';
import { container, cronJob, deployment, pod, podSpec, template } from '../../../test/support/objects';
import { NOTHING, Case, pairs, shown } from '../case';

const NAMES: readonly unknown[] = [
  'web',
  '1',
  'web-1',
  'Web',
  'web_1',
  'web.1',
  'web-',
  '',
  null,
  NOTHING,
  5,
  'a'.repeat(63),
  'a'.repeat(64),
];

/** Images on which the API server has an opinion; the grammar of references is the kubelet's. */
const IMAGES: readonly unknown[] = [
  'nginx',
  'nginx:1.27',
  'registry.example.com:5000/shop/web:1.4.2',
  `ghcr.io/shop/web@sha256:${'0'.repeat(64)}`,
  '',
  null,
  NOTHING,
  5,
  ['nginx'],
];

const sidecar = (name: string) => container({ name, restartPolicy: 'Always' });

const TEAMS: readonly (readonly [string, JsonObject])[] = [
  ['two with one name', { containers: [container(), container()] }],
  ['two with two names', { containers: [container(), container({ name: 'api' })] }],
  ['an init container with the name of an ordinary one', { initContainers: [container()] }],
  ['an init container of its own name', { initContainers: [container({ name: 'setup' })] }],
  ['two init containers with one name', { initContainers: [container({ name: 'a' }), container({ name: 'a' })] }],
  ['a sidecar with the name of an ordinary one', { initContainers: [sidecar('web')] }],
  ['a sidecar with the name of an init container', { initContainers: [container({ name: 'a' }), sidecar('a')] }],
];

export const containerCases: readonly Case[] = [
  ...NAMES.flatMap((name) => [
    { title: `a container with the name ${shown(name)}`, manifest: pod({ containers: [container({ name })] }) },
    {
      title: `an init container with the name ${shown(name)}`,
      manifest: deployment({
        template: template({ initContainers: [container({ name })], containers: [container({ name: 'x' })] }),
      }),
    },
  ]),
  ...pairs(TEAMS, ['Pod', 'CronJob']).map(([[title, spec], kind]) => ({
    title: `${kind}: ${title}`,
    manifest:
      kind === 'Pod' ? pod(spec) : cronJob({ template: { spec: podSpec({ restartPolicy: 'Never', ...spec }) } }),
  })),
  ...IMAGES.flatMap((image) => [
    { title: `a container with the image ${shown(image)}`, manifest: pod({ containers: [container({ image })] }) },
    {
      title: `an init container with the image ${shown(image)}`,
      manifest: deployment({ template: template({ initContainers: [container({ name: 'x', image })] }) }),
    },
  ]),
  ...[' nginx', 'nginx ', ' ', '\tnginx'].map((image) => ({
    title: `a Pod with the image ${shown(image)}`,
    manifest: pod({ containers: [container({ image })] }),
  })),
];
