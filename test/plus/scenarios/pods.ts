import { Duration } from 'cdk8s';
import type { AbstractPodProps, ContainerProps, NodeLabelQuery, NodeTaintQuery, Pod } from 'cdk8s-plus-28';
import { each, Plus, Scenario } from './scenario';

const WEB: ContainerProps[] = [{ image: 'web', portNumber: 8080 }];

/** Props of pods, each in every kind that makes them. */
export const PODS: Scenario[] = [
  ...each<(k: Plus) => AbstractPodProps>(
    'pods',
    {
      bare: () => ({}),
      'always restarted': (k) => ({ restartPolicy: k.RestartPolicy.ALWAYS }),
      'never restarted': (k) => ({ restartPolicy: k.RestartPolicy.NEVER }),
      'restarted on failure': (k) => ({ restartPolicy: k.RestartPolicy.ON_FAILURE }),
      'with a token': () => ({ automountServiceAccountToken: true }),
      isolated: () => ({ isolate: true }),
      'on the network of the node': () => ({ hostNetwork: true }),
      'patient ones': () => ({ terminationGracePeriod: Duration.minutes(2) }),
      'with security': (k) => ({
        securityContext: {
          user: 1000,
          group: 1000,
          fsGroup: 2000,
          fsGroupChangePolicy: k.FsGroupChangePolicy.ON_ROOT_MISMATCH,
          ensureNonRoot: true,
          sysctls: [{ name: 'net.ipv4.tcp_syncookies', value: '1' }],
        },
      }),
      'with less security': (k) => ({
        securityContext: { ensureNonRoot: false, fsGroupChangePolicy: k.FsGroupChangePolicy.ALWAYS },
      }),
      'with names': (k) => ({
        dns: {
          hostname: 'host',
          subdomain: 'sub',
          hostnameAsFQDN: true,
          policy: k.DnsPolicy.NONE,
          nameservers: ['10.0.0.1'],
          searches: ['example.com'],
          options: [{ name: 'ndots', value: '2' }, { name: 'edns0' }],
        },
      }),
      'with names of the node': (k) => ({ dns: { policy: k.DnsPolicy.DEFAULT } }),
      'with names of cluster and node': (k) => ({ dns: { policy: k.DnsPolicy.CLUSTER_FIRST_WITH_HOST_NET } }),
      'without names': (k) => ({ dns: { policy: k.DnsPolicy.NONE } }),
      'with aliases': () => ({ hostAliases: [{ ip: '10.0.0.1', hostnames: ['a', 'b'] }] }),
      'with metadata': () => ({
        metadata: { name: 'fixed', namespace: 'elsewhere', labels: { a: 'b' }, annotations: { c: 'd' } },
      }),
      'with init containers': (k) => ({
        initContainers: [
          { image: 'init' },
          { image: 'init', name: 'second', portNumber: 80 },
          { image: 'side', name: 'side', restartPolicy: k.ContainerRestartPolicy.ALWAYS, portNumber: 81 },
        ],
      }),
      'with two containers': () => ({ containers: [...WEB, { image: 'side', name: 'side' }] }),
      'without containers': () => ({ containers: [] }),
      'with a probe that init containers cannot have': (k) => ({
        initContainers: [{ image: 'init', readiness: k.Probe.fromCommand(['true']) }],
      }),
      'with a startup probe that init containers cannot have': (k) => ({
        initContainers: [{ image: 'init', startup: k.Probe.fromCommand(['true']) }],
      }),
      'with a liveness probe that init containers cannot have': (k) => ({
        initContainers: [{ image: 'init', liveness: k.Probe.fromCommand(['true']) }],
      }),
    },
    (k, chart, give) => {
      const props = { containers: WEB, ...give(k) };
      new k.Pod(chart, 'pod', props);
      new k.Deployment(chart, 'deployment', props);
      new k.StatefulSet(chart, 'stateful-set', props);
      new k.DaemonSet(chart, 'daemon-set', props);
      new k.Job(chart, 'job', props);
    },
  ),
  {
    title: 'pods that others belong to',
    build: (k, chart) => {
      const serviceAccount = new k.ServiceAccount(chart, 'account');
      const dockerRegistryAuth = new k.DockerConfigSecret(chart, 'registry', { data: { auths: {} } });
      const pod = new k.Pod(chart, 'pod', { containers: WEB, serviceAccount, dockerRegistryAuth });
      pod.addHostAlias({ ip: '10.0.0.2', hostnames: ['c'] });
      pod.dns.addNameserver('10.0.0.3');
      pod.dns.addSearch('example.org');
      pod.dns.addOption({ name: 'debug' });
      pod.podMetadata.addLabel('late', 'label');
      pod.podMetadata.addAnnotation('late', 'annotation');
      pod.metadata.addLabel('later', 'label');
      new k.ConfigMap(chart, 'read', {
        data: {
          account: pod.serviceAccount?.name ?? '',
          counts: [pod.containers, pod.initContainers, pod.volumes, pod.hostAliases].map((list) => list.length).join(),
          dns: [...pod.dns.nameservers, ...pod.dns.searches, ...pod.dns.options.map(({ name }) => name)].join(),
          sysctls: String(pod.securityContext.sysctls.length),
          names: [pod.name, pod.kind, pod.apiVersion, pod.apiGroup, pod.resourceType, pod.resourceName].join(),
          label: k.Pod.ADDRESS_LABEL,
        },
      });
    },
  },
  ...each<(k: Plus, pod: Pod, other: Pod) => void>(
    'scheduling',
    {
      'on a node': (k, pod) => pod.scheduling.assign(k.Node.named('node')),
      'on labeled nodes': (k, pod) => queries(k).forEach((query) => pod.scheduling.attract(k.Node.labeled(query))),
      'rather on labeled nodes': (k, pod) =>
        queries(k).forEach((query, index) => pod.scheduling.attract(k.Node.labeled(query), { weight: index + 1 })),
      'on a node that is labeled in all ways': (k, pod) => pod.scheduling.attract(k.Node.labeled(...queries(k))),
      'where nothing else goes': (k, pod) =>
        taints(k).forEach((taint) => pod.scheduling.tolerate(k.Node.tainted(taint))),
      'where really nothing else goes': (k, pod) => pod.scheduling.tolerate(k.Node.tainted(...taints(k))),
      'beside another': (_k, pod, other) => pod.scheduling.colocate(other),
      'rather beside another': (k, pod, other) =>
        pod.scheduling.colocate(other, { weight: 3, topology: k.Topology.ZONE }),
      'away from another': (k, pod, other) => pod.scheduling.separate(other, { topology: k.Topology.REGION }),
      'rather away from another': (k, pod, other) =>
        pod.scheduling.separate(other, { weight: 4, topology: k.Topology.custom('rack') }),
      'away from labels': (k, pod) =>
        pod.scheduling.separate(
          k.Pods.select(pod, 'labels', {
            labels: { a: 'b' },
            expressions: [
              k.LabelExpression.in('c', ['d', 'e']),
              k.LabelExpression.notIn('f', ['g']),
              k.LabelExpression.exists('h'),
              k.LabelExpression.doesNotExist('i'),
            ],
            namespaces: k.Namespaces.select(pod, 'names', { names: ['n'], labels: { a: 'b' } }),
          }),
        ),
      'with all pods': (k, pod) => pod.scheduling.colocate(k.Pods.all(pod, 'all'), { topology: k.Topology.HOSTNAME }),
      'with all pods of all namespaces': (k, pod) =>
        pod.scheduling.colocate(k.Pods.all(pod, 'all', { namespaces: k.Namespaces.all(pod, 'namespaces') })),
      'with a weight that is refused': (k, pod) =>
        pod.scheduling.attract(k.Node.labeled(k.NodeLabelQuery.exists('a')), { weight: 101 }),
      'with a weight of nothing': (k, pod) =>
        pod.scheduling.attract(k.Node.labeled(k.NodeLabelQuery.exists('a')), { weight: 0 }),
      'on two nodes': (k, pod) => {
        pod.scheduling.assign(k.Node.named('a'));
        pod.scheduling.assign(k.Node.named('b'));
      },
      'on a node and beside another': (k, pod, other) => {
        pod.scheduling.assign(k.Node.named('a'));
        pod.scheduling.colocate(other);
      },
    },
    (k, chart, schedule) => {
      schedule(
        k,
        new k.Pod(chart, 'pod', { containers: WEB }),
        new k.Pod(chart, 'other', { containers: WEB, metadata: { namespace: 'other' } }),
      );
    },
  ),
  {
    title: 'classes of nodes',
    build: (k, chart) => {
      const pod = new k.Pod(chart, 'pod', { containers: WEB });
      pod.scheduling.attract(new k.LabeledNode([k.NodeLabelQuery.is('a', 'b')]));
      pod.scheduling.tolerate(new k.TaintedNode([k.NodeTaintQuery.is('a', 'b')]));
      new k.Pod(chart, 'named', { containers: WEB }).scheduling.assign(new k.NamedNode('n'));
      const scheduling = new k.PodScheduling(pod as never);
      scheduling.tolerate(new k.Node() && k.Node.tainted(k.NodeTaintQuery.any()));
    },
  },
];

function queries(k: Plus): NodeLabelQuery[] {
  return [
    k.NodeLabelQuery.is('a', 'b'),
    k.NodeLabelQuery.in('c', ['d', 'e']),
    k.NodeLabelQuery.notIn('f', ['g']),
    k.NodeLabelQuery.exists('h'),
    k.NodeLabelQuery.doesNotExist('i'),
    k.NodeLabelQuery.gt('j', ['1']),
    k.NodeLabelQuery.lt('k', ['2']),
  ];
}

function taints(k: Plus): NodeTaintQuery[] {
  return [
    k.NodeTaintQuery.is('a', 'b'),
    k.NodeTaintQuery.is('c', 'd', { effect: k.TaintEffect.NO_EXECUTE, evictAfter: Duration.hours(1) }),
    k.NodeTaintQuery.exists('e', { effect: k.TaintEffect.NO_SCHEDULE }),
    k.NodeTaintQuery.exists('f', { effect: k.TaintEffect.PREFER_NO_SCHEDULE }),
    k.NodeTaintQuery.any(),
  ];
}
