import { isObject, JsonObject } from '../../manifest/json';
import type { Purpose } from '../connection';
import type { AddressBlock } from '../end';
import type { PodPort } from '../pod-ports';
import { PortRange, PROTOCOLS } from '../port-range';
import {
  Contract,
  CONTRACT_FORMAT,
  ContractEdge,
  ContractPeer,
  ContractService,
  ContractServicePort,
  ContractWorkload,
} from './contract';
import { DocumentField } from './document-field';

/**
 * Reads a contract. Fields that it does not know are left out, as a later library may write more of them.
 *
 * @param title what the file is called in messages
 * @throws if it is something else, of another version, or tells why synth failed
 */
export function contractFrom(text: string, title: string): Contract {
  const document = parsed(text, title);
  if (isObject(document) && typeof document.failure === 'string') {
    throw new Error(`"${title}" has no connections, since synth failed when it was written: ${document.failure}`);
  }
  if (!isObject(document) || document.$schema !== CONTRACT_FORMAT.$schema) {
    throw new Error(`"${title}" is no contract of connections; give a connections.json, which synth writes`);
  }
  if (document.version !== CONTRACT_FORMAT.version) {
    throw new Error(
      `"${title}" is a contract of version ${JSON.stringify(document.version) ?? 'unknown'}, and this cdk8s-bulkhead reads ` +
        `version ${CONTRACT_FORMAT.version}; use the cdk8s-bulkhead that wrote it, or write it again with this one`,
    );
  }
  const root = new DocumentField(title, document);
  return {
    namespaces: root
      .field('namespaces')
      .items((namespace) => ({ name: namespace.field('name').text(), labels: namespace.field('labels').texts() })),
    workloads: root.field('workloads').items(workloadFrom),
  };
}

function parsed(text: string, title: string): unknown {
  try {
    return JSON.parse(text.replace(/^\ufeff/, ''));
  } catch (error) {
    throw new Error(`"${title}" is no JSON: ${(error as Error).message}`, { cause: error });
  }
}

function workloadFrom(workload: DocumentField): ContractWorkload {
  return {
    kind: workload.field('kind').text(),
    ...workload.optional('namespace', textOf),
    name: workload.field('name').text(),
    title: workload.field('title').text(),
    origin: workload.field('origin').text(),
    ...workload.optional('through', (field) => field.oneOf(THROUGH)),
    ...workload.optional('template', textOf),
    labels: workload.field('labels').texts(),
    podSelector: selectorFrom(workload.field('podSelector')),
    isolated: workload.field('isolated').flag(),
    hostNetwork: workload.field('hostNetwork').flag(),
    ports: workload.field('ports').items(podPortFrom),
    services: workload.field('services').items(serviceFrom),
    offers: workload.field('offers').items(edgeFrom),
    needs: workload.field('needs').items(edgeFrom),
  };
}

const THROUGH: readonly NonNullable<ContractWorkload['through']>[] = ['connections'];

function podPortFrom(port: DocumentField): PodPort {
  return {
    ...port.optional('name', textOf),
    protocol: port.field('protocol').oneOf(PROTOCOLS),
    port: port.field('port').port(),
  };
}

function serviceFrom(service: DocumentField): ContractService {
  return {
    name: service.field('name').text(),
    headless: service.field('headless').flag(),
    ports: service
      .field('ports')
      .items((port): ContractServicePort => ({ ...podPortFrom(port), targetPort: port.field('targetPort').port() })),
  };
}

const PURPOSES: readonly Purpose[] = ['call', 'dns', 'exposure', 'scraping'];

function edgeFrom(edge: DocumentField): ContractEdge {
  return {
    peer: peerFrom(edge.field('peer')),
    ...edge.optional('ports', (ports) => ports.items(rangeFrom)),
    purpose: edge.field('purpose').oneOf(PURPOSES),
    reason: edge.field('reason').text(),
    declaredBy: edge.field('declaredBy').text(),
  };
}

function rangeFrom(range: DocumentField): PortRange {
  return {
    protocol: range.field('protocol').oneOf(PROTOCOLS),
    port: range.field('port').port(),
    ...range.optional('endPort', (last) => last.port()),
  };
}

const PEERS: readonly ContractPeer['kind'][] = ['pods', 'addresses', 'anyone', 'named'];

function peerFrom(peer: DocumentField): ContractPeer {
  const kind = peer.field('kind').oneOf(PEERS);
  switch (kind) {
    case 'pods':
      return {
        kind,
        name: peer.field('name').text(),
        ...peer.optional('namespace', textOf),
        ...peer.optional('namespaceSelector', selectorFrom),
        podSelector: selectorFrom(peer.field('podSelector')),
      };
    case 'addresses':
      return { kind, name: peer.field('name').text(), blocks: peer.field('blocks').items(blockFrom) };
    case 'named':
      return {
        kind,
        name: peer.field('name').text(),
        ...peer.optional('host', textOf),
        ...peer.optional('entity', textOf),
      };
    case 'anyone':
      return { kind };
  }
}

function blockFrom(block: DocumentField): AddressBlock {
  return { cidr: block.field('cidr').text(), ...block.optional('except', (except) => except.items(textOf)) };
}

const SELECTOR_FIELDS = ['matchLabels', 'matchExpressions'];
const OPERATORS = ['In', 'NotIn', 'Exists', 'DoesNotExist'];

/** To leave out what a selector says more would make it match more. */
function selectorFrom(selector: DocumentField): JsonObject {
  if (Object.keys(selector.object()).some((key) => !SELECTOR_FIELDS.includes(key))) {
    selector.fail(`must have no other fields than ${SELECTOR_FIELDS.join(' and ')}`);
  }
  return {
    ...selector.optional('matchLabels', (labels) => labels.texts()),
    ...selector.optional('matchExpressions', (expressions) => expressions.items(expressionFrom)),
  };
}

function expressionFrom(expression: DocumentField): JsonObject {
  return {
    key: expression.field('key').text(),
    operator: expression.field('operator').oneOf(OPERATORS),
    ...expression.optional('values', (values) => values.items(textOf)),
  };
}

function textOf(field: DocumentField): string {
  return field.text();
}
