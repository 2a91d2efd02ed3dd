import { app, onePod, pods, policy, policyFor, workload } from '../../support/network';
import type { SemanticCase } from './semantic-case';

const web = workload('web');
const db = workload('db');
const FROM_WEB = [{ from: [pods('web')] }];
const TO_DB = [{ to: [pods('db')] }];

/** Which pods are isolated, and in which directions. */
export const ISOLATION: readonly SemanticCase[] = [
  {
    name: 'without policies everybody reaches everybody',
    cites: 'Network Policies: The two sorts of pod isolation',
    manifests: [web, db],
    ports: { 'web -> db': 'every port', 'db -> web': 'every port', '203.0.113.9 -> db': 'every port' },
  },
  {
    name: 'pods that no policy selects stay open beside isolated ones',
    cites: 'Network Policies: The two sorts of pod isolation',
    manifests: [web, db, policyFor('db', { policyTypes: ['Ingress'] })],
    ports: { 'web -> db': 'no port', 'db -> web': 'every port', '203.0.113.9 -> web': 'every port' },
  },
  {
    name: 'what one end may send, the other must be allowed to receive',
    cites: 'Network Policies: The two sorts of pod isolation',
    manifests: [
      web,
      db,
      policyFor('web', { policyTypes: ['Egress'], egress: [{ ports: [{ port: 5432 }, { port: 6379 }] }] }),
      policyFor('db', { policyTypes: ['Ingress'], ingress: [{ ports: [{ port: 6379 }, { port: 8080 }] }] }),
    ],
    ports: { 'web -> db': 'TCP 6379', 'db -> web': 'every port' },
  },
  {
    name: 'answers need no rule, as a rule is about who opens the connection',
    cites: 'Network Policies: The two sorts of pod isolation',
    manifests: [web, db, policyFor('db', { policyTypes: ['Ingress', 'Egress'], ingress: FROM_WEB })],
    ports: { 'web -> db': 'every port', 'db -> web': 'no port' },
  },
  {
    name: 'an empty podSelector selects all pods of the namespace',
    cites: 'NetworkPolicySpec.podSelector',
    manifests: [web, db, policy({ podSelector: {} })],
    ports: { 'web -> db': 'no port', 'db -> web': 'no port' },
  },
  {
    name: 'a podSelector that is left out is an empty one',
    cites: 'NetworkPolicySpec.podSelector',
    manifests: [web, db, policy({ policyTypes: ['Ingress'] })],
    ports: { 'web -> db': 'no port', 'db -> web': 'no port' },
  },
  {
    name: 'a podSelector that is null is an empty one',
    cites: 'NetworkPolicySpec.podSelector',
    manifests: [web, db, policy({ podSelector: null })],
    ports: { 'web -> db': 'no port', 'db -> web': 'no port' },
  },
  {
    name: 'a policy selects no pods of other namespaces',
    cites: 'NetworkPolicySpec.podSelector',
    manifests: [workload('web', { namespace: 'shop' }), workload('db', { namespace: 'data' }), policy({}, 'shop')],
    ports: { 'db -> web': 'no port', 'web -> db': 'every port' },
  },
  {
    name: 'an object without a namespace is in that of other objects without one',
    cites: 'NetworkPolicySpec.podSelector',
    manifests: [web, workload('db', { namespace: 'default' }), policyFor('db', { ingress: FROM_WEB })],
    ports: { 'web -> db': 'every port', '203.0.113.9 -> db': 'no port' },
  },
  {
    name: 'several matchLabels must all match',
    cites: 'LabelSelector.matchLabels',
    manifests: [
      web,
      workload('db', { labels: { app: 'db', tier: 'data' } }),
      workload('cache', { labels: { app: 'cache', tier: 'data' } }),
      policy({ podSelector: { matchLabels: { app: 'db', tier: 'data' } } }),
    ],
    ports: { 'web -> db': 'no port', 'web -> cache': 'every port' },
  },
  {
    name: 'matchLabels and matchExpressions must both match',
    cites: 'LabelSelector.matchExpressions',
    manifests: [
      web,
      workload('db', { labels: { app: 'db', tier: 'data' } }),
      workload('cache', { labels: { app: 'cache', tier: 'data' } }),
      policy({
        podSelector: {
          matchLabels: { tier: 'data' },
          matchExpressions: [{ key: 'app', operator: 'NotIn', values: ['cache'] }],
        },
      }),
    ],
    ports: { 'web -> db': 'no port', 'web -> cache': 'every port' },
  },
  {
    name: 'In selects pods whose label has one of the values',
    cites: 'LabelSelectorRequirement.operator',
    manifests: [
      web,
      db,
      workload('cache'),
      policy({ podSelector: { matchExpressions: [{ key: 'app', operator: 'In', values: ['db', 'cache'] }] } }),
    ],
    ports: { 'web -> db': 'no port', 'web -> cache': 'no port', 'db -> web': 'every port' },
  },
  {
    name: 'NotIn selects pods without the label, too',
    cites: 'LabelSelectorRequirement.operator',
    manifests: [
      web,
      db,
      workload('plain', { labels: {} }),
      policy({ podSelector: { matchExpressions: [{ key: 'app', operator: 'NotIn', values: ['db'] }] } }),
    ],
    ports: { 'db -> web': 'no port', 'db -> plain': 'no port', 'web -> db': 'every port' },
  },
  {
    name: 'Exists selects pods with the label, whatever its value',
    cites: 'LabelSelectorRequirement.operator',
    manifests: [
      web,
      workload('db', { labels: { backup: '' } }),
      policy({ podSelector: { matchExpressions: [{ key: 'backup', operator: 'Exists' }] } }),
    ],
    ports: { 'web -> db': 'no port', 'db -> web': 'every port' },
  },
  {
    name: 'DoesNotExist selects pods without the label',
    cites: 'LabelSelectorRequirement.operator',
    manifests: [
      web,
      workload('db', { labels: { backup: '' } }),
      policy({ podSelector: { matchExpressions: [{ key: 'backup', operator: 'DoesNotExist' }] } }),
    ],
    ports: { 'db -> web': 'no port', 'web -> db': 'every port' },
  },
  {
    name: 'without policyTypes and egress rules a policy is for ingress alone',
    cites: 'NetworkPolicySpec.policyTypes',
    manifests: [web, db, policyFor('web', {})],
    ports: { 'db -> web': 'no port', 'web -> db': 'every port' },
  },
  {
    name: 'without policyTypes egress rules make a policy one for egress, too',
    cites: 'NetworkPolicySpec.policyTypes',
    manifests: [web, db, workload('api'), policyFor('web', { egress: TO_DB })],
    ports: { 'web -> db': 'every port', 'web -> api': 'no port', 'db -> web': 'no port' },
  },
  {
    name: 'without policyTypes an empty list of egress rules makes a policy none for egress',
    cites: 'NetworkPolicySpec.policyTypes',
    manifests: [web, db, policyFor('web', { egress: [] })],
    ports: { 'web -> db': 'every port', 'db -> web': 'no port' },
  },
  {
    name: 'an empty list of policyTypes is filled in as one that is left out',
    cites: 'NetworkPolicySpec.policyTypes',
    manifests: [web, db, workload('api'), policyFor('web', { policyTypes: [], egress: TO_DB })],
    ports: { 'web -> db': 'every port', 'web -> api': 'no port', 'db -> web': 'no port' },
  },
  {
    name: 'policyTypes that are null are filled in as if left out',
    cites: 'NetworkPolicySpec.policyTypes',
    manifests: [web, db, policyFor('web', { policyTypes: null })],
    ports: { 'web -> db': 'every port', 'db -> web': 'no port' },
  },
  {
    name: 'the policyType Egress alone leaves ingress open',
    cites: 'NetworkPolicySpec.policyTypes',
    manifests: [web, db, policyFor('web', { policyTypes: ['Egress'] })],
    ports: { 'web -> db': 'no port', 'db -> web': 'every port' },
  },
  {
    name: 'rules of a direction that policyTypes leave out mean nothing',
    cites: 'NetworkPolicySpec.policyTypes',
    manifests: [web, db, workload('api'), policyFor('web', { policyTypes: ['Ingress'], egress: TO_DB })],
    ports: { 'web -> api': 'every port', 'db -> web': 'no port' },
  },
  {
    name: 'rules of a direction that one policy leaves out add nothing to those of another',
    cites: 'NetworkPolicySpec.policyTypes',
    manifests: [
      web,
      db,
      policyFor('web', { policyTypes: ['Ingress'], egress: TO_DB }),
      policyFor('web', { policyTypes: ['Egress'] }),
    ],
    ports: { 'web -> db': 'no port' },
  },
  {
    name: 'no list of ingress rules allows nothing',
    cites: 'NetworkPolicySpec.ingress',
    manifests: [web, db, policyFor('db', { policyTypes: ['Ingress'] })],
    ports: { 'web -> db': 'no port', '203.0.113.9 -> db': 'no port' },
  },
  {
    name: 'an empty list of ingress rules allows nothing',
    cites: 'NetworkPolicySpec.ingress',
    manifests: [web, db, policyFor('db', { ingress: [] })],
    ports: { 'web -> db': 'no port', '203.0.113.9 -> db': 'no port' },
  },
  {
    name: 'an ingress rule without fields allows everything',
    cites: 'NetworkPolicySpec.ingress',
    manifests: [web, db, policyFor('db', { ingress: [{}] })],
    ports: { 'web -> db': 'every port', '203.0.113.9 -> db': 'every port' },
  },
  {
    name: 'an empty list of egress rules allows nothing',
    cites: 'NetworkPolicySpec.egress',
    manifests: [web, db, policyFor('web', { policyTypes: ['Egress'], egress: [] })],
    ports: { 'web -> db': 'no port', 'web -> 203.0.113.9': 'no port' },
  },
  {
    name: 'an egress rule without fields allows everything',
    cites: 'NetworkPolicySpec.egress',
    manifests: [web, db, policyFor('web', { policyTypes: ['Egress'], egress: [{}] })],
    ports: { 'web -> db': 'every port', 'web -> 203.0.113.9': 'every port' },
  },
  {
    name: 'what one policy allows, another cannot take away',
    cites: 'Network Policies: The two sorts of pod isolation',
    manifests: [web, db, policyFor('db', { ingress: FROM_WEB }), policy({ policyTypes: ['Ingress', 'Egress'] })].concat(
      policyFor('web', { policyTypes: ['Egress'], egress: TO_DB }),
    ),
    ports: { 'web -> db': 'every port', 'db -> web': 'no port' },
  },
  {
    name: 'the ports that several policies allow add up',
    cites: 'NetworkPolicySpec.podSelector',
    manifests: [
      web,
      db,
      policyFor('db', { ingress: [{ from: [pods('web')], ports: [{ port: 5432 }] }] }),
      policy({ podSelector: {}, ingress: [{ from: [pods('web')], ports: [{ port: 9187 }] }] }),
    ],
    ports: { 'web -> db': 'TCP 5432, TCP 9187', 'db -> web': 'no port' },
  },
  {
    name: 'a policy for ingress and one for egress isolate a pod in both directions',
    cites: 'Network Policies: The two sorts of pod isolation',
    manifests: [web, db, policyFor('web', { policyTypes: ['Ingress'] }), policyFor('web', { policyTypes: ['Egress'] })],
    ports: { 'web -> db': 'no port', 'db -> web': 'no port' },
  },
  {
    name: 'a single pod cannot be kept from itself',
    cites: 'Network Policies: introduction',
    manifests: [onePod('web'), onePod('db'), policy({ policyTypes: ['Ingress', 'Egress'] })],
    ports: { 'web -> web': 'every port', 'web -> db': 'no port' },
  },
  {
    name: 'replicas of one workload can be kept from each other',
    cites: 'Network Policies: introduction',
    manifests: [web, policy({ policyTypes: ['Ingress'] })],
    ports: { 'web -> web': 'no port' },
  },
  {
    name: 'replicas reach each other where a rule names them',
    cites: 'NetworkPolicyPeer.podSelector',
    manifests: [web, policyFor('web', { ingress: [{ from: [pods('web')], ports: [{ port: 7946 }] }] })],
    ports: { 'web -> web': 'TCP 7946' },
  },
  {
    name: 'policies do not isolate pods with the network of their node',
    cites: 'Network Policies: NetworkPolicy and hostNetwork pods',
    manifests: [
      workload('agent', { spec: { hostNetwork: true } }),
      workload('plain', { spec: { hostNetwork: false } }),
      policy({ policyTypes: ['Ingress', 'Egress'] }),
    ],
    ports: {
      '203.0.113.9 -> agent': 'every port',
      '203.0.113.9 -> plain': 'no port',
      'agent -> 203.0.113.9': 'every port',
    },
  },
  {
    name: 'pods of Jobs, CronJobs and StatefulSets are pods like others',
    cites: 'NetworkPolicySpec.podSelector',
    manifests: [
      web,
      { apiVersion: 'batch/v1', kind: 'Job', metadata: { name: 'load' }, spec: { template: templateOf('load') } },
      {
        apiVersion: 'batch/v1',
        kind: 'CronJob',
        metadata: { name: 'nightly' },
        spec: { jobTemplate: { spec: { template: templateOf('nightly') } } },
      },
      {
        apiVersion: 'apps/v1',
        kind: 'StatefulSet',
        metadata: { name: 'disk' },
        spec: { template: templateOf('disk') },
      },
      policy({
        podSelector: { matchExpressions: [{ key: 'app', operator: 'In', values: ['load', 'nightly', 'disk'] }] },
        policyTypes: ['Egress'],
        egress: [{ to: [pods('disk')] }],
      }),
    ],
    ports: {
      'load -> web': 'no port',
      'nightly -> web': 'no port',
      'disk -> web': 'no port',
      'load -> disk': 'every port',
    },
  },
  {
    name: 'a selector that the server refuses selects nothing',
    cites: 'LabelSelectorRequirement.values',
    manifests: [
      web,
      db,
      policy({ podSelector: { matchExpressions: [{ key: 'app', operator: 'NotIn', values: [] }] } }),
      policy({ podSelector: { ...app('db'), matchExpressions: [{ key: 'app', operator: 'Exists', values: ['db'] }] } }),
    ],
    ports: { 'web -> db': 'every port', 'db -> web': 'every port' },
  },
];

function templateOf(name: string) {
  return { metadata: { labels: { app: name } }, spec: { containers: [] } };
}
