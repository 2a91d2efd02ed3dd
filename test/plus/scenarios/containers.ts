import { Duration, Size } from 'cdk8s';
import type { Container, ContainerProps, Probe, Volume } from 'cdk8s-plus-28';
import { each, Plus, Scenario } from './scenario';

type Give<Value> = (k: Plus) => Value;

/** Containers, whose props each make a Pod of their own. */
export const CONTAINERS: Scenario[] = [
  ...each<Give<Partial<ContainerProps>>>(
    'a container',
    {
      bare: () => ({}),
      named: () => ({ name: 'web', workingDir: '/srv', command: ['sh', '-c'], args: ['sleep 1'] }),
      'always pulled': (k) => ({ imagePullPolicy: k.ImagePullPolicy.ALWAYS }),
      'never pulled': (k) => ({ imagePullPolicy: k.ImagePullPolicy.NEVER }),
      'pulled if absent': (k) => ({ imagePullPolicy: k.ImagePullPolicy.IF_NOT_PRESENT }),
      port: () => ({ port: 80 }),
      'port number': () => ({ portNumber: 8080 }),
      ports: (k) => ({
        ports: [
          { number: 8080, name: 'http' },
          { number: 53, name: 'dns', protocol: k.Protocol.UDP, hostIp: '10.0.0.1', hostPort: 5353 },
          { number: 9, protocol: k.Protocol.SCTP },
          { number: 9090, protocol: k.Protocol.TCP },
        ],
      }),
      'no resources': () => ({ resources: {} }),
      cpu: (k) => ({ resources: { cpu: { request: k.Cpu.millis(100), limit: k.Cpu.units(2) } } }),
      memory: () => ({ resources: { memory: { request: Size.mebibytes(64), limit: Size.gibibytes(1) } } }),
      'ephemeral storage': () => ({
        resources: { ephemeralStorage: { request: Size.gibibytes(1), limit: Size.gibibytes(2) } },
      }),
      'memory in odd units': () => ({ resources: { memory: { request: Size.kibibytes(100) } } }),
      'ephemeral storage in odd units': () => ({ resources: { ephemeralStorage: { limit: Size.mebibytes(500) } } }),
      'a weak security context': () => ({
        securityContext: {
          ensureNonRoot: false,
          privileged: true,
          readOnlyRootFilesystem: false,
          allowPrivilegeEscalation: true,
        },
      }),
      'privileged only': () => ({ securityContext: { privileged: true } }),
      'a strict security context': (k) => ({
        securityContext: {
          user: 1000,
          group: 2000,
          capabilities: { drop: [k.Capability.ALL], add: [k.Capability.NET_BIND_SERVICE] },
          seccompProfile: { type: k.SeccompProfileType.RUNTIME_DEFAULT },
        },
      }),
      'seccomp of the node': (k) => ({
        securityContext: { seccompProfile: { type: k.SeccompProfileType.LOCALHOST, localhostProfile: 'p.json' } },
      }),
      'no seccomp': (k) => ({ securityContext: { seccompProfile: { type: k.SeccompProfileType.UNCONFINED } } }),
      'a wrong seccomp': (k) => ({ securityContext: { seccompProfile: { type: k.SeccompProfileType.LOCALHOST } } }),
      'another wrong seccomp': (k) => ({
        securityContext: { seccompProfile: { type: k.SeccompProfileType.UNCONFINED, localhostProfile: 'p' } },
      }),
      'a restart policy': (k) => ({ restartPolicy: k.ContainerRestartPolicy.ALWAYS }),
      'two numbers of its port': () => ({ port: 80, portNumber: 81 }),
    },
    (k, chart, give) => new k.Pod(chart, 'pod', { containers: [{ image: 'web', ...give(k) }] }),
  ),
  ...each<(k: Plus) => Probe>(
    'a probe',
    {
      http: (k) => k.Probe.fromHttpGet('/health'),
      'http with everything': (k) =>
        k.Probe.fromHttpGet('/health', {
          port: 8081,
          host: 'h',
          scheme: k.ConnectionScheme.HTTPS,
          failureThreshold: 7,
          initialDelaySeconds: Duration.seconds(1),
          periodSeconds: Duration.minutes(1),
          successThreshold: 1,
          timeoutSeconds: Duration.seconds(4),
        }),
      command: (k) => k.Probe.fromCommand(['true'], { failureThreshold: 1 }),
      tcp: (k) => k.Probe.fromTcpSocket(),
      'tcp elsewhere': (k) => k.Probe.fromTcpSocket({ port: 1, host: 'h', timeoutSeconds: Duration.seconds(2) }),
    },
    (k, chart, probe) => {
      for (const [id, portNumber] of Object.entries({ with: 8080, without: undefined })) {
        new k.Deployment(chart, id, {
          containers: [{ image: 'web', portNumber, liveness: probe(k), readiness: probe(k), startup: probe(k) }],
        });
      }
    },
  ),
  ...each(
    'handlers',
    {
      http: (k: Plus) => k.Handler.fromHttpGet('/stop'),
      'http elsewhere': (k: Plus) => k.Handler.fromHttpGet('/stop', { port: 8081 }),
      command: (k: Plus) => k.Handler.fromCommand(['stop']),
      tcp: (k: Plus) => k.Handler.fromTcpSocket(),
      'tcp elsewhere': (k: Plus) => k.Handler.fromTcpSocket({ port: 1, host: 'h' }),
    },
    (k, chart, handler) => {
      new k.Pod(chart, 'pod', {
        containers: [{ image: 'web', portNumber: 80, lifecycle: { postStart: handler(k), preStop: handler(k) } }],
      });
    },
  ),
  {
    title: 'variables of a container',
    build: (k, chart) => {
      const config = new k.ConfigMap(chart, 'config', { data: { key: 'value' } });
      const secret = new k.Secret(chart, 'secret', { stringData: { key: 'value' } });
      const fields = Object.values(k.EnvFieldPaths).map(
        (path): [string, ReturnType<typeof k.EnvValue.fromFieldRef>] => {
          const options =
            /LABEL|ANNOTATION/i.test(path) || path.includes('[') || path.endsWith('s') ? { key: 'k' } : {};
          return [`F_${path.replace(/\W/g, '_')}`, k.EnvValue.fromFieldRef(path, options)];
        },
      );
      const pod = new k.Pod(chart, 'pod');
      const container = pod.addContainer({
        image: 'web',
        envVariables: {
          A: k.EnvValue.fromValue('a'),
          B: k.EnvValue.fromConfigMap(config, 'key'),
          C: k.EnvValue.fromConfigMap(config, 'key', { optional: true }),
          D: k.EnvValue.fromSecretValue({ secret, key: 'key' }),
          E: k.EnvValue.fromSecretValue({ secret, key: 'key' }, { optional: false }),
          F: secret.envValue('key'),
          G: k.EnvValue.fromProcess('SOME_VARIABLE_THAT_NOBODY_HAS_SET'),
          ...Object.fromEntries(fields),
        },
        envFrom: [k.Env.fromConfigMap(config, 'P_'), k.Env.fromConfigMap(config), k.Env.fromSecret(secret)],
      });
      const other = new k.Container({ image: 'other', name: 'other' });
      pod.attachContainer(other);
      for (const path of Object.values(k.ResourceFieldPaths)) {
        container.env.addVariable(`R_${path.replace(/\W/g, '_')}`, k.EnvValue.fromResource(path, { container: other }));
        container.env.addVariable(`S_${path.replace(/\W/g, '_')}`, k.EnvValue.fromResource(path, { divisor: '1Mi' }));
      }
      container.env.addVariable('LAST', k.EnvValue.fromValue('z'));
      container.env.copyFrom(new k.EnvFrom(config, 'Q_'));
      container.env.copyFrom(new k.EnvFrom(undefined, 'R_', secret));
      // what is read stands in the manifest, too, so that it is compared
      container.env.addVariable('READ', k.EnvValue.fromValue(Object.keys(container.env.variables).join()));
      container.env.addVariable('SOURCES', k.EnvValue.fromValue(String(container.env.sources.length)));
    },
  },
  ...each(
    'a variable that is refused',
    {
      label: (k: Plus) => k.EnvValue.fromFieldRef(k.EnvFieldPaths.POD_LABEL),
      annotation: (k: Plus) => k.EnvValue.fromFieldRef(k.EnvFieldPaths.POD_ANNOTATION),
      'required of the process': (k: Plus) =>
        k.EnvValue.fromProcess('SOME_VARIABLE_THAT_NOBODY_HAS_SET', { required: true }),
    },
    (k, chart, value) => {
      new k.Pod(chart, 'pod', { containers: [{ image: 'web', envVariables: { A: value(k) } }] });
    },
  ),
  {
    title: 'mounts',
    build: (k, chart) => {
      const volume = k.Volume.fromEmptyDir(chart, 'volume', 'work');
      const pod = new k.Pod(chart, 'pod', { volumes: [k.Volume.fromEmptyDir(chart, 'spare', 'spare')] });
      const container = pod.addContainer({
        image: 'web',
        volumeMounts: [{ path: '/a', volume }],
      });
      container.mount('/b', volume, { readOnly: true, subPath: 'b', propagation: k.MountPropagation.NONE });
      container.mount('/c', volume, { subPathExpr: '$(A)', propagation: k.MountPropagation.HOST_TO_CONTAINER });
      container.mount('/d', volume, { propagation: k.MountPropagation.BIDIRECTIONAL });
      container.mount('/e', k.Volume.fromEmptyDir(chart, 'e', 'e'));
      pod.addVolume(k.Volume.fromEmptyDir(chart, 'late', 'late'));
      pod.addInitContainer({ image: 'init', volumeMounts: [{ path: '/f', volume }] });
    },
  },
  ...each<(container: Container, volume: Volume) => void>(
    'mounts that are refused',
    {
      'the same path twice': (container, volume) => {
        container.mount('/a', volume);
        container.mount('/a', volume);
      },
      'a sub-path and its expression': (container, volume) =>
        container.mount('/a', volume, { subPath: 'a', subPathExpr: 'b' }),
    },
    (k, chart, mount) => {
      const pod = new k.Pod(chart, 'pod');
      mount(pod.addContainer({ image: 'web' }), k.Volume.fromEmptyDir(chart, 'volume', 'work'));
    },
  ),
  {
    title: 'ports that are added later',
    build: (k, chart) => {
      const deployment = new k.Deployment(chart, 'web');
      const container = deployment.addContainer({ image: 'web', ports: [{ number: 80, name: 'http' }] });
      container.addPort({ number: 443, name: 'https' });
      deployment.exposeViaService();
      new k.ConfigMap(chart, 'read', {
        data: {
          port: String(container.port),
          number: String(container.portNumber),
          ports: JSON.stringify(container.ports),
          command: JSON.stringify(container.command ?? null),
          args: JSON.stringify(container.args ?? null),
          all: JSON.stringify(k.extractContainerPorts(deployment)),
        },
      });
    },
  },
  ...each(
    'a port that is refused',
    {
      'the same number': { number: 80 },
      'the same name': { number: 81, name: 'http' },
    },
    (k, chart, port) => {
      const container = new k.Pod(chart, 'pod').addContainer({ image: 'web', ports: [{ number: 80, name: 'http' }] });
      container.addPort(port);
    },
  ),
];
