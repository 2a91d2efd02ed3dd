import { FIRST_PORT, LAST_PORT, PortRange, rangeText } from '../../src/network/port-range';

test.each<[string, PortRange]>([
  ['TCP 7070', { protocol: 'TCP', port: 7070 }],
  ['TCP 7070', { protocol: 'TCP', port: 7070, endPort: 7070 }],
  ['UDP 8000-8100', { protocol: 'UDP', port: 8000, endPort: 8100 }],
  ['UDP 1-65534', { protocol: 'UDP', port: FIRST_PORT, endPort: 65534 }],
  ['every SCTP port', { protocol: 'SCTP', port: FIRST_PORT, endPort: LAST_PORT }],
])('messages write %s', (text, range) => {
  expect(rangeText(range)).toBe(text);
});
