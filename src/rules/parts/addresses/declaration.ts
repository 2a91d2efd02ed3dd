import type { PodOfResource } from '../../../manifest/inventory';
import { fieldOf, JsonObject, objectIn } from '../../../manifest/json';
import { selectorMatches } from '../../../manifest/selector';
import type { DeclaredWorkload } from '../../../network/declared-workload';
import type { InCode } from '../../../network/in-code';
import { hasNodeNetwork } from '../../../network/isolation';
import { namespaceName } from '../../../network/namespaces';
import { portNameBeside } from './address-name';
import type { WrittenHost } from './written-hosts';

/** What the code calls a workload, which the manifest alone calls otherwise. */
export function inCode({ name, isolated }: DeclaredWorkload, otherwise: string): InCode {
  return { name: name ?? otherwise, through: isolated?.through };
}

/**
 * The options of a connection that set a variable where they can: `env: "CART_ADDR"`.
 *
 * @param all what else is written for the pod
 */
export function variableOptions(written: WrittenHost, all: readonly WrittenHost[]): string {
  const variables = variablesFor(written);
  return variables && variables + containersOption(written, all);
}

/** Pods that nothing in the code stands for, as `Peers` names them for those at the other end of a connection. */
export function peerOf({ resource, pod }: PodOfResource, other: string | undefined): string {
  if (hasNodeNetwork(pod)) {
    return 'Peers.cidr("CIDR of the nodes")';
  }
  const place = namespaceName(resource.namespace);
  const labels = labelsFor(objectIn(resource.spec, 'selector'), pod.labels);
  const where = place === namespaceName(other) && labels.length > 0 ? [] : [`namespace: ${JSON.stringify(place)}`];
  return `Peers.pods({ ${[...where, ...(labels.length > 0 ? [`labels: { ${labels.join(', ')} }`] : [])].join(', ')} })`;
}

/** Those by which its controller finds the pods, as others may change from one release to the next. */
function labelsFor(selector: JsonObject | undefined, labels: JsonObject): string[] {
  const chosen = objectIn(selector, 'matchLabels');
  const isOwn = chosen && Object.keys(chosen).length > 0 && selectorMatches({ matchLabels: chosen }, labels);
  return Object.keys(isOwn ? chosen : labels)
    .filter((key) => typeof fieldOf(labels, key) === 'string')
    .map((key) => `${/^[A-Za-z_]\w*$/.test(key) ? key : JSON.stringify(key)}: ${JSON.stringify(labels[key])}`);
}

function variablesFor({ value, named }: WrittenHost): string {
  const { name, text, kind, beside } = value;
  // what is more than the address, or comes from elsewhere, cannot be set by it
  if (kind !== 'variable' || text !== named.text) {
    return '';
  }
  const variable = JSON.stringify(name);
  if (named.scheme !== undefined) {
    return `urlEnv: ${variable}${named.scheme === 'http' ? '' : `, urlScheme: "${named.scheme}"`}`;
  }
  if (named.port !== undefined) {
    return `env: ${variable}`;
  }
  const port = portNameBeside(name);
  return `hostEnv: ${variable}${port !== name && beside?.has(port) ? `, portEnv: ${JSON.stringify(port)}` : ''}`;
}

/** Which containers have the variable, unless it is the main one alone. */
function containersOption({ value, named }: WrittenHost, all: readonly WrittenHost[]): string {
  const same = all.filter((other) => other.value.name === value.name && other.named.text === named.text);
  const containers = [...new Set(same.flatMap(({ value: { container } }) => container ?? []))];
  return containers.length === 1 && value.isMain
    ? ''
    : `, containers: ${JSON.stringify(containers).replace(/,/g, ', ')}`;
}
