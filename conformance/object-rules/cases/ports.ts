import type { JsonObject } from '../../../src/manifest/json';
import {
  container,
  cronJob,
  deployment,
  ingress,
  networkPolicy,
  pod,
  podSpec,
  service,
  template,
} from '../../../test/support/objects';
import { NOTHING, Case, pairs, shown } from '../case';

const NUMBERS: readonly unknown[] = [
  1,
  80,
  65535,
  0,
  -1,
  65536,
  70000,
  3000000000,
  80.5,
  '80',
  '',
  true,
  null,
  NOTHING,
];

const PORT_NAMES: readonly unknown[] = [
  'http',
  'h',
  'http-1',
  '1-http',
  '8080',
  '80-80',
  'Http',
  'http_1',
  'http.1',
  'ht--tp',
  '-http',
  'http-',
  'a'.repeat(15),
  'a'.repeat(16),
];

const withPorts = (ports: unknown, spec: JsonObject = {}) => pod({ containers: [container({ ports })], ...spec });

const containerPorts: readonly Case[] = [
  ...NUMBERS.flatMap((port) => [
    { title: `containerPort ${shown(port)}`, manifest: withPorts([{ containerPort: port }]) },
    { title: `hostPort ${shown(port)}`, manifest: withPorts([{ containerPort: 80, hostPort: port }]) },
    {
      title: `hostPort ${shown(port)} on the network of the node`,
      manifest: withPorts([{ containerPort: 80, hostPort: port }], { hostNetwork: true }),
    },
    {
      title: `hostPort ${shown(port)} on the network of the node, in a template`,
      manifest: deployment({
        template: template({
          hostNetwork: true,
          containers: [container({ ports: [{ containerPort: 80, hostPort: port }] })],
        }),
      }),
    },
    {
      title: `containerPort ${shown(port)} of an init container`,
      manifest: cronJob({
        template: {
          spec: podSpec({
            restartPolicy: 'Never',
            initContainers: [container({ name: 'setup', ports: [{ containerPort: port }] })],
          }),
        },
      }),
    },
  ]),
  ...[...PORT_NAMES, '', null, 5].map((name) => ({
    title: `container port with the name ${shown(name)}`,
    manifest: withPorts([{ containerPort: 80, name }]),
  })),
  ...[
    [
      { containerPort: 80, name: 'a' },
      { containerPort: 81, name: 'a' },
    ],
    [
      { containerPort: 80, name: 'a' },
      { containerPort: 81, name: 'b' },
    ],
    [{ containerPort: 80 }, { containerPort: 80 }],
    [
      { containerPort: 80, hostPort: 80 },
      { containerPort: 81, hostPort: 80 },
    ],
    [
      { containerPort: 80, hostPort: 80 },
      { containerPort: 81, hostPort: 80, protocol: 'UDP' },
    ],
    [
      { containerPort: 80, hostPort: 80, hostIP: '10.0.0.1' },
      { containerPort: 81, hostPort: 80 },
    ],
    [
      { containerPort: 80, hostPort: 0 },
      { containerPort: 81, hostPort: 0 },
    ],
  ].flatMap((ports) => [
    { title: `one container with the ports ${JSON.stringify(ports)}`, manifest: withPorts(ports) },
    {
      title: `two containers with the ports ${JSON.stringify(ports)}`,
      manifest: pod({ containers: ports.map((port, index) => container({ name: `c${index}`, ports: [port] })) }),
    },
    {
      title: `two init containers with the ports ${JSON.stringify(ports)}`,
      manifest: pod({ initContainers: ports.map((port, index) => container({ name: `c${index}`, ports: [port] })) }),
    },
  ]),
  {
    title: 'a sidecar with the host port of a container',
    manifest: pod({
      initContainers: [container({ name: 'x', restartPolicy: 'Always', ports: [{ containerPort: 80, hostPort: 80 }] })],
      containers: [container({ ports: [{ containerPort: 80, hostPort: 80 }] })],
    }),
  },
];

const ACTIONS: readonly (readonly [string, (port: unknown) => JsonObject])[] = [
  ['httpGet', (port) => ({ httpGet: { path: '/', port } })],
  ['tcpSocket', (port) => ({ tcpSocket: { port } })],
  ['grpc', (port) => ({ grpc: { port } })],
];

const PROBES: readonly (readonly [string, (handler: JsonObject) => JsonObject])[] = [
  ['livenessProbe', (livenessProbe) => pod({ containers: [container({ livenessProbe })] })],
  [
    'readinessProbe',
    (readinessProbe) => deployment({ template: template({ containers: [container({ readinessProbe })] }) }),
  ],
  [
    'startupProbe of a sidecar',
    (startupProbe) => pod({ initContainers: [container({ name: 'x', restartPolicy: 'Always', startupProbe })] }),
  ],
];

const HOOKS: readonly (readonly [string, (handler: JsonObject) => JsonObject])[] = [
  ['postStart', (postStart) => pod({ containers: [container({ lifecycle: { postStart } })] })],
  ['preStop', (preStop) => pod({ containers: [container({ lifecycle: { preStop } })] })],
];

const probePorts: readonly Case[] = [
  ...pairs(PROBES, pairs(ACTIONS, [...NUMBERS, ...PORT_NAMES])),
  ...pairs(HOOKS, pairs(ACTIONS.slice(0, 2), [...NUMBERS, ...PORT_NAMES])),
].map(([[place, make], [[action, handler], port]]) => ({
  title: `${place} with ${action} to port ${shown(port)}`,
  manifest: make(handler(port)),
}));

const SERVICE_PORT_NAMES: readonly unknown[] = [
  'http',
  'a'.repeat(16),
  'a'.repeat(63),
  'a'.repeat(64),
  '1',
  'Http',
  'http_1',
  'http.1',
  5,
  '',
  null,
];

const servicePorts: readonly Case[] = [
  ...NUMBERS.map((port) => ({ title: `Service with port ${shown(port)}`, manifest: service({ ports: [{ port }] }) })),
  ...[...NUMBERS, ...PORT_NAMES].map((targetPort) => ({
    title: `Service with targetPort ${shown(targetPort)}`,
    manifest: service({ ports: [{ port: 80, targetPort }] }),
  })),
  ...SERVICE_PORT_NAMES.flatMap((name) => [
    { title: `Service with a port named ${shown(name)}`, manifest: service({ ports: [{ port: 80, name }] }) },
    {
      title: `Service with two ports, one named ${shown(name)}`,
      manifest: service({
        ports: [
          { port: 80, name: 'other' },
          { port: 81, name },
        ],
      }),
    },
  ]),
  ...[
    [
      { port: 80, name: 'a' },
      { port: 81, name: 'a' },
    ],
    [
      { port: 80, name: 'a' },
      { port: 80, name: 'b' },
    ],
    [
      { port: 80, name: 'a' },
      { port: 80, name: 'b', protocol: 'UDP' },
    ],
    [
      { port: 80, name: 'a', protocol: 'TCP' },
      { port: 80, name: 'b' },
    ],
  ].map((ports) => ({ title: `Service with the ports ${JSON.stringify(ports)}`, manifest: service({ ports }) })),
  ...[
    { ports: [] },
    { ports: NOTHING },
    { ports: null },
    { ports: [], clusterIP: 'None' },
    { ports: [], clusterIP: 'None', clusterIPs: ['None'] },
    { ports: [], type: 'ExternalName', externalName: 'example.com' },
  ].map((spec) => ({ title: `Service with ${JSON.stringify(spec)}`, manifest: service(spec) })),
  ...pairs(['ClusterIP', 'NodePort', 'LoadBalancer', NOTHING], [30080, 0, null, NOTHING, 70000, -1, '30080']).map(
    ([type, nodePort]) => ({
      title: `Service of type ${shown(type)} with nodePort ${shown(nodePort)}`,
      manifest: {
        ...service({ type, ports: [{ port: 80, nodePort }] }),
        metadata: { name: `web-${String(type).toLowerCase()}-${String(nodePort).replace('-', 'minus-')}` },
      },
      real: nodePort === 70000 || nodePort === -1,
    }),
  ),
  {
    title: 'Service with one nodePort twice',
    manifest: service({
      type: 'NodePort',
      ports: [
        { port: 80, name: 'a', nodePort: 30080 },
        { port: 81, name: 'b', nodePort: 30080 },
      ],
    }),
  },
  {
    title: 'Service with one nodePort in two protocols',
    manifest: service({
      type: 'NodePort',
      ports: [
        { port: 80, name: 'a', nodePort: 30080 },
        { port: 80, name: 'b', nodePort: 30080, protocol: 'UDP' },
      ],
    }),
  },
];

const ingressPorts: readonly Case[] = [
  ...NUMBERS.filter((number) => number !== '').map((number) => ({ number })),
  ...[...PORT_NAMES, '', null, 5].map((name) => ({ name })),
  { number: 80, name: 'http' },
  { number: 0, name: 'http' },
  {},
  null,
  NOTHING,
].map((port) => ({ title: `Ingress to the port ${shown(port)}`, manifest: ingress(port) }));

const policyPorts: readonly Case[] = [
  ...[...NUMBERS, ...PORT_NAMES].map((port) => ({ port })),
  ...pairs([80, 'http', NOTHING, 0], [79, 80, 81, 65535, 65536, 0, '81', null]).map(([port, endPort]) => ({
    port,
    endPort,
  })),
].flatMap((port) => [
  { title: `NetworkPolicy that lets in ${shown(port)}`, manifest: networkPolicy({ ingress: [{ ports: [port] }] }) },
  { title: `NetworkPolicy that lets out ${shown(port)}`, manifest: networkPolicy({ egress: [{ ports: [port] }] }) },
]);

export const portCases: readonly Case[] = [
  ...containerPorts,
  ...probePorts,
  ...servicePorts,
  ...ingressPorts,
  ...policyPorts,
];
