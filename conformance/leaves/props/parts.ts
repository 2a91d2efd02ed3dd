import { Duration } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import {
  Chart,
  ClaimRetention,
  ClaimRetentionPolicy,
  CommandProbeOptions,
  ContainerProps,
  DaemonSet,
  DaemonSetRollingUpdateOptions,
  DaemonSetUpdateStrategy,
  Deployment,
  EnvSourceOptions,
  EnvSources,
  ExitCodeOptions,
  GrpcProbeOptions,
  Handlers,
  HttpGetHandlerOptions,
  HttpGetProbeOptions,
  IngressClass,
  IngressClassParameters,
  Job,
  PodFailureAction,
  PodFailureRule,
  Probes,
  ResizePolicy,
  ResizeRestartPolicy,
  SeLinuxOptions,
  Service,
  StatefulSet,
  TcpSocketProbeOptions,
  TopologySpread,
  WhenUnsatisfiable,
} from '../../../src';
import { NAME } from '../subjects';
import type { PropCases, PropGroup } from './case';

const metadata = { name: NAME };
const CONTAINER = { name: NAME, image: 'example.com/app:1.0' };
const PORTS = [{ number: 8080, name: 'web' }];
const HEADERS = [{ name: 'X-Probe', value: 'yes' }];
const POD = 'spec.template.spec';
const LIVENESS = 'pod.containers.[].livenessProbe';
const GRACE = { value: Duration.seconds(9), at: `${LIVENESS}.terminationGracePeriodSeconds`, as: 9 };
const { HTTPS } = kplus.ConnectionScheme;

function commandProbeCases(): PropCases<CommandProbeOptions, kplus.CommandProbeOptions> {
  return { terminationGracePeriod: GRACE };
}

function tcpSocketProbeCases(): PropCases<TcpSocketProbeOptions, kplus.TcpSocketProbeOptions> {
  return {
    terminationGracePeriod: GRACE,
    portName: { value: 'web', at: `${LIVENESS}.tcpSocket.port` },
  };
}

function httpGetProbeCases(): PropCases<HttpGetProbeOptions, kplus.HttpGetProbeOptions> {
  return {
    terminationGracePeriod: GRACE,
    portName: { value: 'web', at: `${LIVENESS}.httpGet.port` },
    httpHeaders: { value: HEADERS, at: `${LIVENESS}.httpGet.httpHeaders` },
  };
}

function grpcProbeCases(): PropCases<GrpcProbeOptions, kplus.ProbeOptions> {
  return {
    terminationGracePeriod: GRACE,
    port: { value: 9090, at: `${LIVENESS}.grpc.port`, instead: 9091 },
    service: { value: NAME, at: `${LIVENESS}.grpc.service` },
  };
}

function handlerCases(): PropCases<HttpGetHandlerOptions, kplus.HandlerFromHttpGetOptions> {
  const handler = 'pod.containers.[].lifecycle.preStop.httpGet';
  return {
    portName: { value: 'web', at: `${handler}.port` },
    scheme: { value: HTTPS, at: `${handler}.scheme` },
    host: { value: 'example.com', at: `${handler}.host` },
    httpHeaders: { value: HEADERS, at: `${handler}.httpHeaders` },
  };
}

function envSourceCases(): PropCases<EnvSourceOptions, object> {
  return {
    prefix: { value: 'APP_', at: 'pod.containers.[].envFrom.[].prefix' },
    optional: { value: true, at: 'pod.containers.[].envFrom.[].configMapRef.optional' },
  };
}

function topologySpreadCases(): PropCases<TopologySpread, object> {
  const spread = 'pod.topologySpreadConstraints.[]';
  const { DO_NOT_SCHEDULE } = WhenUnsatisfiable;
  return {
    topology: {
      value: kplus.Topology.HOSTNAME,
      at: `${spread}.topologyKey`,
      as: 'kubernetes.io/hostname',
      instead: kplus.Topology.ZONE,
    },
    maxSkew: { value: 4, at: `${spread}.maxSkew` },
    whenUnsatisfiable: { value: DO_NOT_SCHEDULE, at: `${spread}.whenUnsatisfiable` },
    minDomains: { value: 3, at: `${spread}.minDomains`, beside: { whenUnsatisfiable: DO_NOT_SCHEDULE } },
    selector: {
      value: kplus.LabelSelector.of({ labels: { app: 'other' } }),
      at: `${spread}.labelSelector.matchLabels`,
      as: { app: 'other' },
    },
    matchLabelKeys: { value: ['pod-template-hash'], at: `${spread}.matchLabelKeys` },
  };
}

function resizePolicyCases(): PropCases<ResizePolicy, object> {
  const { RESTART_CONTAINER: value } = ResizeRestartPolicy;
  const at = 'pod.containers.[].resizePolicy.[]';
  return {
    cpu: { value, at, as: { resourceName: 'cpu', restartPolicy: 'RestartContainer' } },
    memory: { value, at, as: { resourceName: 'memory', restartPolicy: 'RestartContainer' } },
  };
}

function seLinuxCases(): PropCases<SeLinuxOptions, object> {
  const label = 'pod.containers.[].securityContext.seLinuxOptions';
  return {
    level: { value: 's0:c1,c2', at: `${label}.level` },
    role: { value: 'r', at: `${label}.role` },
    type: { value: 't', at: `${label}.type` },
    user: { value: 'u', at: `${label}.user` },
  };
}

function rollingUpdateCases(): PropCases<DaemonSetRollingUpdateOptions, object> {
  const value = kplus.PercentOrAbsolute.percent(30);
  return {
    maxSurge: { value, at: 'spec.updateStrategy.rollingUpdate.maxSurge', as: '30%' },
    maxUnavailable: { value, at: 'spec.updateStrategy.rollingUpdate.maxUnavailable', as: '30%' },
  };
}

function claimRetentionCases(): PropCases<ClaimRetentionPolicy, object> {
  const { DELETE } = ClaimRetention;
  return {
    whenDeleted: { value: DELETE, at: 'spec.persistentVolumeClaimRetentionPolicy.whenDeleted' },
    whenScaled: { value: DELETE, at: 'spec.persistentVolumeClaimRetentionPolicy.whenScaled' },
  };
}

function exitCodeCases(): PropCases<ExitCodeOptions, object> {
  const rule = 'spec.podFailurePolicy.rules.[].onExitCodes';
  return {
    allOthers: { value: true, at: `${rule}.operator`, as: 'NotIn' },
    container: { value: NAME, at: `${rule}.containerName` },
  };
}

function ingressClassParametersCases(): PropCases<IngressClassParameters, object> {
  return {
    apiGroup: { value: 'example.com', at: 'spec.parameters.apiGroup' },
    kind: { value: 'Settings', at: 'spec.parameters.kind', instead: 'Other' },
    name: { value: 'settings', at: 'spec.parameters.name', instead: 'other' },
    namespace: { value: 'settings', at: 'spec.parameters.namespace' },
  };
}

function withContainer(chart: Chart, container: Partial<ContainerProps>): Deployment {
  return new Deployment(chart, NAME, { metadata, containers: [{ ...CONTAINER, ports: PORTS, ...container }] });
}

/** What props are made of. */
export const PART_GROUPS: readonly PropGroup[] = [
  {
    title: 'probes: command',
    pod: POD,
    create: (chart, options) => withContainer(chart, { liveness: Probes.command(['true'], options) }),
    cases: commandProbeCases,
  },
  {
    title: 'probes: TCP',
    pod: POD,
    create: (chart, options) => withContainer(chart, { liveness: Probes.tcpSocket(options) }),
    cases: tcpSocketProbeCases,
  },
  {
    title: 'probes: HTTP',
    pod: POD,
    create: (chart, options) => withContainer(chart, { liveness: Probes.httpGet('/', options) }),
    cases: httpGetProbeCases,
  },
  {
    title: 'probes: gRPC',
    pod: POD,
    create: (chart, options) => withContainer(chart, { liveness: Probes.grpc(options) }),
    cases: grpcProbeCases,
  },
  {
    title: 'handlers: HTTP',
    pod: POD,
    create: (chart, options) => withContainer(chart, { lifecycle: { preStop: Handlers.httpGet('/', options) } }),
    cases: handlerCases,
  },
  {
    title: 'environment',
    pod: POD,
    create: (chart, options) => {
      const configMap = kplus.ConfigMap.fromConfigMapName(chart, 'settings', NAME);
      return withContainer(chart, { envFrom: [EnvSources.configMap(configMap, options)] });
    },
    cases: envSourceCases,
  },
  {
    title: 'topology spread',
    pod: POD,
    create: (chart, spread) => {
      const topologySpread = [{ topology: kplus.Topology.ZONE, ...spread }];
      return new Deployment(chart, NAME, { metadata, containers: [CONTAINER], topologySpread });
    },
    cases: topologySpreadCases,
  },
  {
    title: 'resizing',
    pod: POD,
    create: (chart, resizePolicy) => withContainer(chart, { resizePolicy }),
    cases: resizePolicyCases,
  },
  {
    title: 'SELinux labels',
    pod: POD,
    create: (chart, seLinux) => withContainer(chart, { seLinux }),
    cases: seLinuxCases,
  },
  {
    title: 'DaemonSet: rolling update',
    create: (chart, options) => {
      const strategy = DaemonSetUpdateStrategy.rollingUpdate(options);
      return new DaemonSet(chart, NAME, { metadata, containers: [CONTAINER], strategy });
    },
    cases: rollingUpdateCases,
  },
  {
    title: 'StatefulSet: retention of claims',
    create: (chart, persistentVolumeClaimRetentionPolicy) => {
      const service = new Service(chart, 'headless', { clusterIP: 'None', ports: [{ port: 80 }] });
      const containers = [CONTAINER];
      return new StatefulSet(chart, NAME, { metadata, containers, service, persistentVolumeClaimRetentionPolicy });
    },
    cases: claimRetentionCases,
  },
  {
    title: 'Job: exit codes',
    create: (chart, options) => {
      const podFailurePolicy = [PodFailureRule.onExitCodes(PodFailureAction.FAIL_JOB, [42], options)];
      return new Job(chart, NAME, { metadata, containers: [CONTAINER], podFailurePolicy });
    },
    cases: exitCodeCases,
  },
  {
    title: 'IngressClass: parameters',
    create: (chart, parameters) => {
      const all = { kind: 'Parameters', name: NAME, ...parameters };
      return new IngressClass(chart, NAME, { metadata, controller: 'example.com/a', parameters: all });
    },
    cases: ingressClassParametersCases,
  },
];
