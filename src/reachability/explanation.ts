import type { Inventory, PodOfResource } from '../manifest/inventory';
import { pathText } from '../manifest/json';
import type { Resource } from '../manifest/resource';
import type { Direction } from '../network/isolation';
import { portsText } from '../network/named-port';
import type { Party } from '../network/party';
import type { PortSet } from '../network/port-set';
import type { Grant, Reachability } from '../network/reachability';
import { backendsOf, isHeadless } from '../network/service-backends';

/** How many rules or policies a line names. */
const NAMED = 3;

/**
 * Why somebody can reach another or cannot, end by end, as lines below a message.
 *
 * @param titleOf what the maker of a pod is called
 */
export function explanation(
  reachability: Reachability,
  from: Party,
  to: Party,
  titleOf: (pod: PodOfResource) => string,
): string {
  const lines = [
    ...(from.kind === 'pod' ? [endText(reachability, 'egress', from.pod, to, titleOf(from.pod))] : []),
    ...(to.kind === 'pod' ? [endText(reachability, 'ingress', to.pod, from, titleOf(to.pod))] : []),
  ];
  return lines.map((line) => `\n  ${line}`).join('');
}

/** What to say where somebody has written the port of a Service: nothing where nobody has. */
export function servicePortText(app: Inventory, receiver: Party, asked: PortSet): string {
  if (receiver.kind !== 'pod') {
    return '';
  }
  const ports = asked.ranges.flatMap(({ port, endPort }) => (endPort === undefined ? port : []));
  const services = app.ofKind('/Service').filter((service) => !isHeadless(service));
  const found = ports.flatMap((port) =>
    services.flatMap((service) =>
      backendsOf(app, service, port)
        .filter((backend) => backend.pod.pod === receiver.pod.pod && backend.port !== port)
        .map((backend) => `; ${port} is the port of ${service.title}, whose pods have ${backend.port}`),
    ),
  );
  return found[0] ?? '';
}

/** `NetworkPolicy "shop/cart" (shop/cart/NetworkPolicy)`. */
function policyText({ title, origin }: Resource): string {
  return origin ? `${title} (${origin})` : title;
}

function endText(
  reachability: Reachability,
  direction: Direction,
  pod: PodOfResource,
  other: Party,
  title: string,
): string {
  const [does, peer] = direction === 'egress' ? ['send', 'to it'] : ['receive', 'from it'];
  if (!reachability.isIsolated(direction, pod)) {
    return `${title} may ${does} on every port: no NetworkPolicy isolates it for ${direction}`;
  }
  const grants = reachability.grants(direction, pod, other);
  if (grants.length === 0) {
    const policies = reachability.policies(direction, pod).map(policyText);
    return `${title} may ${does} nothing ${peer}, by ${shortened(policies)}`;
  }
  const ports = reachability.allowed(direction, pod, other);
  const named = grants.flatMap((grant) => grant.named);
  return `${title} may ${does} on ${portsText(ports, named)}, by ${shortened(grants.map(grantText))}`;
}

function grantText({ policy, path }: Grant): string {
  return `${pathText(path)} of ${policyText(policy)}`;
}

function shortened(texts: readonly string[]): string {
  const named = [...new Set(texts)];
  const left = named.length - NAMED;
  return left > 0 ? `${named.slice(0, NAMED).join(', ')} and ${left} more` : named.join(', ');
}
