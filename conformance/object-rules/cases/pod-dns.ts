import type { JsonObject } from '../../../src/manifest/json';
import { deployment, pod, template } from '../../../test/support/objects';
import { Case, NOTHING, pairs, shown } from '../case';

const NAMES: readonly unknown[] = [
  'web',
  'web-1',
  '1web',
  'web.prod',
  'Web',
  'A_b',
  'web-',
  '',
  null,
  NOTHING,
  'a'.repeat(63),
  'a'.repeat(64),
];

const ADDRESSES: readonly unknown[] = [
  '1.1.1.1',
  '2001:db8::7',
  '10.0.0.010',
  '::ffff:1.2.3.4',
  '1.2.3.400',
  'one.one',
  '1.1.1.1/32',
  ' 1.1.1.1',
  '',
  null,
];

const DOMAINS: readonly unknown[] = [
  'example.com',
  'example.com.',
  'example.com..',
  '.',
  '..',
  'UPPER_x y',
  '_tcp.example.com',
  '__tcp.example.com',
  'a_b.example.com',
  'a_.example.com',
  '_',
  '_-a',
  'a-.example.com',
  '',
  null,
  'a'.repeat(64),
  `${'a.'.repeat(126)}a`,
  `${'a.'.repeat(126)}ab`,
  `${'a_.'.repeat(3)}a`,
];

const repeated = (value: string, count: number) => Array.from({ length: count }, () => value);

const CONFIGS: Readonly<Record<string, JsonObject>> = {
  'three nameservers': { dnsConfig: { nameservers: repeated('1.1.1.1', 3) } },
  'four nameservers': { dnsConfig: { nameservers: repeated('1.1.1.1', 4) } },
  '32 domains to search': { dnsConfig: { searches: repeated('example.com', 32) } },
  '33 domains to search': { dnsConfig: { searches: repeated('example.com', 33) } },
  '2048 characters to search': {
    dnsConfig: { searches: [...repeated(`${'a.'.repeat(63)}a`, 15), `${'a.'.repeat(63)}a`] },
  },
  '2049 characters to search': {
    dnsConfig: { searches: [...repeated(`${'a.'.repeat(63)}a`, 15), `${'a.'.repeat(63)}ab`, 'a'] },
  },
  'an option without value': { dnsConfig: { options: [{ name: 'edns0' }] } },
  'an option without name': { dnsConfig: { options: [{ value: '2' }] } },
  'an option of null': { dnsConfig: { options: [null] } },
  'the policy None and nothing else': { dnsPolicy: 'None' },
  'the policy None and no nameserver': { dnsPolicy: 'None', dnsConfig: { searches: ['example.com'] } },
  'the policy None and a nameserver': { dnsPolicy: 'None', dnsConfig: { nameservers: ['1.1.1.1'] } },
  'the policy None and null': { dnsPolicy: 'None', dnsConfig: null },
  'two aliases': {
    hostAliases: [
      { ip: '1.2.3.4', hostnames: ['a', 'b'] },
      { ip: '1.2.3.4', hostnames: ['a'] },
    ],
  },
  'an alias for no name': { hostAliases: [{ ip: '1.2.3.4' }] },
  'an alias of no address': { hostAliases: [{ hostnames: ['a'] }] },
};

export const podDnsCases: readonly Case[] = [
  ...pairs(NAMES, ['hostname', 'subdomain']).map(([name, field]) => ({
    title: `a pod with the ${field} ${shown(name)}`,
    manifest: pod({ [field]: name }),
  })),
  ...ADDRESSES.flatMap((ip) => [
    {
      title: `a pod with the nameserver ${shown(ip)}`,
      manifest: deployment({ template: template({ dnsConfig: { nameservers: [ip] } }) }),
    },
    { title: `a pod with an alias of ${shown(ip)}`, manifest: pod({ hostAliases: [{ ip, hostnames: ['db'] }] }) },
  ]),
  ...DOMAINS.flatMap((domain) => [
    { title: `a pod that searches ${shown(domain)}`, manifest: pod({ dnsConfig: { searches: [domain] } }) },
    {
      title: `a pod with the alias ${shown(domain)}`,
      manifest: pod({ hostAliases: [{ ip: '1.2.3.4', hostnames: [domain] }] }),
    },
  ]),
  ...Object.entries(CONFIGS).map(([title, spec]) => ({ title: `a pod with ${title}`, manifest: pod(spec) })),
];
