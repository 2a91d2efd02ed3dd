import * as ipaddr from 'ipaddr.js';
import type { Inventory } from '../manifest/inventory';
import { fieldOf, isAbsent, JsonObject, listIn, objectIn, stringIn } from '../manifest/json';
import { selectorMatches } from '../manifest/selector';
import type { AddressBlock } from './end';
import { NAMESPACE_NAME, namespaceLabels } from './namespaces';
import type { AddressParty, StrangerParty } from './party';

/** Which pods, as policies and declarations both say it. */
export interface PodsDescription {
  readonly namespace?: string;
  readonly namespaceSelector?: JsonObject;
  readonly podSelector: JsonObject;
}

/** What a namespace is called that nobody has heard of. */
export const ELSEWHERE = 'a-namespace-elsewhere';

/**
 * Pods that the app does not make and that just fit a description, one for each of the values that it lists: whoever lets
 * all of those through lets them through, and who means fewer does not. None where nothing can fit.
 */
export function strangersAs(app: Inventory, pods: PodsDescription): StrangerParty[] {
  return alternatives(pods).flatMap((each) => strangerAs(app, each) ?? []);
}

/** The same description with each of the values alone that its selectors list for a label. */
export function alternatives<Pods extends PodsDescription>(pods: Pods): Pods[] {
  const { namespaceSelector } = pods;
  const found = [
    ...valueByValue(pods.podSelector).map((podSelector) => ({ ...pods, podSelector })),
    ...(namespaceSelector ? valueByValue(namespaceSelector) : []).map((each) => ({ ...pods, namespaceSelector: each })),
  ];
  return found.length === 0 ? [pods] : found;
}

/** A pod of which nothing is known. */
export const SOME_STRANGER: StrangerParty = {
  kind: 'stranger',
  namespace: ELSEWHERE,
  namespaceLabels: { [NAMESPACE_NAME]: ELSEWHERE },
  labels: {},
};

/** An address of the internet, of each kind: those are for documentation, so that nobody means just them. */
export const SOME_ADDRESSES: readonly AddressParty[] = ['198.51.100.7', '2001:db8::7'].map((address) => ({
  kind: 'address',
  address,
}));

/** The first and the last address of blocks and of their exceptions: whatever differs between blocks differs there. */
export function addressesAt(blocks: readonly AddressBlock[]): AddressParty[] {
  const cidrs = blocks.flatMap(({ cidr, except = [] }) => [cidr, ...except]);
  const edges = new Set(cidrs.filter((cidr) => ipaddr.isValidCIDR(cidr)).flatMap(edgesOf));
  return [...edges].map((address) => ({ kind: 'address', address }));
}

function edgesOf(cidr: string): string[] {
  const kind = ipaddr.IPv4.isValidCIDR(cidr) ? ipaddr.IPv4 : ipaddr.IPv6;
  const [first, last] = [kind.networkAddressFromCIDR(cidr), kind.broadcastAddressFromCIDR(cidr)];
  return [first, last, neighbour(first, -1), neighbour(last, 1)].flatMap((address) => address?.toString() ?? []);
}

/** The address before or after another; undefined where there is none. */
function neighbour(address: ipaddr.IPv4 | ipaddr.IPv6, step: 1 | -1): ipaddr.IPv4 | ipaddr.IPv6 | undefined {
  const bytes = address.toByteArray();
  for (let index = bytes.length - 1; index >= 0; index--) {
    const value = bytes[index] + step;
    bytes[index] = (value + 256) % 256;
    if (value >= 0 && value < 256) {
      return ipaddr.fromByteArray(bytes);
    }
  }
  return undefined;
}

function strangerAs(app: Inventory, pods: PodsDescription): StrangerParty | undefined {
  const labels = labelsAs(pods.podSelector);
  const namespace = pods.namespaceSelector
    ? namespaceAs(app, pods.namespaceSelector)
    : { name: pods.namespace, labels: namespaceLabels(app, pods.namespace) };
  return labels && namespace
    ? { kind: 'stranger', namespace: namespace.name, namespaceLabels: namespace.labels, labels }
    : undefined;
}

/** Empty where a selector lists no more than one value for each label. */
function valueByValue(selector: JsonObject): JsonObject[] {
  const expressions = listIn(selector, 'matchExpressions');
  return expressions.flatMap((expression, index) => {
    const values = stringIn(expression, 'operator') === 'In' ? listIn(expression, 'values') : [];
    return values.length < 2
      ? []
      : values.map((value) => {
          const alone = { ...(expression as JsonObject), values: [value] };
          return {
            ...selector,
            matchExpressions: expressions.map((other, place) => (place === index ? alone : other)),
          };
        });
  });
}

function namespaceAs(app: Inventory, selector: JsonObject): { name: string; labels: JsonObject } | undefined {
  const wanted = labelsAs(selector);
  const name = stringIn(wanted, NAMESPACE_NAME) ?? ELSEWHERE;
  // that of the app has the labels that it has, and no others
  const known = namespaceLabels(app, name);
  const labels = selectorMatches(selector, known) ? known : { [NAMESPACE_NAME]: name, ...wanted };
  return wanted && selectorMatches(selector, labels) ? { name, labels } : undefined;
}

/** As few labels as fit a selector. */
function labelsAs(selector: JsonObject): JsonObject | undefined {
  const labels: JsonObject = { ...objectIn(selector, 'matchLabels') };
  const expressions = listIn(selector, 'matchExpressions');
  for (const expression of expressions) {
    const key = stringIn(expression, 'key') ?? '';
    if (isAbsent(fieldOf(labels, key)) && WANTS_LABEL.has(stringIn(expression, 'operator'))) {
      const about = { matchExpressions: expressions.filter((other) => stringIn(other, 'key') === key) };
      const value = [...listIn(expression, 'values'), ...ANY_VALUES].find((each) =>
        selectorMatches(about, { [key]: each }),
      );
      Object.assign(labels, value === undefined ? {} : { [key]: value });
    }
  }
  return selectorMatches(selector, labels) ? labels : undefined;
}

const WANTS_LABEL: ReadonlySet<string | undefined> = new Set(['In', 'Exists']);
const ANY_VALUES = ['some', 'other'];
