import * as fs from 'node:fs';
import * as path from 'node:path';
import { Inventory, PodOfResource } from '../../src/manifest/inventory';
import { isObject, JsonObject, listIn, stringIn } from '../../src/manifest/json';
import { Resource } from '../../src/manifest/resource';
import { partyOf, Reachability } from '../../src/network/reachability';
import { readYaml } from '../../src/yaml/reader';
import { APP_OF_CDK8S, goldenOf } from '../examples/golden';
import type { Tally } from '../tally';

/** How many pairs of different workloads there are of twelve. */
const ALL = 12 * 11;

/**
 * Checks who can call whom in the Online Boutique: as it is published, and as our example renders it, whose programs are
 * told what they are told upstream.
 */
export function checkNetwork(tally: Tally, published: string): void {
  const upstream = podsIn(resourcesIn(published));
  tally.check('published: every workload can call every other', () => pairsAre(upstream, ALL));

  const ours = podsIn(resourcesIn(goldenOf(APP_OF_CDK8S)));
  tally.check('our example: the calls that programs make are let through, and no other', () => pairsAre(ours, 16));
  for (const pod of upstream.pods) {
    const name = pod.resource.name;
    tally.check(`our example: ${name} is told what it is told upstream`, () => {
      const counterpart = ours.pods.find(({ resource }) => resource.name === name);
      const [told, expected] = [counterpart, pod].map((one) => (one ? JSON.stringify(variablesOf(one)) : 'nothing'));
      if (told !== expected) throw new Error(`${told} instead of ${expected}`);
    });
  }
}

/** Some objects, and the pods among them. */
interface Pods {
  readonly app: Inventory;
  readonly pods: readonly PodOfResource[];
}

function podsIn(resources: readonly Resource[]): Pods {
  const app = new Inventory(resources);
  return { app, pods: resources.flatMap((resource) => resource.pods.map((pod) => ({ resource, pod }))) };
}

function resourcesIn(folder: string): Resource[] {
  const files = fs.readdirSync(folder).filter((name) => name.endsWith('.yaml'));
  return files
    .flatMap((file) => readYaml(fs.readFileSync(path.join(folder, file), 'utf8')))
    .map(({ value }) => new Resource(value as JsonObject));
}

function pairsAre({ app, pods }: Pods, expected: number): string {
  const reachability = Reachability.of(app);
  const pairs = pods.flatMap((from) =>
    pods.filter((to) => to !== from && !reachability.between(partyOf(from), partyOf(to)).isEmpty),
  );
  if (pods.length !== 12 || pairs.length !== expected) {
    throw new Error(`${pairs.length} pairs of ${pods.length} workloads, not ${expected}`);
  }
  return `${pairs.length} of ${ALL} pairs`;
}

/** The variables of each container, by its name; in which order they stand does not matter here. */
function variablesOf({ pod }: PodOfResource): JsonObject {
  const containers = [...listIn(pod.spec, 'initContainers'), ...listIn(pod.spec, 'containers')].filter(isObject);
  // upstream calls most containers "server", ours are called as their component
  return Object.fromEntries(
    containers.map((container, index) => {
      const told = listIn(container, 'env').map((variable) => [
        stringIn(variable, 'name'),
        stringIn(variable, 'value'),
      ]);
      return [`${index}`, told.sort()];
    }),
  );
}
