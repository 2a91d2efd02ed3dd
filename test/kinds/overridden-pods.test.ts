import { AppArmor, Chart, Health, Peers, Port, Posture, Resources, Testing, WebService, Worker } from '../../src';
import * as plus from '../../src/plus';
import { image, policiesOf, shop } from '../support/plus-shop';

const resources = Resources.small();
const FOLDER = '/var/run/secrets/kubernetes.io/serviceaccount';
const ADMIN = { containerPort: 9090, name: 'metrics' };

function inPods(spec: object): { readonly [field: string]: any } {
  return { spec: { template: { spec } } };
}

function deploymentOf(chart: Chart, id: string, spec: object, props: plus.DeploymentProps = {}): plus.Deployment {
  return new plus.Deployment(chart, id, {
    metadata: { name: id },
    containers: [{ image, ports: [{ number: 8080, name: 'http' }] }],
    overrides: inPods(spec),
    ...props,
  });
}

function grantTo(subject: plus.ISubject, chart: Chart): void {
  const role = new plus.Role(chart, 'reader');
  role.allowRead(plus.ApiResource.CONFIG_MAPS);
  role.bind(subject);
}

/** The pod template of a Deployment. */
function templateOf(chart: Chart, name: string): any {
  return Testing.synth(chart).find(({ kind, metadata }) => kind === 'Deployment' && metadata.name === name).spec
    .template;
}

/** Which volume each container has in a folder. */
function mountedAt(folder: string, { containers, initContainers = [] }: any): { [container: string]: string } {
  return Object.fromEntries(
    [...initContainers, ...containers].map(({ name, volumeMounts = [] }: any) => [
      name,
      volumeMounts.find(({ mountPath }: any) => mountPath === folder)?.name,
    ]),
  );
}

describe('tokens', () => {
  test('are in containers that overrides add', () => {
    const chart = shop();
    const added = { containers: [{ name: 'kubectl', image }], initContainers: [{ name: 'wait', image }] };
    const web = deploymentOf(chart, 'web', added);
    grantTo(web, chart);
    const path = web.grantToken('vault', { containers: ['kubectl'], path: '/tokens/vault' });
    const { spec } = templateOf(chart, 'web');
    const volume = 'kube-api-access';
    expect(mountedAt(FOLDER, spec)).toEqual({ main: volume, kubectl: volume, wait: volume });
    expect(path).toBe('/tokens/vault');
    expect(mountedAt('/tokens', spec)).toEqual({ kubectl: 'service-account-tokens' });
  });

  test.each(['kube-api-access', 'service-account-tokens'])('stay beside a volume "%s" that overrides add', (name) => {
    const chart = shop();
    const containers = [{ name: 'main', volumeMounts: [{ name, mountPath: '/x' }] }];
    const web = deploymentOf(chart, 'web', { containers, volumes: [{ name, emptyDir: {} }] });
    grantTo(web, chart);
    web.grantToken('vault', { path: '/tokens/vault' });
    const { spec } = templateOf(chart, 'web');
    const named = Object.fromEntries(spec.volumes.map((volume: any) => [volume.name, volume]));
    expect(named[name].emptyDir).toEqual({});
    for (const folder of [FOLDER, '/tokens']) {
      expect(named[mountedAt(folder, spec).main].projected.sources).toBeDefined();
    }
  });

  test('are not mounted where overrides have them mounted, by themselves or by the API server', () => {
    const chart = shop();
    const own = { containers: [{ name: 'main', volumeMounts: [{ name: 'own', mountPath: FOLDER }] }] };
    const [web, api] = [
      deploymentOf(chart, 'web', { ...own, volumes: [{ name: 'own', emptyDir: {} }] }),
      deploymentOf(chart, 'api', { automountServiceAccountToken: true }),
    ];
    grantTo(web, chart);
    new plus.RoleBinding(chart, 'binding', { role: plus.Role.fromRoleName(chart, 'r', 'r') }).addSubjects(api);
    expect(mountedAt(FOLDER, templateOf(chart, 'web').spec)).toEqual({ main: 'own' });
    expect(mountedAt(FOLDER, templateOf(chart, 'api').spec)).toEqual({});
  });

  test('render twice to the same', () => {
    const chart = shop();
    const web = deploymentOf(chart, 'web', { containers: [{ name: 'kubectl', image }] });
    grantTo(web, chart);
    const first = JSON.stringify(Testing.synth(chart));
    expect(JSON.stringify(Testing.synth(chart))).toBe(first);
  });
});

describe('a port that overrides add', () => {
  test.each([
    ['by number', Port.tcp(9090)],
    ['by name', Port.named('metrics')],
  ])('can be connected to %s', (_, port) => {
    const chart = shop();
    const [web, api] = [deploymentOf(chart, 'web', {}), deploymentOf(chart, 'api', onMain(ADMIN))];
    web.connections.connectTo(api, { ports: [port] });
    expect(policiesOf(chart).api.ingress[0].ports).toEqual([{ protocol: 'TCP', port: 9090 }]);
  });

  test('is among those that are meant where none is named, also of a sidecar', () => {
    const chart = shop();
    const proxy = { name: 'proxy', image, restartPolicy: 'Always', ports: [{ containerPort: 15000, protocol: 'UDP' }] };
    const api = deploymentOf(chart, 'api', { ...onMain(ADMIN), initContainers: [proxy] });
    deploymentOf(chart, 'web', {}).connections.connectTo(api);
    expect(policiesOf(chart).api.ingress[0].ports).toEqual([
      { protocol: 'TCP', port: 8080 },
      { protocol: 'TCP', port: 9090 },
      { protocol: 'UDP', port: 15000 },
    ]);
  });

  test('is that of the metrics if it has this name', () => {
    const chart = shop();
    const scraper = Peers.pods({ namespace: 'monitoring', labels: { app: 'prometheus' } });
    deploymentOf(chart, 'api', onMain(ADMIN)).connections.allowScraping({ scraper });
    expect(policiesOf(chart).api.ingress[0].ports).toEqual([{ protocol: 'TCP', port: 9090 }]);
  });

  test('is found by the name that a Service has for it', () => {
    const chart = shop();
    const api = deploymentOf(chart, 'api', onMain(ADMIN));
    const ports = [{ port: 80, targetPortName: 'metrics' }];
    new plus.Service(chart, 'service', { selector: api, ports });
    deploymentOf(chart, 'web', {}).connections.connectTo(api, { ports: [Port.tcp(80)] });
    expect(policiesOf(chart).api.ingress[0].ports).toEqual([{ protocol: 'TCP', port: 9090 }]);
  });

  test('can be called by its new name, and no more by that which it had', () => {
    const chart = shop();
    const api = deploymentOf(chart, 'api', onMain({ containerPort: 8080, name: 'web' }));
    const web = deploymentOf(chart, 'web', {});
    expect(() => web.connections.connectTo(api, { ports: [Port.named('http')] })).toThrow(
      '"api" has no port "http"; its ports are "web" (TCP 8080)',
    );
    web.connections.connectTo(api, { ports: [Port.named('web')] });
  });

  test('of a component can be named, and is not meant where none is', () => {
    const chart = shop();
    const health = Health.tcp();
    const web = new WebService(chart, 'web', {
      ...{ image, resources, health, port: 8080 },
      overrides: inPods({ containers: [{ name: 'web', ports: [ADMIN] }] }),
    });
    const [a, b] = ['a', 'b'].map((id) => new Worker(chart, id, { image, resources }));
    a.connectTo(web);
    b.connectTo(web, { ports: [Port.named('metrics')] });
    const { spec } = Testing.synth(chart).find(
      ({ kind, metadata }) => kind === 'NetworkPolicy' && metadata.name === 'web',
    );
    expect(spec.ingress.map(({ ports }: any) => ports[0].port)).toEqual([8080, 9090]);
  });
});

test('a container that overrides add is told no address, and a message says where to write it', () => {
  const chart = shop();
  const api = new WebService(chart, 'api', { image, resources, health: Health.tcp(), port: 8080 });
  const overrides = inPods({ containers: [{ name: 'proxy', image }] });
  const web = deploymentOf(chart, 'web', overrides.spec.template.spec);
  const mailer = new Worker(chart, 'mailer', { image, resources, overrides });
  const options = { env: 'API', containers: ['proxy'] };
  const message = (name: string) =>
    `container "proxy" of "${name}" is added by overrides, so it cannot be told an address; write its env there`;
  expect(() => web.connections.connectTo(api, options)).toThrow(message('web'));
  expect(() => mailer.connectTo(api, options)).toThrow(message('mailer'));
});

describe('the AppArmor profile of pods', () => {
  test.each([
    ['1.29', { main: 'runtime/default', proxy: 'runtime/default' }, undefined],
    ['1.30', {}, { type: 'RuntimeDefault' }],
  ])('holds for containers that overrides add, on %s', (targetVersion, annotated, field) => {
    const chart = shop();
    Posture.restricted({ targetVersion }).applyTo(chart);
    deploymentOf(chart, 'web', { containers: [{ name: 'proxy', image }] }, { appArmor: AppArmor.runtimeDefault() });
    const { metadata, spec } = templateOf(chart, 'web');
    const prefix = 'container.apparmor.security.beta.kubernetes.io/';
    const profiles = Object.entries(metadata.annotations ?? {}).filter(([key]) => key.startsWith(prefix));
    expect(Object.fromEntries(profiles.map(([key, value]) => [key.slice(prefix.length), value]))).toEqual(annotated);
    expect(spec.securityContext.appArmorProfile).toEqual(field);
  });
});

function onMain(port: object): object {
  return { containers: [{ name: 'main', ports: [port] }] };
}

test('pods that overrides put on the network of their node get no policy, and are no end of a connection', () => {
  const chart = shop();
  const agent = deploymentOf(chart, 'agent', { hostNetwork: true });
  expect(agent.node.findAll().filter(({ node }) => node.id === 'OwnNetworkPolicy')).toEqual([]);
  expect(() => agent.toPeer()).toThrow(/has the network of its node/);
});
