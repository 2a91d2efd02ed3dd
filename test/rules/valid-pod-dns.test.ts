import { validPodDns } from '../../src/rules/valid-pod-dns';
import { objectTables } from '../support/object-tables';
import { deployment, pod, template } from '../support/objects';

const asking = (dnsConfig: unknown, dnsPolicy?: string) => pod({ dnsPolicy, dnsConfig });
const ADDRESS = 'must be an address, e.g. "10.0.0.7" or "2001:db8::7"';
const DOMAIN = 'must be lower-case letters, digits, "-" and ".", with a letter or digit at both ends of each part';

objectTables(validPodDns, {
  passes: {
    'a pod that says nothing': pod(),
    'names, addresses and domains': deployment({
      template: template({
        hostname: 'web',
        subdomain: 'shop',
        hostAliases: [{ ip: '2001:db8::7', hostnames: ['db', 'db.example.com'] }],
        dnsPolicy: 'None',
        dnsConfig: { nameservers: ['10.0.0.10'], searches: ['example.com.'], options: [{ name: 'ndots', value: '2' }] },
      }),
    }),
    'names that are empty, which are none': pod({ hostname: '', subdomain: null }),
    'services of a domain and the root, from 1.33 on': {
      manifest: asking({ searches: ['_tcp.example.com', '.'] }),
      targetMinor: 33,
    },
    'what are no lists': pod({ hostAliases: 'web', dnsConfig: { nameservers: 'web', searches: {}, options: 5 } }),
  },
  fails: {
    'a name of a nameserver': [
      asking({ nameservers: ['one.one'] }),
      `dnsConfig.nameservers[0] ${ADDRESS}, not "one.one"`,
    ],
    'an address that is none': [
      pod({ hostAliases: [{ ip: '1.2.3.400', hostnames: ['UP_per'] }] }),
      `hostAliases[0].ip ${ADDRESS}, not "1.2.3.400"`,
      `hostAliases[0].hostnames[0] ${DOMAIN}, e.g. "up-per", not "UP_per"`,
    ],
    'a name of several parts': [
      pod({ hostname: 'A_b', subdomain: 'x.y' }),
      'hostname must be lower-case letters, digits and "-", with a letter or digit at both ends, e.g. "a-b", not "A_b"',
      'subdomain must be lower-case letters, digits and "-", with a letter or digit at both ends, e.g. "x-y", not "x.y"',
    ],
    'a domain that is none': [
      asking({ searches: ['UPPER_x y'] }),
      `dnsConfig.searches[0] ${DOMAIN}, e.g. "upper-x-y", not "UPPER_x y"`,
    ],
    'services of a domain, before 1.33': [
      asking({ searches: ['_tcp.example.com'] }),
      `dnsConfig.searches[0] ${DOMAIN}, e.g. "tcp.example.com", not "_tcp.example.com"`,
    ],
    'no nameserver, where the cluster has none either': [
      asking(undefined, 'None'),
      'dnsConfig.nameservers must have an address for the dnsPolicy "None"',
    ],
    'too many nameservers': [
      asking({ nameservers: ['10.0.0.1', '10.0.0.2', '10.0.0.3', '10.0.0.4'] }),
      'dnsConfig.nameservers must be at most 3, as no more are asked, not ["10.0.0.1","10.0.0.2","10.0.0.3","10.0.0.4"]',
    ],
    'an option without a name': [asking({ options: [{ value: '2' }] }), 'dnsConfig.options[0].name must be set'],
  },
});
