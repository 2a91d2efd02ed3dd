import { app, namespaceCalled, pods, policy, policyFor, workload } from '../../support/network';
import type { SemanticCase } from './semantic-case';

const web = workload('web');
const db = workload('db');
const api = workload('api');

const shopWeb = workload('web', { namespace: 'shop' });
const dataDb = workload('db', { namespace: 'data' });
const dataJob = workload('job', { namespace: 'data' });

/** A policy for all pods of the namespace `data` with these sources. */
const from = (...peers: object[]) => policy({ podSelector: {}, ingress: [{ from: peers }] }, 'data');

/** Whom rules are for. */
export const PEERS: readonly SemanticCase[] = [
  {
    name: 'a podSelector selects pods of the namespace of the policy',
    cites: 'NetworkPolicyPeer.podSelector',
    manifests: [
      workload('near', { namespace: 'data', labels: { role: 'client' } }),
      workload('far', { namespace: 'shop', labels: { role: 'client' } }),
      dataDb,
      policyFor('db', { ingress: [{ from: [{ podSelector: { matchLabels: { role: 'client' } } }] }] }, 'data'),
    ],
    ports: { 'near -> db': 'every port', 'far -> db': 'no port' },
  },
  {
    name: 'the same podSelector selects other pods in each namespace',
    cites: 'NetworkPolicyPeer.podSelector',
    manifests: [
      workload('buyer', { namespace: 'shop', labels: { role: 'client' } }),
      workload('till', { namespace: 'shop' }),
      workload('reader', { namespace: 'data', labels: { role: 'client' } }),
      dataDb,
      policyFor('till', { ingress: [{ from: [{ podSelector: { matchLabels: { role: 'client' } } }] }] }, 'shop'),
      policyFor('db', { ingress: [{ from: [{ podSelector: { matchLabels: { role: 'client' } } }] }] }, 'data'),
    ],
    ports: {
      'buyer -> till': 'every port',
      'reader -> till': 'no port',
      'buyer -> db': 'no port',
      'reader -> db': 'every port',
    },
  },
  {
    name: 'an empty podSelector selects all pods of the namespace, and no addresses',
    cites: 'NetworkPolicyPeer.podSelector',
    manifests: [shopWeb, dataDb, dataJob, from({ podSelector: {} })],
    ports: { 'job -> db': 'every port', 'web -> db': 'no port', '203.0.113.9 -> db': 'no port' },
  },
  {
    name: 'the podSelector of a peer takes expressions',
    cites: 'LabelSelector.matchExpressions',
    manifests: [
      web,
      api,
      db,
      policyFor('db', {
        ingress: [{ from: [{ podSelector: { matchExpressions: [{ key: 'app', operator: 'In', values: ['api'] }] } }] }],
      }),
    ],
    ports: { 'api -> db': 'every port', 'web -> db': 'no port' },
  },
  {
    name: 'a namespaceSelector selects all pods of the namespaces',
    cites: 'NetworkPolicyPeer.namespaceSelector',
    manifests: [
      namespaceCalled('shop', { team: 'sales' }),
      shopWeb,
      workload('tool', { namespace: 'ops' }),
      dataDb,
      from({ namespaceSelector: { matchLabels: { team: 'sales' } } }),
    ],
    ports: { 'web -> db': 'every port', 'tool -> db': 'no port', '203.0.113.9 -> db': 'no port' },
  },
  {
    name: 'a namespaceSelector does not stand for the namespace of the policy, unless it matches',
    cites: 'NetworkPolicyPeer.namespaceSelector',
    manifests: [
      namespaceCalled('shop', { team: 'sales' }),
      namespaceCalled('data', { team: 'storage' }),
      shopWeb,
      dataDb,
      dataJob,
      from({ namespaceSelector: { matchLabels: { team: 'sales' } } }),
    ],
    ports: { 'web -> db': 'every port', 'job -> db': 'no port' },
  },
  {
    name: 'an empty namespaceSelector selects all namespaces, and no addresses',
    cites: 'NetworkPolicyPeer.namespaceSelector',
    manifests: [shopWeb, dataDb, dataJob, from({ namespaceSelector: {} })],
    ports: { 'web -> db': 'every port', 'job -> db': 'every port', '203.0.113.9 -> db': 'no port' },
  },
  {
    name: 'a namespaceSelector takes expressions',
    cites: 'LabelSelector.matchExpressions',
    manifests: [
      namespaceCalled('shop', { team: 'sales' }),
      namespaceCalled('ops', { team: 'ops' }),
      shopWeb,
      workload('tool', { namespace: 'ops' }),
      dataDb,
      from({ namespaceSelector: { matchExpressions: [{ key: 'team', operator: 'NotIn', values: ['ops'] }] } }),
    ],
    ports: { 'web -> db': 'every port', 'tool -> db': 'no port' },
  },
  {
    name: 'several labels of a namespaceSelector must all match',
    cites: 'LabelSelector.matchLabels',
    manifests: [
      namespaceCalled('shop', { team: 'sales', env: 'prod' }),
      namespaceCalled('lab', { team: 'sales', env: 'test' }),
      shopWeb,
      workload('trial', { namespace: 'lab' }),
      dataDb,
      from({ namespaceSelector: { matchLabels: { team: 'sales', env: 'prod' } } }),
    ],
    ports: { 'web -> db': 'every port', 'trial -> db': 'no port' },
  },
  {
    name: 'a namespaceSelector and a podSelector in one peer must both match',
    cites: 'Network Policies: Behavior of to and from selectors',
    manifests: [
      namespaceCalled('shop', { team: 'sales' }),
      shopWeb,
      workload('other', { namespace: 'shop' }),
      workload('near', { namespace: 'data', labels: { app: 'web' } }),
      dataDb,
      from({ namespaceSelector: { matchLabels: { team: 'sales' } }, ...pods('web') }),
    ],
    ports: { 'web -> db': 'every port', 'other -> db': 'no port', 'near -> db': 'no port' },
  },
  {
    name: 'a namespaceSelector and a podSelector in two peers need not both match',
    cites: 'Network Policies: Behavior of to and from selectors',
    manifests: [
      namespaceCalled('shop', { team: 'sales' }),
      shopWeb,
      workload('other', { namespace: 'shop' }),
      workload('near', { namespace: 'data', labels: { app: 'web' } }),
      dataDb,
      dataJob,
      from({ namespaceSelector: { matchLabels: { team: 'sales' } } }, pods('web')),
    ],
    ports: {
      'web -> db': 'every port',
      'other -> db': 'every port',
      'near -> db': 'every port',
      'job -> db': 'no port',
    },
  },
  {
    name: 'an empty podSelector beside a namespaceSelector selects all pods of the namespaces',
    cites: 'NetworkPolicyPeer.podSelector',
    manifests: [
      namespaceCalled('shop', { team: 'sales' }),
      shopWeb,
      dataDb,
      dataJob,
      from({ namespaceSelector: { matchLabels: { team: 'sales' } }, podSelector: {} }),
    ],
    ports: { 'web -> db': 'every port', 'job -> db': 'no port' },
  },
  {
    name: 'a null podSelector beside a namespaceSelector is none',
    cites: 'NetworkPolicyPeer.podSelector',
    manifests: [shopWeb, dataDb, from({ namespaceSelector: {}, podSelector: null })],
    ports: { 'web -> db': 'every port', '203.0.113.9 -> db': 'no port' },
  },
  {
    name: 'a namespace has its name as a label, also where no manifest makes it',
    cites: 'Network Policies: Targeting a Namespace by its name',
    manifests: [
      shopWeb,
      workload('tool', { namespace: 'ops' }),
      dataDb,
      from({ namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'shop' } } }),
    ],
    ports: { 'web -> db': 'every port', 'tool -> db': 'no port' },
  },
  {
    name: 'the server sets the label of the name, whatever a manifest says',
    cites: 'Labels: kubernetes.io/metadata.name',
    manifests: [
      namespaceCalled('shop', { 'kubernetes.io/metadata.name': 'ops', team: 'sales' }),
      shopWeb,
      workload('tool', { namespace: 'ops' }),
      dataDb,
      from({ namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'ops' } } }),
    ],
    ports: { 'web -> db': 'no port', 'tool -> db': 'every port' },
  },
  {
    name: 'a list of names of namespaces is an expression',
    cites: 'Network Policies: Targeting multiple namespaces by label',
    manifests: [
      shopWeb,
      workload('tool', { namespace: 'ops' }),
      workload('trial', { namespace: 'lab' }),
      dataDb,
      from({
        namespaceSelector: {
          matchExpressions: [{ key: 'kubernetes.io/metadata.name', operator: 'In', values: ['shop', 'ops'] }],
        },
      }),
    ],
    ports: { 'web -> db': 'every port', 'tool -> db': 'every port', 'trial -> db': 'no port' },
  },
  {
    name: 'a namespace that no manifest makes has no other label',
    cites: 'NetworkPolicyPeer.namespaceSelector',
    manifests: [
      shopWeb,
      namespaceCalled('ops', { team: 'ops' }),
      workload('tool', { namespace: 'ops' }),
      dataDb,
      from({ namespaceSelector: { matchExpressions: [{ key: 'team', operator: 'Exists' }] } }),
    ],
    ports: { 'web -> db': 'no port', 'tool -> db': 'every port' },
  },
  {
    name: 'a rule without sources is for all of them',
    cites: 'NetworkPolicyIngressRule.from',
    manifests: [shopWeb, dataDb, policy({ ingress: [{ ports: [{ port: 5432 }] }] }, 'data')],
    ports: { 'web -> db': 'TCP 5432', '203.0.113.9 -> db': 'TCP 5432', '2001:db8::9 -> db': 'TCP 5432' },
  },
  {
    name: 'an empty list of sources is for all of them',
    cites: 'NetworkPolicyIngressRule.from',
    manifests: [shopWeb, dataDb, from()],
    ports: { 'web -> db': 'every port', '203.0.113.9 -> db': 'every port' },
  },
  {
    name: 'a null list of sources is for all of them',
    cites: 'NetworkPolicyIngressRule.from',
    manifests: [shopWeb, dataDb, policy({ ingress: [{ from: null }] }, 'data')],
    ports: { 'web -> db': 'every port', '203.0.113.9 -> db': 'every port' },
  },
  {
    name: 'a rule without destinations is for all of them',
    cites: 'NetworkPolicyEgressRule.to',
    manifests: [shopWeb, dataDb, policy({ policyTypes: ['Egress'], egress: [{ ports: [{ port: 443 }] }] }, 'shop')],
    ports: { 'web -> db': 'TCP 443', 'web -> 203.0.113.9': 'TCP 443' },
  },
  {
    name: 'an empty list of destinations is for all of them',
    cites: 'NetworkPolicyEgressRule.to',
    manifests: [
      shopWeb,
      dataDb,
      policy({ policyTypes: ['Egress'], egress: [{ to: [], ports: [{ port: 443 }] }] }, 'shop'),
    ],
    ports: { 'web -> db': 'TCP 443', 'web -> 203.0.113.9': 'TCP 443' },
  },
  {
    name: 'destinations are selected as sources are',
    cites: 'NetworkPolicyEgressRule.to',
    manifests: [
      shopWeb,
      workload('near', { namespace: 'shop', labels: { app: 'db' } }),
      dataDb,
      dataJob,
      policyFor(
        'web',
        {
          policyTypes: ['Egress'],
          egress: [
            {
              to: [
                {
                  namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'data' } },
                  podSelector: app('db'),
                },
              ],
            },
          ],
        },
        'shop',
      ),
    ],
    ports: {
      'web -> db': 'every port',
      'web -> near': 'no port',
      'web -> job': 'no port',
      'web -> 203.0.113.9': 'no port',
    },
  },
  {
    name: 'one of several sources is enough',
    cites: 'NetworkPolicyIngressRule.from',
    manifests: [web, api, db, workload('job'), policyFor('db', { ingress: [{ from: [pods('web'), pods('api')] }] })],
    ports: { 'web -> db': 'every port', 'api -> db': 'every port', 'job -> db': 'no port' },
  },
  {
    name: 'the sources of one rule do not get the ports of another',
    cites: 'NetworkPolicyIngressRule.ports',
    manifests: [
      web,
      api,
      db,
      policyFor('db', {
        ingress: [
          { from: [pods('web')], ports: [{ port: 5432 }] },
          { from: [pods('api')], ports: [{ port: 9187 }] },
        ],
      }),
    ],
    ports: { 'web -> db': 'TCP 5432', 'api -> db': 'TCP 9187' },
  },
  {
    name: 'selectors match no pods with the network of their node, and rules for everybody do',
    cites: 'Network Policies: NetworkPolicy and hostNetwork pods',
    manifests: [
      workload('agent', { spec: { hostNetwork: true } }),
      web,
      db,
      policyFor('web', { ingress: [{ from: [{ podSelector: {} }, { namespaceSelector: {} }] }] }),
      policyFor('db', { ingress: [{}] }),
    ],
    ports: { 'agent -> web': 'no port', 'db -> web': 'every port', 'agent -> db': 'every port' },
  },
  {
    name: 'a peer that names nothing is refused, and is for nobody',
    cites: 'NetworkPolicyPeer.podSelector',
    manifests: [web, db, policyFor('db', { ingress: [{ from: [{}] }] })],
    ports: { 'web -> db': 'no port', '203.0.113.9 -> db': 'no port' },
  },
  {
    name: 'a peer with a block of addresses and a selector is refused, and is for nobody',
    cites: 'NetworkPolicyPeer.ipBlock',
    manifests: [
      web,
      db,
      policyFor('db', { ingress: [{ from: [{ ...pods('web'), ipBlock: { cidr: '203.0.113.0/24' } }] }] }),
    ],
    ports: { 'web -> db': 'no port', '203.0.113.9 -> db': 'no port' },
  },
];
