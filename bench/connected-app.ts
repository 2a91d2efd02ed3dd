import { ApiObject } from 'cdk8s';
import { App, Chart, Health, Resources, WebService } from 'cdk8s-bulkhead';
import { Inventory } from '../src/manifest/inventory';
import { declarationsOf } from '../src/network/declaring';
import { proveConnections } from '../src/network/proof';
import { effectivePosture, effectiveWaivers } from '../src/posture/scope';
import { Rendered, render } from '../src/synth/render';

/** How many workloads a namespace has, and whom each of them calls: some five of all workloads. */
const PER_NAMESPACE = 100;
const CALLS = 5;

/** CPU seconds of what connections cost. */
export interface Costs {
  /** All `connectTo`, each of which also sets a variable. */
  readonly declare: number;
  /** The NetworkPolicies of the workloads, from their objects to hardened manifests. */
  readonly render: number;
  /** What was declared, collected from all constructs and compared with the manifests. */
  readonly prove: number;
}

/**
 * Makes an app of components that call each other, at random but the same each time, and measures what connections alone
 * cost. What else synth does is not counted: creating components, rendering them, the other rules, reports and YAML.
 *
 * @throws if what is rendered is not what was declared
 */
export function connectionCosts(workloads: number): Costs {
  const services = servicesOf(workloads);
  const calls = callsOf(workloads);
  const declare = cpuSeconds(() => {
    for (const [from, to, place] of calls) {
      services[from].connectTo(services[to], { env: `SERVICE_${place}_ADDR` });
    }
  });

  const policies = services.map(({ node }) => node.findChild('NetworkPolicy') as ApiObject);
  const constructs = services[0].node.root.node.findAll();
  const others = constructs.filter((construct): construct is ApiObject => ApiObject.isApiObject(construct));
  const rendered: Rendered[] = [...new Set(others)].filter((object) => !policies.includes(object)).map(renderOne);
  const rendering = cpuSeconds(() => rendered.push(...policies.map(renderOne)));

  const resources = rendered.flatMap(({ subjects }) => subjects.map(({ resource }) => resource));
  const prove = cpuSeconds(() => {
    const declared = declarationsOf(constructs);
    const found = proveConnections(new Inventory(resources), declared);
    const between = declared.connections.filter(({ purpose }) => purpose === 'call');
    if (found.length > 0 || between.length !== calls.length) {
      throw new Error(`${found.length} discrepancies, ${between.length} of ${calls.length} connections`);
    }
  });
  return { declare, render: rendering, prove };
}

function servicesOf(workloads: number): WebService[] {
  const app = new App();
  const charts = Array.from({ length: Math.ceil(workloads / PER_NAMESPACE) }, (_, number) => {
    const name = `team-${number}`;
    return new Chart(app, name, { namespace: name, createNamespace: true });
  });
  return Array.from({ length: workloads }, (_, number) => {
    const chart = charts[Math.floor(number / PER_NAMESPACE)];
    return new WebService(chart, `service-${number}`, {
      image: `registry.example.com/shop/service-${number}:1.0.0`,
      port: 8080,
      servicePort: 80,
      health: Health.http({ readiness: '/ready', liveness: '/live' }),
      resources: Resources.small(),
    });
  });
}

/** Who calls whom, and as which of its calls. */
function callsOf(workloads: number): [from: number, to: number, place: number][] {
  const next = randomNumbers(workloads);
  return Array.from({ length: workloads }, (_, from) => {
    const callees = new Set<number>();
    while (callees.size < CALLS) {
      const to = next() % workloads;
      if (to !== from) callees.add(to);
    }
    return [...callees].map((to, place): [number, number, number] => [from, to, place]);
  }).flat();
}

/** The minimal standard generator of Park and Miller: the same numbers for the same seed. */
function randomNumbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return state;
  };
}

function renderOne(object: ApiObject): Rendered {
  return render(object, { posture: effectivePosture(object), waivers: effectiveWaivers(object) });
}

/** User and system time of all threads of this process. */
function cpuSeconds(work: () => void): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1e6;
}
