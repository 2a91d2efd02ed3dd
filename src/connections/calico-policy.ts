import { JsonObject, listIn, objectIn, stringIn } from '../manifest/json';
import type { NamedEnd } from '../network/end';
import { PortRange, Protocol, PROTOCOLS } from '../network/port-range';
import type { ConnectedWorkload } from './connected-workload';
import type { NamedConnections } from './plugin-policy';

/**
 * What a NetworkPolicy of Calico Enterprise or Calico Cloud lets a workload call by name.
 *
 * @see https://docs.tigera.io/calico-enterprise/latest/network-policy/domain-based-policy
 */
export function calicoSpec(workload: ConnectedWorkload, { egress }: NamedConnections): JsonObject {
  return {
    selector: selectorText(workload.selector()),
    types: ['Egress'],
    egress: egress.flatMap(({ named, ports }) =>
      ports
        ? PROTOCOLS.flatMap((protocol) => ruleFor(named, protocol, ports))
        : [{ action: 'Allow', destination: { domains: [named.host] } }],
    ),
  };
}

/** A rule with ports is for one protocol. */
function ruleFor({ host }: NamedEnd, protocol: Protocol, ports: readonly PortRange[]): JsonObject[] {
  const chosen = ports.filter((range) => range.protocol === protocol);
  return chosen.length === 0
    ? []
    : [{ action: 'Allow', protocol, destination: { domains: [host], ports: chosen.map(portOf) } }];
}

function portOf({ port, endPort }: PortRange): number | string {
  return endPort === undefined ? port : `${port}:${endPort}`;
}

/** A LabelSelector in Calico's own language. */
function selectorText(selector: JsonObject): string {
  const labels = Object.entries(objectIn(selector, 'matchLabels') ?? {});
  const expressions = listIn(selector, 'matchExpressions');
  return [...labels.map(([key, value]) => `${key} == '${String(value)}'`), ...expressions.map(expressionText)].join(
    ' && ',
  );
}

function expressionText(expression: unknown): string {
  const key = stringIn(expression, 'key') ?? '';
  const values = listIn(expression, 'values')
    .map((value) => `'${String(value)}'`)
    .join(', ');
  switch (stringIn(expression, 'operator')) {
    case 'In':
      return `${key} in { ${values} }`;
    case 'NotIn':
      return `${key} not in { ${values} }`;
    case 'Exists':
      return `has(${key})`;
    default:
      return `!has(${key})`;
  }
}
