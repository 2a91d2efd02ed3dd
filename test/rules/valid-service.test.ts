import { validService } from '../../src/rules/valid-service';
import { objectTables } from '../support/object-tables';
import { service } from '../support/objects';

const balancer = (spec: object = {}) => service({ type: 'LoadBalancer', ...spec });
const name = (spec: object = {}) => service({ type: 'ExternalName', externalName: 'shop.example.com', ...spec });

objectTables(validService, {
  passes: {
    'the least': service(),
    'a headless one': service({ clusterIP: 'None' }),
    'an address of its own': service({ clusterIP: '10.96.0.7', ipFamilies: ['IPv4', 'IPv6'] }),
    'another name': name({ externalName: 'shop.example.com.', clusterIP: '' }),
    'all of a load balancer': balancer({
      loadBalancerSourceRanges: ['198.51.100.0/24', ' 203.0.113.0/24 '],
      loadBalancerClass: 'service.k8s.aws/nlb',
      allocateLoadBalancerNodePorts: false,
      externalTrafficPolicy: 'Local',
      healthCheckNodePort: 30100,
    }),
    'what it may have without': service({ loadBalancerSourceRanges: [], healthCheckNodePort: 0 }),
    'node ports that keep the addresses of clients': service({ type: 'NodePort', externalTrafficPolicy: 'Local' }),
    'external addresses that keep them': service({ externalIPs: ['198.51.100.7'], externalTrafficPolicy: 'Local' }),
    'leading zeros, for older servers': service({ externalIPs: ['198.051.100.7'] }),
    sessions: service({ sessionAffinity: 'ClientIP', sessionAffinityConfig: { clientIP: { timeoutSeconds: 86400 } } }),
    'a timeout that nobody looks at': service({ sessionAffinityConfig: { clientIP: { timeoutSeconds: 0 } } }),
    'pods in the zone': service({ trafficDistribution: 'PreferClose' }),
    'pods on the node, for newer servers': {
      manifest: service({ trafficDistribution: 'PreferSameNode' }),
      targetMinor: 34,
    },
    'what is spoken': service({ ports: [{ port: 80, appProtocol: 'kubernetes.io/h2c' }] }),
  },
  fails: {
    'a headless load balancer': [
      balancer({ clusterIP: 'None' }),
      'spec.clusterIP must be another for type "LoadBalancer", or left out, not "None"',
    ],
    'another name for nothing': [
      service({ type: 'ExternalName' }),
      'spec.externalName must be the name that it stands for',
    ],
    'another name for a page': [
      name({ externalName: 'https://shop.example.com' }),
      'spec.externalName must be lower-case letters, digits, "-" and ".", with a letter or digit at both ends of each part, e.g. "https-shop.example.com", not "https://shop.example.com"',
    ],
    'another name with an address': [
      name({ clusterIP: '10.96.0.7', ipFamilies: ['IPv4'], ipFamilyPolicy: 'SingleStack' }),
      'spec.clusterIP must be left out for type "ExternalName", not "10.96.0.7"',
      'spec.ipFamilies must be left out for type "ExternalName", not ["IPv4"]',
      'spec.ipFamilyPolicy must be left out for type "ExternalName", not "SingleStack"',
    ],
    'what only load balancers have': [
      service({
        loadBalancerSourceRanges: ['198.51.100.0/24'],
        loadBalancerClass: 'nlb',
        allocateLoadBalancerNodePorts: false,
      }),
      'spec.loadBalancerSourceRanges must be left out unless the type is "LoadBalancer", not ["198.51.100.0/24"]',
      'spec.allocateLoadBalancerNodePorts must be left out unless the type is "LoadBalancer", not false',
      'spec.loadBalancerClass must be left out unless the type is "LoadBalancer", not "nlb"',
    ],
    'a class that is no name': [
      balancer({ loadBalancerClass: 'a b' }),
      'spec.loadBalancerClass must be letters, digits, "-", "_" and ".", with a letter or digit at both ends, not "a b"',
    ],
    'clients from outside, whom nobody lets in': [
      service({ externalTrafficPolicy: 'Local' }),
      'spec.externalTrafficPolicy must be left out, as nobody outside of the cluster can reach it, not "Local"',
    ],
    'a port that nobody asks on': [
      balancer({ healthCheckNodePort: 30100 }),
      'spec.healthCheckNodePort must be left out unless the type is "LoadBalancer" and externalTrafficPolicy "Local", not 30100',
    ],
    'a port that is none': [
      balancer({ externalTrafficPolicy: 'Local', healthCheckNodePort: 70000 }),
      'spec.healthCheckNodePort must be a whole number from 1 to 65535, not 70000',
    ],
    'addresses that are none, or local': [
      service({ clusterIP: '10.0.0.256', externalIPs: ['web', '127.0.0.1', '::ffff:127.0.0.1'] }),
      'spec.clusterIP must be an address, e.g. "10.0.0.7" or "2001:db8::7", not "10.0.0.256"',
      'spec.externalIPs[0] must be an address, e.g. "10.0.0.7" or "2001:db8::7", not "web"',
      'spec.externalIPs[1] must be an address that others can reach, no local one, not "127.0.0.1"',
      'spec.externalIPs[2] must be an address that others can reach, no local one, not "::ffff:127.0.0.1"',
    ],
    'leading zeros, for newer servers': [
      { manifest: service({ externalIPs: ['198.051.100.7'] }), targetMinor: 36 },
      'spec.externalIPs[0] must have no leading zeros; write "198.51.100.7", not "198.051.100.7"',
    ],
    'source ranges that are none': [
      balancer({ loadBalancerSourceRanges: ['198.51.100.7', '10.0.0.0/33'] }),
      'spec.loadBalancerSourceRanges[0] must be a CIDR, e.g. "198.51.100.7/32", not "198.51.100.7"',
      'spec.loadBalancerSourceRanges[1] must be a CIDR, e.g. "10.0.0.0/8" or "2001:db8::/32", not "10.0.0.0/33"',
    ],
    'a family twice': [
      service({ ipFamilies: ['IPv4', 'IPv4'] }),
      'spec.ipFamilies[1] "IPv4" is that of spec.ipFamilies[0] too; write another',
    ],
    'sessions of two days': [
      service({ sessionAffinity: 'ClientIP', sessionAffinityConfig: { clientIP: { timeoutSeconds: 172800 } } }),
      'spec.sessionAffinityConfig.clientIP.timeoutSeconds must be a whole number from 1 to 86400, not 172800',
    ],
    'pods on the node, for older servers': [
      service({ trafficDistribution: 'PreferSameNode' }),
      'spec.trafficDistribution must be "PreferClose", not "PreferSameNode"',
    ],
    'what is no name of a protocol': [
      service({ ports: [{ port: 80, appProtocol: 'a/b/c' }] }),
      'spec.ports[0].appProtocol must be letters, digits, "-", "_" and ".", with a letter or digit at both ends, not "a/b/c"',
    ],
  },
});
