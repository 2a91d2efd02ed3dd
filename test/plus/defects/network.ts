import { Testing } from 'cdk8s';
import type { Deployment } from 'cdk8s-plus-28';
import type { Plus } from '../scenarios/scenario';
import { CONTAINER, Defect, refused, rendered } from './defect';

/** Defects of NetworkPolicies, Services and Ingresses. */
export const NETWORK: Defect[] = [
  {
    title: 'a policy for a label without value is for those pods, not for all',
    seen: (k, newChart) => {
      const chart = newChart();
      const selector = k.Pods.select(chart, 'pods', { labels: { role: '' } });
      new k.NetworkPolicy(chart, 'policy', { selector, ingress: { default: k.NetworkPolicyTrafficDefault.DENY } });
      return rendered(chart, 'NetworkPolicy')[0].spec.podSelector;
    },
    mended: { matchLabels: { role: '' } },
  },
  {
    title: 'a Service that selects by what no Service can is refused, not made to lead nowhere',
    seen: (k, newChart) => {
      const chart = newChart();
      const expressions = [k.LabelExpression.in('tier', ['web'])];
      new k.Service(chart, 'web', { ports: [{ port: 80 }] }).select(k.Pods.select(chart, 'pods', { expressions }));
      return rendered(chart, 'Service')[0].spec.selector;
    },
    mended: refused('selects by expressions, which Services cannot; give the labels of its pods'),
  },
  {
    title: 'a connection to a port of UDP is one of UDP, and to the port of a sidecar too',
    seen: (k, newChart) => {
      const chart = newChart();
      const ports = [{ number: 5353, protocol: k.Protocol.UDP }];
      const dns = new k.Deployment(chart, 'dns', { containers: [{ ...CONTAINER, portNumber: undefined, ports }] });
      dns.addInitContainer({ ...CONTAINER, name: 'mesh', restartPolicy: k.ContainerRestartPolicy.ALWAYS });
      new k.Deployment(chart, 'web', { containers: [CONTAINER] }).connections.allowTo(dns);
      return portsOf(rendered(chart, 'NetworkPolicy'), 'ingress');
    },
    mended: ['TCP 8080', 'UDP 5353'],
  },
  {
    title: 'isolated pods that may call others can look up their names',
    seen: (k, newChart) => {
      const chart = newChart();
      const [web, db] = ['web', 'db'].map(
        (id) => new k.Deployment(chart, id, { containers: [CONTAINER], isolate: true }),
      );
      web.connections.allowTo(db);
      return portsOf(rendered(chart, 'NetworkPolicy'), 'egress');
    },
    mended: ['TCP 53', 'TCP 8080', 'UDP 53'],
  },
  {
    title: 'a policy that says nothing is refused, not made to deny what comes in',
    seen: (k, newChart) => {
      const chart = newChart();
      new k.NetworkPolicy(chart, 'policy', {});
      return rendered(chart, 'NetworkPolicy')[0].spec;
    },
    mended: refused('says nothing of ingress and egress, which denies all ingress'),
  },
  {
    title: 'all ports are rendered as the API server takes them',
    seen: (k, newChart) => {
      const chart = newChart();
      const policy = new k.NetworkPolicy(chart, 'policy', {
        selector: k.Pods.select(chart, 'pods', { labels: { app: 'web' } }),
      });
      const all = [k.NetworkPolicyPort.allTcp(), k.NetworkPolicyPort.allUdp()];
      policy.addIngressRule(k.NetworkPolicyIpBlock.ipv4(chart, 'block', '10.0.0.0/8'), all);
      return rendered(chart, 'NetworkPolicy')[0].spec.ingress[0].ports;
    },
    mended: [{ protocol: 'TCP' }, { protocol: 'UDP' }],
  },
  {
    title: 'an Ingress is in the namespace of the Service that it leads to',
    seen: (k, newChart) => {
      const chart = newChart();
      const web = new k.Deployment(chart, 'web', { metadata: { namespace: 'other' }, containers: [CONTAINER] });
      web.exposeViaIngress('/');
      return rendered(chart, 'Ingress')[0].metadata.namespace;
    },
    mended: 'other',
  },
  ...twice('allowing another port of the same pods', (web, db, k) => {
    web.connections.allowTo(db);
    web.connections.allowTo(db, { ports: [k.NetworkPolicyPort.tcp(9090)] });
  }),
  ...twice('isolating pods twice', (web) => {
    web.connections.isolate();
    web.connections.isolate();
  }),
  ...twice('allowing at both ends what one end allows already', (web, db, k) => {
    web.connections.allowTo(db, { isolation: k.PodConnectionsIsolation.PEER });
    web.connections.allowTo(db);
  }),
  {
    title: 'policies have the names of those whom they connect, also where there is no namespace',
    seen: (k, newChart) => {
      const chart = newChart({ namespace: undefined });
      const [web, db] = ['web', 'db'].map((id) => new k.Deployment(chart, id, { containers: [CONTAINER] }));
      web.connections.allowTo(db);
      return rendered(chart, 'NetworkPolicy')
        .map(({ metadata }) => metadata.name.replace(/-c[0-9a-f]{7}$/, ''))
        .sort();
    },
    mended: ['shop-db-networkpolicy', 'shop-web-networkpolicy'],
  },
  {
    title: 'a Service without ports has the one of its pods',
    seen: (k, newChart) => {
      const chart = newChart();
      new k.Service(chart, 'service', { selector: new k.Deployment(chart, 'web', { containers: [CONTAINER] }) });
      return rendered(chart, 'Service')[0].spec.ports;
    },
    mended: [expect.objectContaining({ port: 8080 })],
  },
  {
    title: 'whoever asks a Service without ports for its port learns which one, and what to write',
    seen: (k, newChart) => new k.Service(newChart(), 'service').port,
    mended: refused('[shop/service] Service "shop-service-'),
  },
  ...['999.1.1.1/99', '10.0.0.0/8'].map((cidr): Defect => {
    const except = cidr === '10.0.0.0/8' ? ['192.168.0.0/16'] : undefined;
    return {
      title: `addresses that are none are refused: ${cidr}${except ? ` except ${except.join()}` : ''}`,
      seen: (k, newChart) => {
        const chart = newChart();
        const policy = new k.NetworkPolicy(chart, 'policy', {
          selector: k.Pods.select(chart, 'pods', { labels: { app: 'web' } }),
        });
        policy.addIngressRule(k.NetworkPolicyIpBlock.ipv4(chart, 'block', cidr, except));
        return rendered(chart, 'NetworkPolicy');
      },
      mended: refused(except ? 'except' : '999.1.1.1/99'),
    };
  }),
  {
    title: 'an Ingress takes a path exactly and as a prefix',
    seen: (k, newChart) => {
      const chart = newChart();
      const service = new k.Service(chart, 'service', {
        selector: new k.Deployment(chart, 'web', { containers: [CONTAINER] }),
        ports: [{ port: 80, targetPort: 8080 }],
      });
      const ingress = new k.Ingress(chart, 'ingress');
      const backend = k.IngressBackend.fromService(service);
      ingress.addRule('/', backend, k.HttpIngressPathType.EXACT);
      ingress.addRule('/', backend, k.HttpIngressPathType.PREFIX);
      return rendered(chart, 'Ingress')[0].spec.rules[0].http.paths.map(({ pathType }: any) => pathType);
    },
    mended: ['Exact', 'Prefix'],
  },
  {
    title: 'a connection to pods whose ports nobody knows is not one on every port',
    seen: (k, newChart) => {
      const chart = newChart();
      const pods = k.Pods.select(chart, 'pods', { labels: { app: 'db' } });
      new k.Deployment(chart, 'web', { containers: [CONTAINER] }).connections.allowTo(pods);
      return Testing.synth(chart).filter(({ kind }) => kind === 'NetworkPolicy');
    },
    mended: refused('port'),
  },
];

/** What is done twice adds up, or changes nothing. */
function twice(title: string, declare: (web: Deployment, db: Deployment, k: Plus) => void): Defect[] {
  return [
    {
      title: `${title} is no error`,
      seen: (k, newChart) => {
        const chart = newChart();
        const [web, db] = ['web', 'db'].map((id) => new k.Deployment(chart, id, { containers: [CONTAINER] }));
        declare(web, db, k);
        return rendered(chart, 'NetworkPolicy').length > 0;
      },
      mended: true,
    },
  ];
}

/** The ports of all rules in a direction, each once. */
function portsOf(policies: any[], direction: 'ingress' | 'egress'): string[] {
  const rules: any[] = policies.flatMap(({ spec }) => spec[direction] ?? []);
  const ports = rules.flatMap((rule) => rule.ports ?? []).map(({ protocol, port }) => `${protocol} ${port}`);
  return [...new Set(ports)].sort();
}
