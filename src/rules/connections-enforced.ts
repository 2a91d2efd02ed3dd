import { oncePerApp } from '../manifest/inventory';
import { JsonObject, listIn } from '../manifest/json';
import type { Resource } from '../manifest/resource';
import type { Discrepancy, Prevented, Undeclared, Unselected } from '../network/discrepancy';
import { endName } from '../network/end';
import { Direction, hasNodeNetwork, NETWORK_POLICY } from '../network/isolation';
import { labelsText } from '../network/labels-text';
import { portsText } from '../network/named-port';
import { NAMESPACE_NAME } from '../network/namespaces';
import type { Party, StrangerParty } from '../network/party';
import { proveConnections } from '../network/proof';
import { ELSEWHERE } from '../network/witness';
import type { Context } from '../policy/context';
import type { Rule, Violation } from '../policy/rule';
import { DANGEROUS } from '../policy/severity';

/**
 * Fields: NetworkPolicies: all; pods: labels, ports
 * Allowed: what the connections that the code declares come to, in both directions, for everybody who has a workload at
 * the other end that these connections isolate
 */
export const connectionsEnforced: Rule = {
  id: 'connections-enforced',
  summary: 'policies allow the declared connections, and nothing else',
  why: 'A policy that was added, a patch or a changed label opens what nobody has declared, or cuts off what was.',
  severity: DANGEROUS,
  standards: { owasp: 'K07', cis: ['5.3.2'], nsa: true },
  podsAnd: [NETWORK_POLICY],
  wholeApp: true,
  check: (resource, context) => {
    const found = discrepanciesOf(context).get(resource);
    if (!found) {
      return [];
    }
    return [
      ...found.flatMap((one) => (one.kind === 'unselected' ? [unselectedViolation(one)] : [])),
      ...found.flatMap((one) => (one.kind === 'unisolated' ? [unisolatedViolation(resource, one.direction)] : [])),
      ...byPath(found.filter((one) => one.kind === 'undeclared')).map(undeclaredViolation),
      ...found.filter((one) => one.kind === 'prevented').map(preventedViolation),
    ];
  },
};

/** How many are named where one rule of a policy lets through many. */
const NAMED = 3;

function discrepanciesOf({ app, declared }: Context): ReadonlyMap<Resource, readonly Discrepancy[]> {
  const cache = discrepancies(app);
  cache.found ??= byResource(proveConnections(app, declared));
  return cache.found;
}

const discrepancies = oncePerApp((): { found?: ReadonlyMap<Resource, readonly Discrepancy[]> } => ({}));

function byResource(found: readonly Discrepancy[]): ReadonlyMap<Resource, readonly Discrepancy[]> {
  const groups = new Map<Resource, Discrepancy[]>();
  for (const one of found) {
    const group = groups.get(one.resource) ?? [];
    group.push(one);
    groups.set(one.resource, group);
  }
  return groups;
}

/** What one place of a policy lets through. */
function byPath(found: readonly Undeclared[]): Undeclared[][] {
  const groups = new Map<string, Undeclared[]>();
  for (const one of found) {
    const key = JSON.stringify(one.path);
    groups.set(key, [...(groups.get(key) ?? []), one]);
  }
  return [...groups.values()];
}

function unselectedViolation({ resource, policy }: Unselected): Violation {
  return {
    message: `its policy "${policy.name}" no longer selects the pods; leave the labels as they were made`,
    path: [...resource.pods[0].templatePath, 'metadata', 'labels'],
  };
}

function unisolatedViolation({ pods }: Resource, direction: Direction): Violation {
  const what = direction === 'ingress' ? 'anybody may call the pods' : 'the pods may call anybody';
  const [pod] = pods;
  return pods.some(hasNodeNetwork)
    ? {
        message: `no policy holds for pods in the network of their node, so ${what}; leave out hostNetwork, or set isolate to false`,
        path: [...pod.templatePath, 'spec', 'hostNetwork'],
      }
    : {
        message: `no policy isolates the pods any more, so ${what}; leave the labels of the pods and the policy as they were made`,
        path: [...pod.templatePath, 'metadata', 'labels'],
      };
}

function undeclaredViolation(found: readonly Undeclared[]): Violation {
  const named = found
    .slice(0, NAMED)
    .map(
      ({ from, to, ports, named: names }) =>
        `${partyText(from)} connect to ${partyText(to)} on ${portsText(ports, names)}`,
    );
  const left = found.length - named.length;
  return {
    message:
      `lets ${named.join(', ')}${left > 0 ? ` and ${left} more` : ''}, which nobody has declared; declare the ` +
      'connection, or narrow the policy',
    path: found[0].path,
  };
}

function preventedViolation(prevented: Prevented): Violation {
  const { connection, ports } = prevented;
  const { from, to, declaredBy } = connection;
  return {
    message:
      `${endName(from)} is declared to connect to ${endName(to)} on ${ports.text} (by "${declaredBy}"), and ` +
      preventedText(prevented),
    path: ['metadata', 'name'],
  };
}

/** What does not let a connection through, and what to do. */
function preventedText({ connection, direction, policies, own }: Prevented): string {
  const way = direction === 'ingress' ? 'in' : 'out';
  if (own) {
    return (
      `its policy "${own.name}" no longer lets that ${way}; leave the spec of the policy and the labels of the pods as ` +
      'they were made, or leave out the connection'
    );
  }
  // one that keeps everything closed is no place for it
  const names = policies.filter(({ spec }) => listIn(spec, direction).length > 0).map(({ name }) => `"${name}"`);
  const text = `no policy for the pods lets that ${way}${names.length > 0 ? `: ${names.join(', ')}` : ''}`;
  if (connection.purpose === 'dns') {
    return `${text}; set dns in network of the posture`;
  }
  const byLabels = connection.from.kind === 'pods' || connection.to.kind === 'pods';
  const advice = byLabels
    ? 'declare it of this workload too'
    : names.length > 0
      ? 'add it there'
      : 'add one for them that does';
  return `${text}; ${advice}, or leave out the connection`;
}

/** As messages name somebody. */
function partyText(party: Party): string {
  switch (party.kind) {
    case 'pod':
      return party.pod.resource.title;
    case 'address':
      return `addresses such as ${party.address}`;
    default: {
      const which = hasLabels(party.labels) ? `pods with ${labelsText(party.labels)}` : 'all pods';
      return `${which}${namespaceText(party)}`;
    }
  }
}

function namespaceText({ namespace, namespaceLabels }: StrangerParty): string {
  if (namespace !== ELSEWHERE) {
    return namespace === undefined ? '' : ` in namespace "${namespace}"`;
  }
  const { [NAMESPACE_NAME]: _, ...labels } = namespaceLabels;
  return hasLabels(labels) ? ` in namespaces with ${labelsText(labels)}` : ' in other namespaces';
}

function hasLabels(labels: JsonObject): boolean {
  return Object.keys(labels).length > 0;
}
