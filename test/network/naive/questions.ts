import type { JsonObject } from '../../../src/manifest/json';
import { PROTOCOLS } from '../../../src/network/port-range';
import { addressesAround } from './blocks';
import type { Question, Side } from './evaluator';

/** Two who may be connected, of which one at least is a pod. */
export interface Pair {
  readonly from: Side;
  readonly to: Side;
}

/** Every workload with every one, and with the addresses at the edges of all blocks that the policies name, both ways. */
export function pairsOf(manifests: readonly JsonObject[]): readonly Pair[] {
  const pods = [...manifests.keys()].filter((index) => ['Pod', 'Deployment'].includes(manifests[index].kind as string));
  const cidrs = new Set(valuesIn(manifests, ['cidr', 'except']).filter((value) => typeof value === 'string'));
  const addresses = addressesAround(cidrs);
  return pods.flatMap((pod) => [
    ...pods.map((other) => ({ from: { pod }, to: { pod: other } })),
    ...addresses.flatMap((address) => [
      { from: { pod }, to: { address } },
      { from: { address }, to: { pod } },
    ]),
  ]);
}

/** Every port that the manifests name, the ones next to it, and the first and the last that there are. */
export function boundaryPorts(manifests: readonly JsonObject[]): readonly number[] {
  const named = valuesIn(manifests, ['port', 'endPort', 'containerPort']).filter((value) => typeof value === 'number');
  const near = [1, 65535, ...named.flatMap((port) => [port - 1, port, port + 1])];
  return [...new Set(near)].filter((port) => port >= 1 && port <= 65535).sort((left, right) => left - right);
}

/** All questions about all pairs, one by one. */
export function* questionsAbout(manifests: readonly JsonObject[]): Iterable<Question> {
  const ports = boundaryPorts(manifests);
  for (const pair of pairsOf(manifests)) {
    for (const protocol of PROTOCOLS) {
      for (const port of ports) {
        yield { ...pair, protocol, port };
      }
    }
  }
}

/** What stands in fields of some names, wherever they are; of a list, its items. */
function valuesIn(value: unknown, fields: readonly string[]): readonly unknown[] {
  if (typeof value !== 'object' || value === null) {
    return [];
  }
  return Object.entries(value).flatMap(([key, child]: [string, unknown]) =>
    fields.includes(key) ? [child].flat() : valuesIn(child, fields),
  );
}
