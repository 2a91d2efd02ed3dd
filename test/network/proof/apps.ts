import { ApiObject } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import * as fc from 'fast-check';
import {
  AllowOptions,
  App,
  Chart,
  ConnectOptions,
  Dns,
  Exposure,
  ExternalTrafficPolicy,
  Health,
  IPeer,
  NetworkOptions,
  NetworkPlugin,
  Peers,
  Port,
  Posture,
  Resources,
  Testing,
  WebService,
  Worker,
} from '../../../src';

/** An app by what is declared in it, as plain data, so that the same can be built again in another order. */
export interface AppPlan {
  readonly network: number;
  readonly createsNamespaces: boolean;
  readonly components: readonly ComponentPlan[];
  readonly steps: readonly Step[];
}

interface ComponentPlan {
  readonly chart: number;
  readonly isWorker: boolean;
  readonly headless: boolean;
  readonly isolate: boolean;
  readonly protocols: readonly string[];
}

/** One declaration. Numbers choose among what there is, modulo how many there are. */
export interface Step {
  readonly kind:
    | 'connect'
    | 'allow'
    | 'both'
    | 'replicas'
    | 'call-peer'
    | 'call-all-but'
    | 'serve-peer'
    | 'serve-all-but'
    | 'expose'
    | 'scrape';
  readonly from: number;
  readonly to: number;
  readonly choice: number;
}

export const NAMESPACES = ['shop', 'bank'];

const component: fc.Arbitrary<ComponentPlan> = fc.record({
  chart: fc.nat(1),
  isWorker: fc.boolean(),
  headless: fc.boolean(),
  isolate: fc.integer({ min: 0, max: 4 }).map((one) => one > 0),
  protocols: fc.array(fc.constantFrom('TCP', 'UDP', 'SCTP'), { minLength: 1, maxLength: 3 }),
});

const step: fc.Arbitrary<Step> = fc.record({
  kind: fc.constantFrom(
    'connect',
    'connect',
    'allow',
    'both',
    'replicas',
    'call-peer',
    'call-all-but',
    'serve-peer',
    'serve-all-but',
    'expose',
    'scrape',
  ),
  from: fc.nat(7),
  to: fc.nat(7),
  choice: fc.nat(20),
});

export const appPlan: fc.Arbitrary<AppPlan> = fc.record({
  network: fc.nat(9),
  createsNamespaces: fc.boolean(),
  components: fc.array(component, { minLength: 2, maxLength: 5 }),
  steps: fc.array(step, { minLength: 1, maxLength: 7 }),
});

/** Builds the app. A workload that nobody isolates would be cut off by a namespace that denies by default. */
export function built({ network, createsNamespaces, components, steps }: AppPlan, order = steps): App {
  const app = Testing.app({ posture: Posture.restricted({ network: networkOf(network) }) });
  const charts = NAMESPACES.map(
    (namespace) => new Chart(app, namespace, { namespace, createNamespace: createsNamespaces }),
  );
  const made = components.map((plan, index) =>
    componentOf(charts[plan.chart], `c${index}`, { ...plan, isolate: plan.isolate || createsNamespaces }),
  );
  if (!createsNamespaces) {
    strangerOfTheApp(charts[0]);
  }
  order.forEach((one) => take(one, made));
  return app;
}

type Component = WebService | Worker;

function componentOf(chart: Chart, id: string, plan: ComponentPlan): Component {
  const image = 'registry.example.com/app:1.0.0';
  const { isolate, headless, protocols } = plan;
  if (plan.isWorker) {
    return new Worker(chart, id, { image, resources: Resources.small(), isolate });
  }
  const shift = headless ? 0 : 1000;
  return new WebService(chart, id, {
    image,
    port: 8080,
    servicePort: 8080 + shift,
    additionalPorts: protocols.map((protocol, index) => ({
      name: `more-${index}`,
      port: 9000 + index,
      servicePort: 9000 + index + shift,
      protocol,
    })),
    headless,
    isolate,
    health: Health.http({ readiness: '/readyz' }),
    resources: Resources.small(),
  });
}

/** Pods of the same app that no connection is about. */
function strangerOfTheApp(chart: Chart): void {
  const labels = { app: 'raw' };
  new ApiObject(chart, 'raw', {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name: 'raw' },
    spec: {
      selector: { matchLabels: labels },
      template: {
        metadata: { labels },
        spec: { containers: [{ name: 'raw', image: 'registry.example.com/raw:1.0.0' }] },
      },
    },
  });
}

/** Declares something, unless it is what the API refuses: that has tests of its own. */
function take({ kind, from, to, choice }: Step, made: readonly Component[]): void {
  const [caller, callee] = [made[from % made.length], made[to % made.length]];
  switch (kind) {
    case 'connect':
    case 'allow':
    case 'both':
      return caller === callee ? undefined : link(kind, caller, callee);
    case 'replicas':
      return callee instanceof Worker ? undefined : callee.connectReplicas(portsOf(callee, made.indexOf(callee)));
    case 'call-peer': {
      const [peer, options] = CALLED[choice % CALLED.length];
      return caller.connectTo(peer(), options);
    }
    case 'call-all-but':
      return caller.deployment.connections.allowTo(allBut(caller, choice), {
        ports: [kplus.NetworkPolicyPort.tcp(8080 + (choice % 3))],
      });
    case 'serve-all-but':
      return callee instanceof Worker
        ? undefined
        : callee.deployment.connections.allowFrom(allBut(callee, choice), {
            ports: [kplus.NetworkPolicyPort.tcp(8080)],
          });
    case 'serve-peer':
      return callee instanceof Worker
        ? undefined
        : callee.allowFrom(CALLERS[choice % CALLERS.length](), portsOf(callee, choice));
    case 'expose':
      return callee instanceof Worker ? undefined : expose(callee, choice);
    default:
      return callee instanceof Worker ? undefined : callee.allowScraping({ scraper: SCRAPER });
  }
}

/** On the same ports at each call, since others are refused. */
function link(kind: Step['kind'], caller: Component, callee: Component): void {
  if (callee instanceof Worker) {
    return;
  }
  const ports = portsOf(callee, caller.node.id.length + Number(callee.node.id.slice(1)));
  const wide = ports.ports?.some((port) => port._range === undefined && port._name === undefined);
  if (kind !== 'allow') {
    caller.connectTo(callee, { ...ports, ...(wide ? {} : { env: `${callee.node.id.toUpperCase()}_ADDR` }) });
  }
  if (kind !== 'connect') {
    callee.allowFrom(caller, ports);
  }
}

/** Pods without a label, or without some of its values, in all namespaces or in those that such a label leaves. */
function allBut(holder: Component, choice: number): kplus.Pods {
  const [pods, namespaces] = RULED_OUT[choice % RULED_OUT.length];
  const id = `all-but-${choice % RULED_OUT.length}`;
  const found = holder.node.tryFindChild(id) as kplus.Pods | undefined;
  return (
    found ??
    kplus.Pods.select(holder, id, {
      expressions: pods,
      namespaces: kplus.Namespaces.select(holder, `${id}-namespaces`, { expressions: namespaces }),
    })
  );
}

const { notIn, doesNotExist } = kplus.LabelExpression;
const RULED_OUT: readonly (readonly [kplus.LabelExpression[], kplus.LabelExpression[]])[] = [
  [[notIn('tier', ['back'])], []],
  [[doesNotExist('tier'), notIn('role', ['tester', 'auditor'])], []],
  [[], [notIn('team', ['data'])]],
  [[notIn('tier', ['back'])], [notIn('kubernetes.io/metadata.name', ['kube-system'])]],
];

/** The ports of a callee: those that are usual, one by name, one by number beside a range, or all. */
function portsOf(to: WebService, choice: number): AllowOptions {
  const services = to.service.ports;
  switch (choice % 4) {
    case 0:
      return {};
    case 1:
      return { ports: [Port.named(services[services.length - 1].name!)] };
    case 2:
      return { ports: [Port.tcp(services[0].port), Port.tcpRange(8000, 8079)] };
    default:
      return { ports: [Port.all()] };
  }
}

function expose(to: WebService, choice: number): void {
  const name = `${to.node.id}-${choice}`;
  if (to.node.tryFindChild(`LoadBalancer-${name}`) || to.node.tryFindChild(`Ingress-${name}`)) {
    return;
  }
  switch (choice % 4) {
    case 0:
      to.exposeViaLoadBalancer({ name });
      return;
    case 1:
      to.exposeViaLoadBalancer({
        name,
        sourceRanges: ['203.0.113.0/24'],
        externalTrafficPolicy: ExternalTrafficPolicy.LOCAL,
      });
      return;
    case 2:
      to.exposeViaIngress({ name, host: 'shop.example.com', tlsSecret: 'tls' });
      return;
    default:
      to.exposeViaIngress({
        name,
        host: 'shop.example.com',
        tlsSecret: 'tls',
        through: Exposure.controller({ namespace: 'ingress', labels: { app: 'controller' } }),
      });
  }
}

/** Some know Cilium, of which nothing can be proven but that it opens no NetworkPolicy. */
function networkOf(choice: number): NetworkOptions {
  return choice < DNS.length
    ? { dns: DNS[choice]() }
    : { dns: CILIUM_DNS[choice % CILIUM_DNS.length](), plugin: NetworkPlugin.CILIUM };
}

const CILIUM_DNS = [
  () => Dns.kubeDns(),
  () => Dns.openShift(),
  () => Dns.pods({ labels: { app: 'dns' }, port: 5300 }),
  () => Dns.addresses(['10.0.0.10/32', 'fd00::10/128']),
  () => Dns.none(),
];
const DNS = [...CILIUM_DNS, () => Dns.nodeLocal('169.254.20.10', '10.96.0.10')];

const SCRAPER = Peers.pods({ namespace: 'monitoring', labels: { app: 'prometheus' } });

const CALLED: readonly (readonly [() => IPeer, ConnectOptions])[] = [
  [() => Peers.cidr('10.20.0.0/16', { except: ['10.20.5.0/24'] }), { ports: [Port.tcp(5432)] }],
  [() => Peers.cidr('2600:1f00::/24'), { ports: [Port.udpRange(4000, 4010)] }],
  [() => Peers.internet(), { ports: [Port.tcp(443)] }],
  [() => Peers.pods({ namespace: 'data', labels: { app: 'kafka' } }), { ports: [Port.tcp(9092), Port.sctp(9093)] }],
  [() => Peers.pods({ namespaceLabels: { team: 'data' }, labels: { app: 'redis' } }), { ports: [Port.tcp(6379)] }],
  [() => Peers.namespace('bank'), { ports: [Port.tcp(8080)] }],
  [() => Peers.pods({ labels: { app: 'legacy' } }), { ports: [Port.all()] }],
  [() => Peers.apiServer(), {}],
  [() => Peers.host('smtp.example.com', 587), {}],
  [() => Peers.anyone(), { ports: [Port.tcp(443)] }],
];

const CALLERS: readonly (() => IPeer)[] = [
  () => Peers.namespace('shop'),
  () => Peers.namespace('partners'),
  () => Peers.pods({ namespaceLabels: {}, labels: { role: 'tester' } }),
  () => Peers.pods({ namespaceLabels: { team: 'data' } }),
  () => Peers.cidr('192.168.0.0/16'),
  () => Exposure.gateway({ name: 'public', namespace: 'gateways' }),
  () => Exposure.addresses(['10.129.0.0/23']),
  () => Exposure.anyone(),
];
