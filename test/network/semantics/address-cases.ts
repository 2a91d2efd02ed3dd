import type { JsonObject } from '../../../src/manifest/json';
import { policyFor, workload } from '../../support/network';
import type { SemanticCase } from './semantic-case';

const web = workload('web');
const db = workload('db');

const from = (...blocks: JsonObject[]) =>
  policyFor('db', { ingress: [{ from: blocks.map((ipBlock) => ({ ipBlock })) }] });

/** Rules for blocks of addresses. */
export const ADDRESSES: readonly SemanticCase[] = [
  {
    name: 'a block holds its addresses from the first to the last',
    cites: 'IPBlock.cidr',
    manifests: [db, from({ cidr: '203.0.113.64/26' })],
    ports: {
      '203.0.113.63 -> db': 'no port',
      '203.0.113.64 -> db': 'every port',
      '203.0.113.127 -> db': 'every port',
      '203.0.113.128 -> db': 'no port',
    },
  },
  {
    name: 'a block may be one address',
    cites: 'IPBlock.cidr',
    manifests: [db, from({ cidr: '203.0.113.9/32' })],
    ports: { '203.0.113.9 -> db': 'every port', '203.0.113.8 -> db': 'no port' },
  },
  {
    name: 'a block holds no pods, however large it is',
    cites: 'Network Policies: Behavior of to and from selectors',
    manifests: [web, db, from({ cidr: '0.0.0.0/0' }, { cidr: '::/0' })],
    ports: { 'web -> db': 'no port', '203.0.113.9 -> db': 'every port', '2001:db8::9 -> db': 'every port' },
  },
  {
    name: 'exceptions are no part of a block',
    cites: 'IPBlock.except',
    manifests: [db, from({ cidr: '10.0.0.0/8', except: ['10.1.0.0/16', '10.3.3.3/32'] })],
    ports: {
      '10.0.255.255 -> db': 'every port',
      '10.1.0.0 -> db': 'no port',
      '10.1.255.255 -> db': 'no port',
      '10.2.0.0 -> db': 'every port',
      '10.3.3.3 -> db': 'no port',
    },
  },
  {
    name: 'what one block excepts, another may hold',
    cites: 'IPBlock.except',
    manifests: [db, from({ cidr: '10.0.0.0/8', except: ['10.1.0.0/16'] }, { cidr: '10.1.1.0/24' })],
    ports: { '10.1.1.1 -> db': 'every port', '10.1.2.1 -> db': 'no port' },
  },
  {
    name: 'what a block of one policy excepts, a block of another may hold',
    cites: 'IPBlock.except',
    manifests: [db, from({ cidr: '10.0.0.0/8', except: ['10.1.0.0/16'] }), from({ cidr: '10.1.0.0/16' })],
    ports: { '10.1.1.1 -> db': 'every port', '11.0.0.1 -> db': 'no port' },
  },
  {
    name: 'an empty list of exceptions excepts nothing',
    cites: 'IPBlock.except',
    manifests: [db, from({ cidr: '10.0.0.0/8', except: [] }), from({ cidr: '11.0.0.0/8', except: null })],
    ports: { '10.1.1.1 -> db': 'every port', '11.1.1.1 -> db': 'every port', '12.1.1.1 -> db': 'no port' },
  },
  {
    name: 'a block may be of IPv6',
    cites: 'IPBlock.cidr',
    manifests: [db, from({ cidr: '2001:db8::/32', except: ['2001:db8:1::/48'] })],
    ports: {
      '2001:db8::1 -> db': 'every port',
      '2001:db8:1::1 -> db': 'no port',
      '2001:db9::1 -> db': 'no port',
      '32.1.13.184 -> db': 'no port',
    },
  },
  {
    name: 'all of IPv4 holds nothing of IPv6, and the other way round',
    cites: 'IPBlock.cidr',
    manifests: [
      db,
      from({ cidr: '0.0.0.0/0' }),
      web,
      policyFor('web', { ingress: [{ from: [{ ipBlock: { cidr: '::/0' } }] }] }),
    ],
    ports: {
      '203.0.113.9 -> db': 'every port',
      '2001:db8::9 -> db': 'no port',
      '203.0.113.9 -> web': 'no port',
      '2001:db8::9 -> web': 'every port',
    },
  },
  {
    name: 'an IPv4 address is the same when it is written as IPv6',
    cites: 'IPBlock.cidr',
    manifests: [db, from({ cidr: '203.0.113.0/24' })],
    ports: { '::ffff:203.0.113.9 -> db': 'every port', '::ffff:203.0.114.9 -> db': 'no port' },
  },
  {
    name: 'bits of a block behind its length mean nothing',
    cites: 'IPBlock.cidr',
    manifests: [db, from({ cidr: '203.0.113.77/24' })],
    ports: { '203.0.113.9 -> db': 'every port', '203.0.114.77 -> db': 'no port' },
  },
  {
    name: 'blocks are destinations, too',
    cites: 'NetworkPolicyEgressRule.to',
    manifests: [
      web,
      db,
      policyFor('web', {
        policyTypes: ['Egress'],
        egress: [{ to: [{ ipBlock: { cidr: '203.0.113.0/24' } }], ports: [{ port: 443 }] }],
      }),
    ],
    ports: { 'web -> 203.0.113.9': 'TCP 443', 'web -> 203.0.114.9': 'no port', 'web -> db': 'no port' },
  },
  {
    name: 'a block that is none is refused, and holds nothing',
    cites: 'IPBlock.cidr',
    manifests: [
      db,
      from({ cidr: '203.0.113.0' }, { cidr: '203.0.113.0/33' }, { cidr: '203.0.113/24' }, { cidr: '' }, {}),
      from({ cidr: '0xcb.0.113.0/24' }, { cidr: 'fe80::%eth0/64' }, { cidr: 'example.com' }),
    ],
    ports: { '203.0.113.0 -> db': 'no port', '203.0.0.113 -> db': 'no port', 'fe80::1 -> db': 'no port' },
  },
  {
    name: 'a block with an exception outside of it is refused, and holds nothing',
    cites: 'IPBlock.except',
    manifests: [
      web,
      db,
      from({ cidr: '10.0.0.0/8', except: ['11.0.0.0/16'] }, { cidr: '10.0.0.0/8', except: ['10.0.0.0/8'] }),
      from({ cidr: '10.0.0.0/8', except: ['::/64'] }, { cidr: '10.0.0.0/8', except: ['10.1'] }),
      policyFor('web', { ingress: [{ from: [{ ipBlock: { cidr: '10.0.0.0/8', except: ['10.0.0.0/9'] } }] }] }),
    ],
    ports: { '10.200.0.1 -> db': 'no port', '10.200.0.1 -> web': 'every port' },
  },
  {
    name: 'IPv4 written as IPv6 is outside of every block of IPv6, and is refused as an exception',
    cites: 'IPBlock.except',
    manifests: [db, from({ cidr: '::/0', except: ['::ffff:0:0/96'] }), from({ cidr: '::ffff:203.0.113.0/120' })],
    ports: { '2001:db8::9 -> db': 'no port', '203.0.113.9 -> db': 'no port' },
  },
];
