import type { JsonObject } from '../../../src/manifest/json';
import { pods, policyFor, workload } from '../../support/network';
import { container } from '../../support/objects';
import type { SemanticCase } from './semantic-case';

const web = workload('web');
const HTTP = { name: 'http', containerPort: 8080 };

/** A policy that lets anybody reach `db` on some ports. */
const on = (...ports: unknown[]) => policyFor('db', { ingress: [{ ports }] });
/** A policy that lets `web` reach pods on some ports. */
const to = (...ports: unknown[]) =>
  policyFor('web', { policyTypes: ['Egress'], egress: [{ to: [{ podSelector: {} }], ports }] });

const dbOf = (...containers: JsonObject[]) => workload('db', { spec: { containers } });
const db = workload('db', { ports: [HTTP] });

/** On which ports rules let traffic through. */
export const PORTS: readonly SemanticCase[] = [
  {
    name: 'a rule without ports is for all ports of all protocols',
    cites: 'NetworkPolicyIngressRule.ports',
    manifests: [web, db, policyFor('db', { ingress: [{ from: [pods('web')] }] })],
    ports: { 'web -> db': 'every port', '203.0.113.9 -> db': 'no port' },
  },
  {
    name: 'an empty list of ports is for all of them',
    cites: 'NetworkPolicyIngressRule.ports',
    manifests: [web, db, policyFor('db', { ingress: [{ from: [pods('web')], ports: [] }] })],
    ports: { 'web -> db': 'every port', '203.0.113.9 -> db': 'no port' },
  },
  {
    name: 'a null list of ports is for all of them',
    cites: 'NetworkPolicyEgressRule.ports',
    manifests: [web, db, policyFor('web', { policyTypes: ['Egress'], egress: [{ to: [pods('db')], ports: null }] })],
    ports: { 'web -> db': 'every port', 'web -> 203.0.113.9': 'no port' },
  },
  {
    name: 'a number is one port, of TCP if no protocol is written',
    cites: 'NetworkPolicyPort.protocol',
    manifests: [web, db, on({ port: 5432 })],
    ports: { 'web -> db': 'TCP 5432' },
  },
  {
    name: 'UDP is not TCP',
    cites: 'NetworkPolicyPort.protocol',
    manifests: [web, db, on({ port: 53, protocol: 'UDP' })],
    ports: { 'web -> db': 'UDP 53' },
  },
  {
    name: 'SCTP is a protocol of its own',
    cites: 'NetworkPolicyPort.protocol',
    manifests: [web, db, on({ port: 3868, protocol: 'SCTP' })],
    ports: { 'web -> db': 'SCTP 3868' },
  },
  {
    name: 'the same number may be of several protocols',
    cites: 'NetworkPolicyIngressRule.ports',
    manifests: [web, db, on({ port: 53, protocol: 'UDP' }, { port: 53, protocol: 'TCP' })],
    ports: { 'web -> db': 'TCP 53, UDP 53' },
  },
  {
    name: 'a protocol without a port is all ports of that protocol',
    cites: 'NetworkPolicyPort.port',
    manifests: [web, db, on({ protocol: 'UDP' })],
    ports: { 'web -> db': 'every UDP port' },
  },
  {
    name: 'a port without fields is all ports of TCP',
    cites: 'NetworkPolicyPort.port',
    manifests: [web, db, on({})],
    ports: { 'web -> db': 'every TCP port' },
  },
  {
    name: 'a range ends with its endPort',
    cites: 'NetworkPolicyPort.endPort',
    manifests: [web, db, on({ port: 32000, endPort: 32768 })],
    ports: { 'web -> db': 'TCP 32000-32768' },
  },
  {
    name: 'a range may end where it begins',
    cites: 'NetworkPolicyPort.endPort',
    manifests: [web, db, on({ port: 32000, endPort: 32000, protocol: 'UDP' })],
    ports: { 'web -> db': 'UDP 32000' },
  },
  {
    name: 'a range is for its protocol alone',
    cites: 'Network Policies: Targeting a range of ports',
    manifests: [web, db, on({ port: 7000, endPort: 7010, protocol: 'UDP' }, { port: 7005 })],
    ports: { 'web -> db': 'TCP 7005, UDP 7000-7010' },
  },
  {
    name: 'ranges of both ends have only some ports in common',
    cites: 'Network Policies: Targeting a range of ports',
    manifests: [web, db, to({ port: 7000, endPort: 7010 }), on({ port: 7005, endPort: 7020 })],
    ports: { 'web -> db': 'TCP 7005-7010' },
  },
  {
    name: 'a name is the port that a container of the receiving pod gives it',
    cites: 'NetworkPolicyPort.port',
    manifests: [web, db, on({ port: 'http' })],
    ports: { 'web -> db': 'TCP 8080', '203.0.113.9 -> db': 'TCP 8080' },
  },
  {
    name: 'names and numbers stand beside each other',
    cites: 'NetworkPolicyIngressRule.ports',
    manifests: [web, db, on({ port: 'http' }, { port: 5432 })],
    ports: { 'web -> db': 'TCP 5432, TCP 8080' },
  },
  {
    name: 'a name that no container has is no port',
    cites: 'NetworkPolicyPort.port',
    manifests: [web, db, on({ port: 'metrics' })],
    ports: { 'web -> db': 'no port' },
  },
  {
    name: 'a name is only a port of the protocol that is written',
    cites: 'NetworkPolicyPort.protocol',
    manifests: [
      web,
      workload('db', { ports: [{ name: 'dns', containerPort: 53, protocol: 'UDP' }] }),
      workload('api', { ports: [{ name: 'dns', containerPort: 5353, protocol: 'UDP' }] }),
      on({ port: 'dns' }),
      policyFor('api', { ingress: [{ ports: [{ port: 'dns', protocol: 'UDP' }] }] }),
    ],
    ports: { 'web -> db': 'no port', 'web -> api': 'UDP 5353' },
  },
  {
    name: 'a port of a container is of TCP if it does not say',
    cites: 'ContainerPort.protocol',
    manifests: [web, db, on({ port: 'http', protocol: 'TCP' }, { port: 'http', protocol: 'UDP' })],
    ports: { 'web -> db': 'TCP 8080' },
  },
  {
    name: 'a name may be a different number in each pod that is selected',
    cites: 'ContainerPort.name',
    manifests: [
      web,
      workload('one', { labels: { app: 'db' }, ports: [{ name: 'http', containerPort: 8080 }] }),
      workload('two', { labels: { app: 'db' }, ports: [{ name: 'http', containerPort: 9090 }] }),
      on({ port: 'http' }),
    ],
    ports: { 'web -> one': 'TCP 8080', 'web -> two': 'TCP 9090' },
  },
  {
    name: 'for egress a name is the port of the destination, not of the sender',
    cites: 'NetworkPolicyEgressRule.ports',
    manifests: [
      workload('web', { ports: [{ name: 'http', containerPort: 3000 }] }),
      db,
      workload('api'),
      to({ port: 'http' }),
    ],
    ports: { 'web -> db': 'TCP 8080', 'web -> api': 'no port' },
  },
  {
    name: 'the names of all containers of a pod count',
    cites: 'ContainerPort.name',
    manifests: [
      web,
      dbOf(
        container({ name: 'db', ports: [{ name: 'sql', containerPort: 5432 }] }),
        container({ name: 'exporter', ports: [{ name: 'metrics', containerPort: 9187 }] }),
      ),
      on({ port: 'sql' }, { port: 'metrics' }),
    ],
    ports: { 'web -> db': 'TCP 5432, TCP 9187' },
  },
  {
    name: 'the names of a sidecar count, and those of other init containers do not',
    cites: 'Container.restartPolicy',
    manifests: [
      web,
      workload('db', {
        spec: {
          initContainers: [
            container({ name: 'proxy', restartPolicy: 'Always', ports: [{ name: 'proxy', containerPort: 15001 }] }),
            container({ name: 'setup', ports: [{ name: 'setup', containerPort: 9000 }] }),
          ],
        },
      }),
      on({ port: 'proxy' }, { port: 'setup' }),
    ],
    ports: { 'web -> db': 'TCP 15001' },
  },
  {
    name: 'addresses have no names of ports, and numbers beside them count',
    cites: 'NetworkPolicyPort.port',
    manifests: [
      web,
      policyFor('web', {
        policyTypes: ['Egress'],
        egress: [{ to: [{ ipBlock: { cidr: '203.0.113.0/24' } }], ports: [{ port: 'http' }, { port: 443 }] }],
      }),
    ],
    ports: { 'web -> 203.0.113.9': 'TCP 443' },
  },
  {
    name: 'policies are about ports of pods, which need not be declared',
    cites: 'ContainerPort.containerPort',
    manifests: [web, workload('db'), on({ port: 5432 })],
    ports: { 'web -> db': 'TCP 5432' },
  },
  {
    name: 'a declared port is not open by being declared',
    cites: 'ContainerPort.containerPort',
    manifests: [web, db, on({ port: 5432 })],
    ports: { 'web -> db': 'TCP 5432' },
  },
  {
    name: 'the lowest and the highest port are ports',
    cites: 'NetworkPolicyPort.endPort',
    manifests: [web, db, on({ port: 1, endPort: 2 }, { port: 65534, endPort: 65535 })],
    ports: { 'web -> db': 'TCP 1-2, TCP 65534-65535' },
  },
  {
    name: 'ports that the server refuses allow nothing',
    cites: 'NetworkPolicyPort.endPort',
    manifests: [
      web,
      db,
      on({ port: 0 }, { port: 65536 }, { port: 80.5 }, { port: '80' }, { port: 'Not a name' }, { port: true }),
      on({ port: 90, endPort: 80 }, { port: 'http', endPort: 8090 }, { endPort: 80 }, { port: 80, endPort: 70000 }),
      on({ port: 80, protocol: 'ICMP' }, { port: 80, protocol: 'tcp' }, 80, 'http'),
    ],
    ports: { 'web -> db': 'no port' },
  },
];
