import type { JsonObject } from '../../../src/manifest/json';
import { networkPolicy } from '../../../test/support/objects';
import { Case, pairs, shown } from '../case';
import { CIDRS } from './addresses';

const EXCEPTIONS: readonly unknown[] = [
  '10.1.0.0/16',
  '10.0.0.0/8',
  '10.0.0.0/7',
  '192.168.0.0/16',
  '2001:db8::/64',
  '10.1.2.3/16',
  '10.01.0.0/16',
  '10.1.0.0',
  '999.1.1.1/99',
  '',
];

const BLOCKS: readonly unknown[] = [
  ...CIDRS.map((cidr) => ({ cidr })),
  ...EXCEPTIONS.map((except) => ({ cidr: '10.0.0.0/8', except: [except] })),
  ...['2001:db8:1::/48', '2001:db8::/32', '10.0.0.0/8'].map((except) => ({ cidr: '2001:db8::/32', except: [except] })),
  { cidr: '999.1.1.1/99', except: ['10.0.0.0/8'] },
  { cidr: '192.168.1.1/24', except: ['192.168.1.128/25'] },
  { cidr: '10.0.0.0/8', except: [] },
  { cidr: '10.0.0.0/8', except: null },
  {},
];

const EXPRESSIONS: readonly JsonObject[] = [
  { key: 'app', operator: 'In', values: ['web'] },
  { key: 'app', operator: 'NotIn', values: ['web', ''] },
  { key: 'app', operator: 'In', values: [] },
  { key: 'app', operator: 'In' },
  { key: 'app', operator: 'In', values: ['a b'] },
  { key: 'app', operator: 'In', values: [null] },
  { key: 'app', operator: 'Exists' },
  { key: 'app', operator: 'Exists', values: [] },
  { key: 'app', operator: 'Exists', values: ['web'] },
  { key: 'app', operator: 'DoesNotExist', values: ['web'] },
  { key: 'app', operator: 'Gt', values: ['1'] },
  { key: 'app', operator: 'in', values: ['web'] },
  { key: 'app' },
  { key: '', operator: 'Exists' },
  { key: 'a b', operator: 'Exists' },
  { operator: 'Exists' },
];

const SELECTORS: readonly unknown[] = [
  {},
  { matchLabels: { app: '' } },
  { matchLabels: { 'a b': 'web' } },
  ...EXPRESSIONS.map((expression) => ({ matchExpressions: [expression] })),
];

const PEERS: readonly unknown[] = [
  {},
  null,
  { podSelector: null },
  ...pairs(SELECTORS, ['podSelector', 'namespaceSelector']).map(([selector, field]) => ({ [field]: selector })),
  { podSelector: {}, namespaceSelector: {} },
  { podSelector: {}, ipBlock: { cidr: '10.0.0.0/8' } },
  { namespaceSelector: {}, ipBlock: { cidr: '10.0.0.0/8' } },
  { podSelector: {}, ipBlock: null },
  ...BLOCKS.map((ipBlock) => ({ ipBlock })),
];

const TYPES: readonly unknown[] = [
  [],
  null,
  ['Ingress'],
  ['Ingress', 'Egress'],
  ['Ingress', 'Ingress'],
  ['Ingress', 'Egress', 'Ingress'],
  ['ingress'],
];

export const networkPolicyCases: readonly Case[] = [
  ...PEERS.flatMap((peer) => [
    { title: `NetworkPolicy from ${shown(peer)}`, manifest: networkPolicy({ ingress: [{ from: [peer] }] }) },
    { title: `NetworkPolicy to ${shown(peer)}`, manifest: networkPolicy({ egress: [{ to: [peer] }] }) },
  ]),
  ...SELECTORS.map((podSelector) => ({
    title: `NetworkPolicy for ${shown(podSelector)}`,
    manifest: networkPolicy({ podSelector }),
  })),
  ...TYPES.map((policyTypes) => ({
    title: `NetworkPolicy with the types ${shown(policyTypes)}`,
    manifest: networkPolicy({ policyTypes }),
  })),
];
