import { validPorts } from '../../src/rules/valid-ports';
import { objectTables } from '../support/object-tables';
import {
  container,
  deployment,
  ingress,
  job,
  networkPolicy,
  object,
  pod,
  podSpec,
  service,
  template,
} from '../support/objects';

const NUMBER = 'must be a whole number from 1 to 65535';
const NAME = 'must be lower-case letters, digits and single "-", with at least one letter';

const withPorts = (...ports: unknown[]) => pod({ containers: [container({ ports })] });
const withContainer = (fields: object) => pod({ containers: [container({ ...fields })] });
const knative = (fields: object) =>
  object('serving.knative.dev/v1', 'Service', {
    spec: { template: { spec: podSpec({ containers: [container({ ...fields })] }) } },
  });

const twoPorts = (first: object, second: object) =>
  service({
    ports: [
      { port: 80, ...first },
      { port: 81, ...second },
    ],
  });

objectTables(validPorts, {
  passes: {
    'the first and the last port': withPorts({ containerPort: 1 }, { containerPort: 65535 }),
    'names of ports': withPorts({ containerPort: 80, name: 'http' }, { containerPort: 81, name: '1-http' }),
    'one containerPort twice': withPorts({ containerPort: 80 }, { containerPort: 80, protocol: 'UDP' }),
    'a hostPort of 0, which is none': withPorts({ containerPort: 80, hostPort: 0 }),
    'the network of the node': pod({
      hostNetwork: true,
      containers: [container({ ports: [{ containerPort: 80, hostPort: 80 }, { containerPort: 81 }] })],
    }),
    'one hostPort in two protocols': withPorts(
      { containerPort: 80, hostPort: 80 },
      { containerPort: 80, hostPort: 80, protocol: 'UDP' },
    ),
    'one hostPort in two init containers': pod({
      initContainers: ['a', 'b'].map((name) => container({ name, ports: [{ containerPort: 80, hostPort: 80 }] })),
    }),
    'probes of ports by number and by name': withContainer({
      livenessProbe: { httpGet: { path: '/', port: 80 } },
      readinessProbe: { tcpSocket: { port: 'http' } },
      startupProbe: { grpc: { port: 50051 } },
      lifecycle: { preStop: { exec: { command: ['true'] } } },
    }),
    'a probe of Knative without a port': knative({
      readinessProbe: { httpGet: { path: '/' } },
      ports: [{ name: 'h2c' }],
    }),
    'a Service': service({ ports: [{ port: 80, targetPort: 'http' }] }),
    'a targetPort of 0, which is the port': service({ ports: [{ port: 80, targetPort: 0 }] }),
    'a headless Service without ports': service({ ports: [], clusterIP: 'None' }),
    'an ExternalName without ports': service({ ports: undefined, type: 'ExternalName' }),
    'one port in two protocols': twoPorts({ name: 'a' }, { name: 'b', port: 80, protocol: 'UDP' }),
    'a nodePort': service({ type: 'NodePort', ports: [{ port: 80, nodePort: 30080 }] }),
    'a Service of Knative': object('serving.knative.dev/v1', 'Service', { spec: {} }),
    'an Ingress': ingress({ number: 80 }),
    'an Ingress by name': ingress({ name: 'http' }),
    'an Ingress to a bucket': object('networking.k8s.io/v1', 'Ingress', {
      spec: { defaultBackend: { resource: { kind: 'Bucket', name: 'web' } } },
    }),
    'a range of ports': networkPolicy({ egress: [{ ports: [{ port: 80, endPort: 90 }, { port: 'http' }, {}] }] }),
    'the ports of a kind that nobody knows': object('example.com/v1', 'Widget', { spec: { ports: [{ port: 0 }] } }),
  },
  fails: {
    'a containerPort of 0': [
      withPorts({ containerPort: 0 }),
      `container "web": ports[0].containerPort ${NUMBER}, not 0`,
    ],
    'a containerPort of 70000': [
      withPorts({ containerPort: 70000 }),
      `container "web": ports[0].containerPort ${NUMBER}, not 70000`,
    ],
    'a containerPort as text': [
      withPorts({ containerPort: '80' }),
      `container "web": ports[0].containerPort ${NUMBER}, not "80"`,
    ],
    'no containerPort': [withPorts({ name: 'http' }), `container "web": ports[0].containerPort ${NUMBER}`],
    'no port at all': [withPorts(null), `container "web": ports[0].containerPort ${NUMBER}`],
    'a hostPort of 70000': [
      withPorts({ containerPort: 80, hostPort: 70000 }),
      `container "web": ports[0].hostPort ${NUMBER}, not 70000`,
    ],
    'another hostPort on the network of the node': [
      pod({ hostNetwork: true, containers: [container({ ports: [{ containerPort: 80, hostPort: 81 }] })] }),
      'container "web": ports[0].hostPort must be the containerPort, as hostNetwork is true, not 81',
    ],
    'a hostPort of two containers': [
      pod({
        containers: ['a', 'b'].map((name) => container({ name, ports: [{ containerPort: 80, hostPort: 80 }] })),
      }),
      'container "b": ports[0].hostPort 80 is that of container "a": ports[0].hostPort too; write another',
    ],
    'the name of a port': [
      withPorts({ containerPort: 80, name: 'HTTP' }),
      `container "web": ports[0].name ${NAME}, not "HTTP"`,
    ],
    'a name twice': [
      withPorts({ containerPort: 80, name: 'http' }, { containerPort: 81, name: 'http' }),
      'container "web": ports[1].name "http" is that of ports[0] too; write another',
    ],
    'an init container': [
      job({
        template: { spec: podSpec({ initContainers: [container({ name: 'x', ports: [{ containerPort: 0 }] })] }) },
      }),
      `container "x": ports[0].containerPort ${NUMBER}, not 0`,
    ],
    'a probe of port 0': [
      withContainer({ livenessProbe: { httpGet: { path: '/', port: 0 } } }),
      `container "web": livenessProbe.httpGet.port ${NUMBER}, not 0`,
    ],
    'a probe without a port': [
      withContainer({ readinessProbe: { tcpSocket: {} } }),
      `container "web": readinessProbe.tcpSocket.port ${NUMBER}`,
    ],
    'a probe of a port in quotes': [
      withContainer({ startupProbe: { httpGet: { path: '/', port: '8080' } } }),
      'container "web": startupProbe.httpGet.port must be a number or a name; write it without quotes, not "8080"',
    ],
    'a gRPC probe of a name': [
      withContainer({ livenessProbe: { grpc: { port: 'grpc' } } }),
      `container "web": livenessProbe.grpc.port ${NUMBER}, not "grpc"`,
    ],
    'a hook': [
      deployment({
        template: template({
          containers: [container({ lifecycle: { preStop: { httpGet: { path: '/', port: 70000 } } } })],
        }),
      }),
      `container "web": lifecycle.preStop.httpGet.port ${NUMBER}, not 70000`,
    ],
    'a port of Knative': [
      knative({ ports: [{ containerPort: 70000 }] }),
      `container "web": ports[0].containerPort ${NUMBER}, not 70000`,
    ],
    'a Service without ports': [service({ ports: [] }), 'spec.ports must have at least one port, not []'],
    'a Service on port 0': [service({ ports: [{ port: 0 }] }), `spec.ports[0].port ${NUMBER}, not 0`],
    'a targetPort of 70000': [
      service({ ports: [{ port: 80, targetPort: 70000 }] }),
      `spec.ports[0].targetPort ${NUMBER}, not 70000`,
    ],
    'a long name for a targetPort': [
      service({ ports: [{ port: 80, targetPort: 'a'.repeat(16) }] }),
      'spec.ports[0].targetPort is 16 characters long; write at most 15, not "aaaaaaaaaaaaaaaa"',
    ],
    'two ports of which one has no name': [
      twoPorts({ name: 'http' }, {}),
      'spec.ports[1].name must be set, as there are several ports',
    ],
    'two ports of one name': [
      twoPorts({ name: 'http' }, { name: 'http' }),
      'spec.ports[1].name "http" is that of spec.ports[0] too; write another',
    ],
    'one port twice': [
      twoPorts({ name: 'a' }, { name: 'b', port: 80, protocol: 'TCP' }),
      'spec.ports[1].port 80 is that of spec.ports[0] too; write another',
    ],
    'a name of a Service port': [
      service({ ports: [{ port: 80, name: 'HTTP' }] }),
      'spec.ports[0].name must be lower-case letters, digits and "-", with a letter or digit at both ends, e.g. "http", not "HTTP"',
    ],
    'a nodePort of a ClusterIP': [
      service({ ports: [{ port: 80, nodePort: 30080 }] }),
      'spec.ports[0].nodePort must not be set; write type "NodePort" or leave it out, not 30080',
    ],
    'a nodePort of 70000': [
      service({ type: 'LoadBalancer', ports: [{ port: 80, nodePort: 70000 }] }),
      `spec.ports[0].nodePort ${NUMBER}, not 70000`,
    ],
    'an Ingress without a port': [
      ingress(undefined),
      'spec.rules[0].http.paths[0].backend.service.port must have a number or a name, and not both',
    ],
    'an Ingress to port 70000': [
      ingress({ number: 70000 }),
      `spec.rules[0].http.paths[0].backend.service.port.number ${NUMBER}, not 70000`,
    ],
    'the default of an Ingress': [
      object('networking.k8s.io/v1', 'Ingress', { spec: { defaultBackend: { service: { port: { name: '80' } } } } }),
      `spec.defaultBackend.service.port.name ${NAME}, not "80"`,
    ],
    'a NetworkPolicy for port 0': [
      networkPolicy({ ingress: [{ ports: [{ port: 0 }] }] }),
      `spec.ingress[0].ports[0].port ${NUMBER}, not 0`,
    ],
    'a range that ends before it begins': [
      networkPolicy({ egress: [{ ports: [{ port: 90, endPort: 80 }] }] }),
      'spec.egress[0].ports[0].endPort must be at least the port 90, not 80',
    ],
    'a range that begins with a name': [
      networkPolicy({ egress: [{ ports: [{ port: 'http', endPort: 80 }] }] }),
      'spec.egress[0].ports[0].endPort must have a port number that the range begins with, not 80',
    ],
    'a range that ends too high': [
      networkPolicy({ egress: [{ ports: [{ port: 90, endPort: 65536 }] }] }),
      `spec.egress[0].ports[0].endPort ${NUMBER}, not 65536`,
    ],
  },
});
