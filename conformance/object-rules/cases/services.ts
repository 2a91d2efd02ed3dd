import type { JsonObject } from '../../../src/manifest/json';
import { service } from '../../../test/support/objects';
import { Case, NOTHING, pairs, shown } from '../case';
import { ADDRESSES, CIDRS } from './addresses';

const TYPES: readonly JsonObject[] = [
  {},
  { type: 'ClusterIP' },
  { type: 'ClusterIP', clusterIP: 'None' },
  { type: 'NodePort' },
  { type: 'LoadBalancer' },
  { type: 'ExternalName', externalName: 'shop.example.com' },
];

/** Fields that not every type has. */
const FIELDS: readonly JsonObject[] = [
  {},
  { externalTrafficPolicy: 'Local' },
  { externalTrafficPolicy: 'Cluster' },
  { externalTrafficPolicy: '' },
  { externalTrafficPolicy: 'Local', externalIPs: ['198.51.100.7'] },
  { internalTrafficPolicy: 'Local' },
  { healthCheckNodePort: 0 },
  { healthCheckNodePort: 30100 },
  { healthCheckNodePort: 30100, externalTrafficPolicy: 'Local' },
  { healthCheckNodePort: 70000, externalTrafficPolicy: 'Local' },
  { healthCheckNodePort: 30100, externalTrafficPolicy: 'Cluster' },
  { loadBalancerSourceRanges: ['198.51.100.0/24'] },
  { loadBalancerSourceRanges: [] },
  { allocateLoadBalancerNodePorts: false },
  { allocateLoadBalancerNodePorts: true },
  { loadBalancerClass: 'service.k8s.aws/nlb' },
  { loadBalancerClass: 'nlb' },
  { loadBalancerClass: '' },
  { loadBalancerClass: 'a b' },
  { loadBalancerIP: '10.0.0.7' },
  { publishNotReadyAddresses: true },
  { ipFamilies: ['IPv4'] },
  { ipFamilyPolicy: 'SingleStack' },
  { ipFamilies: ['IPv4', 'IPv4'] },
  { sessionAffinity: 'ClientIP' },
  { sessionAffinity: 'ClientIP', sessionAffinityConfig: {} },
  { sessionAffinity: 'None', sessionAffinityConfig: { clientIP: { timeoutSeconds: 0 } } },
  { sessionAffinityConfig: { clientIP: { timeoutSeconds: 10 } } },
];

const TIMEOUTS: readonly unknown[] = [1, 86400, 86401, 0, -1, null, NOTHING];
const NAMES: readonly unknown[] = [
  'shop.example.com',
  'shop.example.com.',
  'shop',
  'Shop',
  '*.example.com',
  '10.0.0.7',
  '',
  null,
  NOTHING,
];
const DISTRIBUTIONS: readonly unknown[] = ['PreferClose', 'PreferSameZone', 'PreferSameNode', 'preferClose', '', null];
const PROTOCOLS: readonly unknown[] = ['http', 'kubernetes.io/h2c', 'HTTP', 'a b', '', 'a/b/c', null, NOTHING];

export const serviceCases: readonly Case[] = [
  ...pairs(TYPES, FIELDS).map(([type, fields]) => ({
    title: `Service ${shown(type)} with ${shown(fields)}`,
    manifest: service({ ...type, ...fields }),
  })),
  ...['NodePort', 'LoadBalancer'].map((type) => ({
    title: `headless Service of type ${type}`,
    manifest: service({ type, clusterIP: 'None' }),
  })),
  ...['None', '10.0.0.7', '', null].map((clusterIP) => ({
    title: `Service for a name outside with the address ${shown(clusterIP)}`,
    manifest: service({ type: 'ExternalName', externalName: 'shop.example.com', clusterIP }),
  })),
  ...NAMES.map((externalName) => ({
    title: `Service for the name outside ${shown(externalName)}`,
    manifest: service({ type: 'ExternalName', externalName }),
  })),
  ...TIMEOUTS.map((timeoutSeconds) => ({
    title: `Service with the session timeout ${shown(timeoutSeconds)}`,
    manifest: service({ sessionAffinity: 'ClientIP', sessionAffinityConfig: { clientIP: { timeoutSeconds } } }),
  })),
  ...CIDRS.flatMap((cidr) => [
    {
      title: `Service with the source range ${shown(cidr)}`,
      manifest: service({ type: 'LoadBalancer', loadBalancerSourceRanges: [cidr] }),
    },
  ]),
  {
    title: 'Service with a source range among blanks',
    manifest: service({ type: 'LoadBalancer', loadBalancerSourceRanges: [' 10.0.0.0/8 '] }),
  },
  ...ADDRESSES.flatMap((address) => [
    { title: `Service with the external address ${shown(address)}`, manifest: service({ externalIPs: [address] }) },
    {
      title: `Service with the address ${shown(address)}`,
      // an address that is one may still be none of the cluster's own
      mayBeLax: true,
      manifest: service({ clusterIP: address }),
    },
  ]),
  ...DISTRIBUTIONS.map((trafficDistribution) => ({
    title: `Service with the distribution ${shown(trafficDistribution)}`,
    // the oldest servers do not know the field, of which another rule tells
    mayBeLax: true,
    manifest: service({ trafficDistribution }),
  })),
  ...PROTOCOLS.map((appProtocol) => ({
    title: `Service that speaks ${shown(appProtocol)}`,
    manifest: service({ ports: [{ port: 80, appProtocol }] }),
  })),
];
