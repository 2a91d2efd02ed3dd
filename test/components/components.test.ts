import { ApiObject, Duration, JsonPatch } from 'cdk8s';
import * as raw from 'cdk8s-plus-28';
import {
  Chart,
  EnvironmentSource,
  Health,
  Mount,
  Posture,
  Resources,
  Testing,
  WebService,
  WebServiceProps,
  Worker,
  WorkerProps,
} from '../../src';

const web: WebServiceProps = {
  image: 'registry.example.com/web:1.0.0',
  port: 8080,
  health: Health.http({ readiness: '/readyz' }),
  resources: Resources.small(),
};
const worker: WorkerProps = { image: 'registry.example.com/worker:1.0.0', resources: Resources.small() };

function render(make: (chart: Chart) => void): any[] {
  const chart = new Chart(Testing.app(), 'test', { namespace: 'shop' });
  make(chart);
  return Testing.synth(chart);
}

function podOf(objects: any[]): any {
  return objects.find(({ kind }) => kind === 'Deployment').spec.template.spec;
}

function containerOf(props: Partial<WebServiceProps>): any {
  return podOf(render((chart) => new WebService(chart, 'web', { ...web, ...props }))).containers[0];
}

test('a WebService renders as reviewed', () => {
  expect(render((chart) => new WebService(chart, 'web', web))).toMatchSnapshot();
});

test('a Worker renders as reviewed', () => {
  expect(render((chart) => new Worker(chart, 'worker', worker))).toMatchSnapshot();
});

test('a WebService with everything renders as reviewed', () => {
  const objects = render((chart) => {
    const shop = new WebService(chart, 'web', {
      ...web,
      servicePort: 80,
      portName: 'grpc',
      additionalPorts: [{ name: 'metrics', port: 9090, servicePort: 9100, protocol: 'TCP' }],
      command: ['/web'],
      args: ['--verbose'],
      environment: { MODE: 'fast' },
      environmentFrom: {
        PASSWORD: EnvironmentSource.secret('db', 'password'),
        REGION: EnvironmentSource.configMap('settings', 'region'),
        POD_IP: EnvironmentSource.field('status.podIP'),
      },
      mounts: [
        Mount.emptyDir('/cache', { sizeLimit: '100Mi', inMemory: true }),
        Mount.configMap('/etc/web', 'settings'),
        Mount.secret('/etc/tls', 'web-tls'),
        Mount.claim('/data', 'web-data', { readOnly: true }),
      ],
      replicas: 3,
      terminationGracePeriod: Duration.seconds(5),
      initContainers: [{ name: 'migrate', image: 'registry.example.com/migrate:1.0.0', resources: Resources.medium() }],
      sidecars: [
        {
          name: 'proxy',
          image: 'registry.example.com/proxy:1.0.0',
          port: 15001,
          health: Health.tcp(),
          resources: Resources.large(),
        },
      ],
      health: Health.grpc({ service: 'web', startup: Duration.seconds(42), timeout: Duration.seconds(2) }),
    });
    shop.exposeViaLoadBalancer({ port: 443, sourceRanges: ['192.0.2.0/24'] });
    shop.exposeViaIngress({ host: 'shop.example.com', tlsSecret: 'shop-tls', className: 'nginx' });
  });
  expect(objects).toMatchSnapshot();
});

test('a component renders twice to the same', () => {
  const chart = Testing.chart();
  new WebService(chart, 'web', web).exposeViaIngress({ host: 'shop.example.com', tlsSecret: 'shop-tls' });
  const first = JSON.stringify(Testing.synth(chart));
  expect(JSON.stringify(Testing.synth(chart))).toBe(first);
});

/** All objects and lists in a value. */
function partsOf(value: unknown): object[] {
  return typeof value === 'object' && value !== null ? [value, ...Object.values(value).flatMap(partsOf)] : [];
}

test('no two places in what components render are one object, which a fix of one would change in the other', () => {
  const health = Health.http({ readiness: '/readyz', liveness: '/livez', startup: Duration.minutes(1) });
  const mounts = [Mount.emptyDir('/cache'), Mount.secret('/keys', 'keys', { keys: ['tls.key'] })];
  const own = {
    health,
    mounts,
    environment: { MODE: 'fast' },
    environmentFrom: { REGION: EnvironmentSource.configMap('settings', 'region') },
  };
  for (const props of [web, { ...web, ...own, environmentFrom: undefined }, { ...web, ...own }]) {
    const chart = new Chart(Testing.app(), 'test');
    const components = ['one', 'two'].map((id) => new WebService(chart, id, props));
    const deployments = components.map(({ deployment }) => ApiObject.of(deployment));
    const parts = partsOf([...deployments, ...deployments].map((deployment): unknown => deployment.toJson()));
    expect(new Set(parts).size).toBe(parts.length);
  }
});

test('one label finds the pods of a component, for everything', () => {
  const objects = render((chart) => {
    const { deployment } = new WebService(chart, 'web', web);
    new raw.Service(chart, 'own', { selector: deployment, ports: [{ port: 80 }] });
  });
  const label = { 'cdk8s-bulkhead/workload': 'web' };
  const byKind = (kind: string) => objects.filter((each) => each.kind === kind).map(({ spec }) => spec);
  expect(byKind('Deployment')[0].selector).toEqual({ matchLabels: label });
  expect(byKind('Deployment')[0].template.metadata.labels).toEqual({
    ...label,
    app: 'web',
    'app.kubernetes.io/instance': 'web',
    'app.kubernetes.io/name': 'web',
  });
  expect(byKind('Service').map(({ selector }) => selector)).toEqual([label, label]);
  expect(byKind('PodDisruptionBudget')[0].selector).toEqual({ matchLabels: label });
});

test('a single replica has no budget and is not spread', () => {
  const objects = render((chart) => new WebService(chart, 'web', { ...web, replicas: 1 }));
  expect(objects.map(({ kind }) => kind)).toEqual(['ServiceAccount', 'Deployment', 'NetworkPolicy', 'Service']);
  expect(podOf(objects)).not.toHaveProperty('topologySpreadConstraints');
  expect(podOf(objects)).not.toHaveProperty('affinity');
});

test('affinity that is written on the Deployment is kept', () => {
  const objects = render((chart) => {
    const { deployment } = new WebService(chart, 'web', web);
    deployment.scheduling.attract(raw.Node.labeled(raw.NodeLabelQuery.is('disk', 'ssd')));
  });
  expect(podOf(objects).affinity).toHaveProperty('nodeAffinity');
  expect(podOf(objects).affinity).toHaveProperty('podAntiAffinity');
});

test('what is created can be patched, also in fields newer than 1.28', () => {
  const objects = render((chart) => {
    Posture.restricted({ targetVersion: '1.30' }).applyTo(chart);
    const { deployment, service } = new WebService(chart, 'web', web);
    ApiObject.of(deployment).addJsonPatch(
      JsonPatch.add('/spec/template/spec/securityContext/appArmorProfile', { type: 'RuntimeDefault' }),
      JsonPatch.replace('/spec/template/spec/containers/0/resources/limits/cpu', '2'),
    );
    ApiObject.of(service).addJsonPatch(JsonPatch.add('/spec/trafficDistribution', 'PreferClose'));
  });
  expect(podOf(objects).securityContext.appArmorProfile).toEqual({ type: 'RuntimeDefault' });
  expect(podOf(objects).containers[0].resources.limits.cpu).toBe('2');
  expect(objects.find(({ kind }) => kind === 'Service').spec.trafficDistribution).toBe('PreferClose');
});

test('a container that is added later is hardened too', () => {
  const objects = render((chart) => {
    new Worker(chart, 'worker', worker).deployment.addContainer({
      name: 'late',
      image: 'registry.example.com/late:1.0.0',
    });
  });
  expect(podOf(objects).containers[1].securityContext.capabilities).toEqual({ drop: ['ALL'] });
});

describe('health', () => {
  test('readiness and liveness differ', () => {
    for (const health of [Health.http({ readiness: '/readyz' }), Health.grpc(), Health.tcp()]) {
      const { readinessProbe, livenessProbe } = containerOf({ health });
      expect(readinessProbe).not.toEqual(livenessProbe);
    }
  });

  test('http asks paths with headers, and the port where no path says that it is alive', () => {
    const health = Health.http({ readiness: '/readyz', readinessHeaders: { Cookie: 'a=b' }, port: 9090 });
    expect(containerOf({ health })).toMatchObject({
      readinessProbe: { httpGet: { path: '/readyz', port: 9090, httpHeaders: [{ name: 'Cookie', value: 'a=b' }] } },
      livenessProbe: { tcpSocket: { port: 9090 }, failureThreshold: 6 },
    });
  });

  test('exec runs commands', () => {
    const health = Health.exec({ readiness: ['/check', 'ready'], liveness: ['/check', 'alive'] });
    expect(containerOf({ health })).toMatchObject({
      readinessProbe: { exec: { command: ['/check', 'ready'] } },
      livenessProbe: { exec: { command: ['/check', 'alive'] } },
    });
  });

  test('a time to start becomes a startup probe that lasts at least as long', () => {
    const health = Health.http({ readiness: '/readyz', startup: Duration.seconds(42) });
    const slow = Health.exec({ readiness: ['/check'], startup: Duration.seconds(5), timeout: Duration.seconds(3) });
    expect(containerOf({ health: slow }).startupProbe).toMatchObject({ exec: {}, timeoutSeconds: 3 });
    expect(containerOf({ health }).startupProbe).toEqual({
      tcpSocket: { port: 8080 },
      failureThreshold: 9,
      periodSeconds: 5,
    });
  });
});

test.each([Posture.restricted(), Posture.baseline(), Posture.none(), Posture.restricted().audit()])(
  'the files of a Secret can be read by the pod under any posture',
  (posture) => {
    const objects = render((chart) => {
      posture.applyTo(chart);
      new Worker(chart, 'worker', { ...worker, mounts: [Mount.secret('/etc/key', 'key')] });
    });
    expect(podOf(objects).securityContext.fsGroup).toBe(65532);
    expect(podOf(objects).volumes[0]).toEqual({
      name: 'secret-key',
      projected: { defaultMode: 0o440, sources: [{ secret: { name: 'key' } }] },
    });
  },
);

test('names of volumes are kept apart, whatever they are made of', () => {
  const mounts = [
    Mount.secret('/a', 'a.b'),
    Mount.secret('/b', 'a-b'),
    Mount.claim('/c', 'data'),
    Mount.claim('/d', 'data', { readOnly: true }),
  ];
  const pod = podOf(render((chart) => new Worker(chart, 'worker', { ...worker, mounts })));
  expect(pod.volumes.map(({ name }: any) => name)).toEqual([
    'secret-a-b-' + pod.volumes[0].name.slice(-8),
    'secret-a-b',
    'claim-data',
    'tmp-worker',
  ]);
  expect(pod.containers[0].volumeMounts[3]).toEqual({ mountPath: '/d', name: 'claim-data', readOnly: true });
});

test('long names of containers that differ at their end have a /tmp each', () => {
  const sidecars = ['a', 'b'].map((end) => ({ ...worker, name: 'x'.repeat(62) + end }));
  const pod = podOf(render((chart) => new Worker(chart, 'worker', { ...worker, sidecars })));
  expect(new Set(pod.volumes.map(({ name }: any) => name)).size).toBe(3);
});

test('fields are in the order of the alphabet, whatever writes them', () => {
  const health = [
    Health.exec({ readiness: ['/check'], liveness: ['/live'], timeout: Duration.seconds(2) }),
    Health.grpc({ service: 'web', initialDelay: Duration.seconds(3) }),
    Health.http({ readiness: '/r', readinessHeaders: { A: 'b' }, period: Duration.seconds(5) }),
    Health.tcp({ startup: Duration.seconds(60) }),
  ];
  for (const each of health) {
    const pod = podOf(
      render((chart) => {
        const mounts = [Mount.claim('/data', 'data'), Mount.configMap('/config', 'config', { keys: ['a'] })];
        const { deployment } = new WebService(chart, 'web', { ...web, health: each, mounts });
        deployment.scheduling.attract(raw.Node.labeled(raw.NodeLabelQuery.is('disk', 'fast')));
      }),
    );
    for (const part of partsOf(pod).filter((found) => !Array.isArray(found))) {
      expect(Object.keys(part)).toEqual(Object.keys(part).sort());
    }
  }
});

test('what nobody checks before is refused when it is rendered', () => {
  const odd = (props: Partial<WebServiceProps>) => () => containerOf(props);
  expect(odd({ health: Health.exec({ readiness: [NaN as any] }) })).toThrow('NaN, which is no number');
  expect(odd({ health: Health.grpc({ service: (() => 'web') as any }) })).toThrow('a function');
  expect(odd({ health: Health.http({ readiness: '/', readinessHeaders: { A: 1n as any } }) })).toThrow('a bigint');
  expect(odd({ environmentFrom: { A: EnvironmentSource.secret('a', Infinity as any) } })).toThrow(
    'Infinity, which is no number',
  );
});

test('an environment that changes later changes nothing', () => {
  const environment: { [name: string]: string } = { MODE: 'fast', constructor: 'x' };
  const objects = render((chart) => {
    new Worker(chart, 'worker', {
      ...worker,
      environment,
      environmentFrom: { KEY: EnvironmentSource.secret('s', 'k') },
    });
    environment.MODE = 'slow';
  });
  expect(podOf(objects).containers[0].env[0]).toEqual({ name: 'MODE', value: 'fast' });
});

test('a component can have several Ingresses, each with a name', () => {
  const ingress = { host: 'shop.example.com', tlsSecret: 'tls' };
  const objects = render((chart) => {
    const shop = new WebService(chart, 'web', web);
    shop.exposeViaIngress(ingress);
    shop.exposeViaIngress({ ...ingress, path: '/api', name: 'web-api' });
    expect(() => shop.exposeViaIngress(ingress)).toThrow(
      '"web" has an Ingress "web" already; give this one a name of its own',
    );
  });
  expect(objects.filter(({ kind }) => kind === 'Ingress').map(({ metadata }) => metadata.name)).toEqual([
    'web',
    'web-api',
  ]);
});

describe('every container can write to /tmp', () => {
  test('each to its own', () => {
    const pod = podOf(
      render((chart) => new Worker(chart, 'worker', { ...worker, initContainers: [{ ...worker, name: 'init' }] })),
    );
    expect(pod.volumes.map(({ name }: any) => name)).toEqual(['tmp-worker', 'tmp-init']);
  });

  test("but a mount of one's own stays alone", () => {
    expect(containerOf({ mounts: [Mount.emptyDir('/tmp', { name: 'scratch' })] }).volumeMounts).toEqual([
      { mountPath: '/tmp', name: 'scratch' },
    ]);
  });
});

test('presets never limit local disk below 1Gi, nor memory above what is set aside', () => {
  for (const resources of [Resources.small(), Resources.medium(), Resources.large()]) {
    const { limits, requests } = containerOf({ resources }).resources;
    expect(limits['ephemeral-storage']).toBe('1Gi');
    expect(limits.memory).toBe(requests.memory);
  }
});

describe('bad input', () => {
  const cases: [string, (chart: Chart) => void, string][] = [
    [
      'port 0',
      (chart) => new WebService(chart, 'web', { ...web, port: 0 }),
      'the port of "web" must be a whole number from 1 to 65535, not 0',
    ],
    [
      'port 80',
      (chart) => new WebService(chart, 'web', { ...web, port: 80 }),
      'port 80 of "web" needs root; listen on 1024 or above, e.g. 8080',
    ],
    [
      'port 70000',
      (chart) => new WebService(chart, 'web', { ...web, port: 70000 }),
      'the port of "web" must be a whole number from 1 to 65535, not 70000',
    ],
    [
      'service port 70000',
      (chart) => new WebService(chart, 'web', { ...web, servicePort: 70000 }),
      'the Service port of "web" must be a whole number from 1 to 65535, not 70000',
    ],
    [
      'port name',
      (chart) => new WebService(chart, 'web', { ...web, portName: 'HTTP' }),
      'the port name "HTTP" of "web" must be lower-case letters, digits and single "-", with at least one letter',
    ],
    [
      'empty image',
      (chart) => new Worker(chart, 'worker', { ...worker, image: '' }),
      'the image of container "worker" must name an image, e.g. "registry.example.com/web:1.4.2", not ""',
    ],
    [
      'image with spaces',
      (chart) => new Worker(chart, 'worker', { ...worker, image: 'my image' }),
      'the image of container "worker" must not contain white space, not "my image"',
    ],
    [
      'upper-case id',
      (chart) => new Worker(chart, 'Worker', worker),
      'the component "Worker" gives its id to its objects, and it must be lower-case letters, digits and "-", from a letter to a letter or digit, e.g. "worker"',
    ],
    [
      'negative replicas',
      (chart) => new Worker(chart, 'worker', { ...worker, replicas: -1 }),
      'replicas of "worker" must be a whole number of at least 0, not -1',
    ],
    [
      'two containers of one name',
      (chart) => new Worker(chart, 'worker', { ...worker, sidecars: [{ ...worker, name: 'worker' }] }),
      'two containers of "worker" are named "worker"; the main one is named as the component',
    ],
    [
      'a variable twice',
      (chart) =>
        new Worker(chart, 'worker', {
          ...worker,
          environment: { A: '1' },
          environmentFrom: { A: EnvironmentSource.secret('s', 'k') },
        }),
      '"A" of container "worker" stands in environment and in environmentFrom; write it once',
    ],
    [
      'two volumes of one name',
      (chart) =>
        new Worker(chart, 'worker', {
          ...worker,
          mounts: [Mount.emptyDir('/a', { name: 'x' }), Mount.emptyDir('/b', { name: 'x', sizeLimit: '512Mi' })],
        }),
      'two different volumes of "worker" are named "x"; give one another name',
    ],
    [
      'a port twice',
      (chart) => new WebService(chart, 'web', { ...web, sidecars: [{ ...worker, name: 'proxy', port: 8080 }] }),
      '"web" has two ports 8080 (TCP); its containers share one network, so give one another',
    ],
    [
      'a port name twice',
      (chart) => new WebService(chart, 'web', { ...web, additionalPorts: [{ name: 'http', port: 9090 }] }),
      '"web" has two ports http; its containers share one network, so give one another',
    ],
    [
      'a protocol in lower case',
      (chart) =>
        new WebService(chart, 'web', { ...web, additionalPorts: [{ name: 'dns', port: 5353, protocol: 'udp' }] }),
      'the protocol of port "dns" of "web" must be "TCP", "UDP" or "SCTP", not "udp"',
    ],
    [
      'a variable with a space',
      (chart) => new Worker(chart, 'worker', { ...worker, environment: { 'LOG LEVEL': 'info' } }),
      'the variable "LOG LEVEL" of container "worker" must be letters, digits, "_", "-" and ".", and not begin with a digit, e.g. "LOG_LEVEL"',
    ],
    [
      'a variable that is a number',
      (chart) => new Worker(chart, 'worker', { ...worker, environment: { PORT: 8080 as never } }),
      '"PORT" of container "worker" must be a string; write "8080" in quotes',
    ],
    [
      'a time of half a second',
      () => Health.tcp({ period: Duration.millis(1500) }),
      'period must be whole seconds, at least one, not 1.5',
    ],
    [
      'two mounts at one path',
      (chart) =>
        new Worker(chart, 'worker', { ...worker, mounts: [Mount.secret('/x', 'a'), Mount.configMap('/x/', 'b')] }),
      'container "worker" has two mounts at "/x"; write one',
    ],
    [
      'a directory larger than the disk that the container may use',
      (chart) => new Worker(chart, 'worker', { ...worker, mounts: [Mount.emptyDir('/data', { sizeLimit: '10Gi' })] }),
      'sizeLimit "10Gi" of "/data" in container "worker" is above its ephemeralStorageLimit "1Gi", at which the pod ends; write less, or raise the limit',
    ],
    [
      'two directories whose paths make one name',
      (chart) => new Worker(chart, 'worker', { ...worker, mounts: [Mount.emptyDir('/a-b'), Mount.emptyDir('/a/b')] }),
      '"/a/b" and "/a-b" of "worker" would be one directory; give both one name if they are, else one another name',
    ],
    [
      'a Secret without a name',
      () => EnvironmentSource.secret('', 'key'),
      'the name of the Secret must be set, not ""',
    ],
    [
      'limit below request',
      () => Resources.of({ cpu: '1', cpuLimit: '500m', memory: '1Gi' }),
      'cpuLimit "500m" is below cpu "1"; write at least "1"',
    ],
    [
      'no quantity',
      () => Resources.of({ cpu: '1 core', memory: '1Gi' }),
      'cpu must be a quantity above 0, e.g. "250m" or "128Mi", not "1 core"',
    ],
    [
      'relative mount path',
      () => Mount.emptyDir('data'),
      'a mount path must begin with "/", name a folder and have no ":", not "data"',
    ],
    [
      'relative health path',
      () => Health.http({ readiness: 'readyz' }),
      'the readiness path must begin with "/", e.g. "/readyz", not "readyz"',
    ],
    [
      'health without a port',
      (chart) => new Worker(chart, 'worker', { ...worker, health: Health.tcp() }),
      'Health.tcp needs a port: give the container one, or the health check',
    ],
    [
      'host in upper case',
      (chart) => new WebService(chart, 'web', web).exposeViaIngress({ host: 'Shop', tlsSecret: 's' }),
      'the host "Shop" of "web" must be lower-case letters, digits, "-" and ".", with a letter or digit at both ends of each part, e.g. "shop"',
    ],
  ];
  test.each(cases)('%s', (_, make, message) => {
    expect(() => make(Testing.chart() as Chart)).toThrow(message);
  });

  test('two components of one id in one namespace are one error that names both', () => {
    const app = Testing.app();
    new Worker(new Chart(app, 'one', { namespace: 'shop' }), 'worker', worker);
    new Worker(new Chart(app, 'two', { namespace: 'shop' }), 'worker', worker);
    expect(() => app.synth()).toThrow(
      /one\/worker\/Deployment[^]*two\/worker\/Deployment|two\/worker\/Deployment[^]*one\/worker\/Deployment/,
    );
  });
});

test('a folder that ends in a slash is the folder all the same', () => {
  expect(containerOf({ mounts: [Mount.emptyDir('/tmp/')] }).volumeMounts).toHaveLength(1);
});

test('a path without a slash is refused before anything is rendered', () => {
  const expose = (chart: Chart) =>
    new WebService(chart, 'web', web).exposeViaIngress({ host: 'shop.example.com', tlsSecret: 'tls', path: 'api' });
  expect(() => render(expose)).toThrow('the path "api" of "web" must begin with "/", e.g. "/api"');
});
