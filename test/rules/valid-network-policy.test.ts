import type { JsonObject } from '../../src/manifest/json';
import { validNetworkPolicy } from '../../src/rules/valid-network-policy';
import { objectTables } from '../support/object-tables';
import { networkPolicy } from '../support/objects';

const from = (peer: unknown) => networkPolicy({ ingress: [{ from: [peer] }] });
const fromBlock = (ipBlock: unknown) => from({ ipBlock });
const to = (peer: unknown) => networkPolicy({ egress: [{ to: [peer] }] });
const toExpression = (expression: JsonObject) => to({ podSelector: { matchExpressions: [expression] } });

const CIDR = 'spec.ingress[0].from[0].ipBlock.cidr';
const EXPRESSION = 'spec.egress[0].to[0].podSelector.matchExpressions[0]';

objectTables(validNetworkPolicy, {
  passes: {
    'no rules': networkPolicy(),
    everybody: networkPolicy({ ingress: [{}], egress: [{ to: [] }] }),
    'pods, also in other namespaces': from({ podSelector: {}, namespaceSelector: { matchLabels: { team: '' } } }),
    expressions: toExpression({ key: 'app', operator: 'NotIn', values: ['web', ''] }),
    'an expression without values': toExpression({ key: 'app', operator: 'Exists', values: [] }),
    blocks: networkPolicy({
      egress: [
        { to: [{ ipBlock: { cidr: '10.0.0.0/8', except: ['10.1.0.0/16'] } }, { ipBlock: { cidr: '2001:DB8::/32' } }] },
      ],
    }),
    'any address of a block, for older servers': fromBlock({ cidr: '192.168.1.1/24' }),
    'leading zeros, for older servers': fromBlock({ cidr: '010.0.0.0/08', except: ['010.1.0.0/16'] }),
    'an IPv4 address within IPv6, for older servers': fromBlock({ cidr: '::ffff:10.0.0.0/104' }),
    'an IPv6 address that ends like one of IPv4': { manifest: fromBlock({ cidr: '::10.0.0.0/104' }), targetMinor: 36 },
    'both types': networkPolicy({ policyTypes: ['Ingress', 'Egress'] }),
  },
  fails: {
    'a peer that is nobody': [
      from({}),
      'spec.ingress[0].from[0] is nobody; write a podSelector, a namespaceSelector or an ipBlock',
    ],
    'pods and addresses at once': [
      to({ podSelector: {}, ipBlock: { cidr: '10.0.0.0/8' } }),
      'spec.egress[0].to[0].podSelector must be left out beside ipBlock, not {}',
    ],
    'what is no CIDR': [
      fromBlock({ cidr: '999.1.1.1/99' }),
      `${CIDR} must be a CIDR, e.g. "10.0.0.0/8" or "2001:db8::/32", not "999.1.1.1/99"`,
    ],
    'an address': [fromBlock({ cidr: '10.0.0.1' }), `${CIDR} must be a CIDR, e.g. "10.0.0.1/32", not "10.0.0.1"`],
    'an address of IPv6': [
      fromBlock({ cidr: '2001:db8::1' }),
      `${CIDR} must be a CIDR, e.g. "2001:db8::1/128", not "2001:db8::1"`,
    ],
    'no addresses': [fromBlock({}), `${CIDR} must be a CIDR, e.g. "10.0.0.0/8" or "2001:db8::/32"`],
    'text for a block': [fromBlock('10.0.0.0/8'), 'spec.ingress[0].from[0].ipBlock must have a cidr, not "10.0.0.0/8"'],
    'any address of a block, for newer servers': [
      { manifest: fromBlock({ cidr: '192.168.1.1/24' }), targetMinor: 36 },
      `${CIDR} must begin with the first address of the block; write "192.168.1.0/24", or "192.168.1.1/32" for the one address, not "192.168.1.1/24"`,
    ],
    'leading zeros, for newer servers': [
      { manifest: fromBlock({ cidr: '010.0.0.0/08' }), targetMinor: 36 },
      `${CIDR} must have no leading zeros; write "10.0.0.0/8", not "010.0.0.0/08"`,
    ],
    'an IPv4 address within IPv6, for newer servers': [
      { manifest: fromBlock({ cidr: '::ffff:10.0.0.0/104' }), targetMinor: 36 },
      `${CIDR} must be no IPv4 address within IPv6; write that of IPv4, not "::ffff:10.0.0.0/104"`,
    ],
    'exceptions outside of the block, all of it, and none': [
      fromBlock({ cidr: '10.0.0.0/8', except: ['192.168.0.0/16', '10.0.0.0/8', '2001:db8::/64', '10.1'] }),
      'spec.ingress[0].from[0].ipBlock.except[0] must be a smaller range within "10.0.0.0/8", not "192.168.0.0/16"',
      'spec.ingress[0].from[0].ipBlock.except[1] must be a smaller range within "10.0.0.0/8", not "10.0.0.0/8"',
      'spec.ingress[0].from[0].ipBlock.except[2] must be a smaller range within "10.0.0.0/8", not "2001:db8::/64"',
      'spec.ingress[0].from[0].ipBlock.except[3] must be a CIDR, e.g. "10.0.0.0/8" or "2001:db8::/32", not "10.1"',
    ],
    'a list of no values': [
      toExpression({ key: 'app', operator: 'In', values: [] }),
      `${EXPRESSION}.values must have a value for operator "In", not []`,
    ],
    'values that are not looked at': [
      toExpression({ key: 'app', operator: 'Exists', values: ['web'] }),
      `${EXPRESSION}.values must be left out beside operator "Exists", not ["web"]`,
    ],
    'another operator': [
      toExpression({ key: 'app', operator: 'Gt', values: ['1'] }),
      `${EXPRESSION}.operator must be "In", "NotIn", "Exists" or "DoesNotExist", not "Gt"`,
    ],
    'a value that no label has': [
      toExpression({ key: 'app', operator: 'In', values: ['a b'] }),
      `${EXPRESSION}.values[0] must be letters, digits, "-", "_" and ".", with a letter or digit at both ends, not "a b"`,
    ],
    'no key': [toExpression({ operator: 'Exists' }), `${EXPRESSION}.key must be a string`],
    'expressions for its own pods': [
      networkPolicy({ podSelector: { matchExpressions: [{ key: 'app', operator: 'In' }] } }),
      'spec.podSelector.matchExpressions[0].values must have a value for operator "In"',
    ],
    'too many types': [
      networkPolicy({ policyTypes: ['Ingress', 'Egress', 'Ingress'] }),
      'spec.policyTypes must be "Ingress" and "Egress" at most, not ["Ingress","Egress","Ingress"]',
    ],
  },
});
