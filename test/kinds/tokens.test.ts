import { readFileSync } from 'fs';
import { join } from 'path';
import { Chart as RawChart, Cron, Duration, JsonPatch, ApiObject, Testing as RawTesting } from 'cdk8s';
import * as raw from 'cdk8s-plus-28';
import { App, Chart, Health, Peers, Posture, Resources, Testing, WebService, Worker } from '../../src';
import * as plus from '../../src/plus';

const image = 'registry.example.com/web:1.0.0';
const FOLDER = '/var/run/secrets/kubernetes.io/serviceaccount';
const named = { metadata: { name: 'it' } };
const resources = Resources.of({ cpu: '100m', memory: '64Mi' });

function shop(posture?: Posture): Chart {
  const chart = new Chart(Testing.app(), 'shop', { namespace: 'shop' });
  posture?.applyTo(chart);
  return chart;
}

function deploymentOf(chart: Chart, id: string, props: raw.DeploymentProps = {}): plus.Deployment {
  return new plus.Deployment(chart, id, { metadata: { name: id }, containers: [{ image }], ...props });
}

function readerOf(chart: Chart): plus.Role {
  const role = new plus.Role(chart, 'reader');
  role.allowRead(plus.ApiResource.CONFIG_MAPS);
  return role;
}

/** What the report of an app says, the rule first. */
function findingsOf(chart: Chart): string[] {
  const app = App.of(chart) as App;
  app.synth();
  const { findings } = JSON.parse(readFileSync(join(app.reportdir, 'report.json'), 'utf8'));
  return findings.map(({ rule, message }: { rule: string; message: string }) => `${rule}: ${message}`).sort();
}

/** The pod of a workload. */
function podOf(chart: RawChart, name: string): any {
  const { kind, spec } = Testing.synth(chart).find(
    ({ kind: each, metadata }) => metadata.name === name && /^(Deployment|Pod|.*Set|Job|CronJob)$/.test(each),
  );
  return kind === 'Pod' ? spec : (spec.jobTemplate?.spec ?? spec).template.spec;
}

/** Where the containers of a pod have tokens. */
function foldersOf(pod: any): string[] {
  return [...(pod.initContainers ?? []), ...pod.containers].flatMap(({ name, volumeMounts = [] }: any) =>
    volumeMounts
      .filter((mount: any) => pod.volumes.some((volume: any) => volume.name === mount.name && volume.projected))
      .map(({ mountPath }: any) => `${name}: ${mountPath}`),
  );
}

describe('a workload that is granted something', () => {
  test('finds in the standard folder what the API server would mount there', () => {
    const chart = shop();
    readerOf(chart).bind(deploymentOf(chart, 'web'));
    const { automountServiceAccountToken, containers, volumes } = podOf(chart, 'web');
    expect(automountServiceAccountToken).toBe(false);
    expect(containers[0].volumeMounts).toEqual([{ mountPath: FOLDER, name: 'kube-api-access', readOnly: true }]);
    expect(volumes).toEqual([
      {
        name: 'kube-api-access',
        projected: {
          defaultMode: 0o644,
          sources: [
            { serviceAccountToken: { expirationSeconds: 3607, path: 'token' } },
            { configMap: { items: [{ key: 'ca.crt', path: 'ca.crt' }], name: 'kube-root-ca.crt' } },
            {
              downwardAPI: {
                items: [{ fieldRef: { apiVersion: 'v1', fieldPath: 'metadata.namespace' }, path: 'namespace' }],
              },
            },
          ],
        },
      },
    ]);
  });

  test.each<[string, (chart: Chart, containers: raw.ContainerProps[]) => raw.AbstractPod]>([
    ['CronJob', (chart, containers) => new plus.CronJob(chart, 'it', { ...named, schedule: Cron.daily(), containers })],
    ['DaemonSet', (chart, containers) => new plus.DaemonSet(chart, 'it', { ...named, containers })],
    ['Deployment', (chart, containers) => new plus.Deployment(chart, 'it', { ...named, containers })],
    ['Job', (chart, containers) => new plus.Job(chart, 'it', { ...named, containers })],
    ['Pod', (chart, containers) => new plus.Pod(chart, 'it', { ...named, containers })],
    ['StatefulSet', (chart, containers) => new plus.StatefulSet(chart, 'it', { ...named, containers })],
  ])('has a token as a %s, and none before', (_, make) => {
    const container = { image, ports: [{ number: 8080, name: 'http' }] };
    const [without, chart] = [shop(), shop()];
    make(without, [container]);
    readerOf(chart).bind(make(chart, [container]));
    expect(foldersOf(podOf(without, 'it'))).toEqual([]);
    expect(foldersOf(podOf(chart, 'it'))).toEqual([`main: ${FOLDER}`]);
  });

  test('has it in every container, as from the API server', () => {
    const chart = shop();
    const web = deploymentOf(chart, 'web', {
      containers: [{ image, name: 'web' }],
      initContainers: [
        { image, name: 'migrate' },
        { image, name: 'proxy', restartPolicy: plus.ContainerRestartPolicy.ALWAYS },
      ],
    });
    readerOf(chart).bind(web);
    expect(foldersOf(podOf(chart, 'web'))).toEqual([`migrate: ${FOLDER}`, `proxy: ${FOLDER}`, `web: ${FOLDER}`]);
  });

  test('has it also when the grant is on an object, or in one namespace, or by a binding of its own', () => {
    const chart = shop();
    const [a, b, c] = ['a', 'b', 'c'].map((id) => deploymentOf(chart, id));
    new plus.ConfigMap(chart, 'config').permissions.grantRead(a);
    new plus.ClusterRole(chart, 'role').bindInNamespace('bank', b);
    const role = plus.ClusterRole.fromClusterRoleName(chart, 'view', 'view');
    new plus.RoleBinding(chart, 'binding', { role }).addSubjects(c);
    expect(['a', 'b', 'c'].map((name) => foldersOf(podOf(chart, name)))).toEqual(Array(3).fill([`main: ${FOLDER}`]));
  });

  test('has it by its ServiceAccount, whoever else uses that, made or imported', () => {
    const chart = shop();
    const account = new plus.ServiceAccount(chart, 'account', { metadata: { name: 'builder' } });
    const same = plus.ServiceAccount.fromServiceAccountName(chart, 'same', 'builder', { namespaceName: 'shop' });
    const other = plus.ServiceAccount.fromServiceAccountName(chart, 'other', 'builder', { namespaceName: 'bank' });
    deploymentOf(chart, 'a', { serviceAccount: account });
    deploymentOf(chart, 'b', { serviceAccount: same });
    deploymentOf(chart, 'c', { serviceAccount: new plus.ServiceAccount(chart, 'none') });
    readerOf(chart).bind(account);
    new plus.Deployment(chart, 'd', {
      metadata: { name: 'd', namespace: 'market' },
      containers: [{ image }],
      serviceAccount: other,
    });
    const those = ['a', 'b', 'c', 'd'].filter((name) => foldersOf(podOf(chart, name)).length > 0);
    expect(those).toEqual(['a', 'b']);
  });

  test('has none if the grant is to a user, a group or another', () => {
    const chart = shop();
    deploymentOf(chart, 'web');
    readerOf(chart).bind(
      plus.User.fromName(chart, 'jane', 'web'),
      plus.Group.fromName(chart, 'all', 'system:serviceaccounts:shop'),
      deploymentOf(chart, 'other'),
    );
    expect(foldersOf(podOf(chart, 'web'))).toEqual([]);
  });

  test('keeps the token that the API server mounts, where it was asked for', () => {
    const chart = shop();
    readerOf(chart).bind(deploymentOf(chart, 'web', { automountServiceAccountToken: true }));
    expect(podOf(chart, 'web')).toMatchObject({ automountServiceAccountToken: true, serviceAccountName: 'web' });
    expect(foldersOf(podOf(chart, 'web'))).toEqual([]);
  });

  test('keeps what the user has mounted there', () => {
    const chart = shop();
    const web = deploymentOf(chart, 'web');
    const volume = plus.Volume.fromEmptyDir(chart, 'own', 'kube-api-access');
    web.containers[0].mount(`${FOLDER}/`, volume);
    web.addContainer({ image, name: 'second' });
    readerOf(chart).bind(web);
    const { containers, volumes } = podOf(chart, 'web');
    expect(containers.map(({ volumeMounts }: any) => volumeMounts)).toEqual([
      [expect.objectContaining({ name: 'kube-api-access' })],
      [{ mountPath: FOLDER, name: 'kube-api-access-2', readOnly: true }],
    ]);
    expect(volumes.map(({ name }: any) => name)).toEqual(['kube-api-access', 'kube-api-access-2']);
  });

  test('can be patched where the token is', () => {
    const chart = shop();
    const web = deploymentOf(chart, 'web');
    readerOf(chart).bind(web);
    const path = '/spec/template/spec/volumes/0/projected/sources/0/serviceAccountToken/expirationSeconds';
    ApiObject.of(web).addJsonPatch(JsonPatch.replace(path, 7200));
    expect(podOf(chart, 'web').volumes[0].projected.sources[0].serviceAccountToken.expirationSeconds).toBe(7200);
  });

  test('leaves no rule about tokens something to say, once it is connected to the API server', () => {
    const chart = shop();
    const [web, mailer] = [deploymentOf(chart, 'web'), new Worker(chart, 'mailer', { image, resources })];
    readerOf(chart).bind(web, mailer);
    const aboutTokens = (found: string[]) =>
      found.filter((finding) => /token|account|secret|config-map|volume|rbac/.test(finding));
    expect(aboutTokens(findingsOf(chart))).toEqual([
      expect.stringMatching(/^token-holders-connected: .*; write mailer\.connectTo\(Peers\.apiServer\(\)\)$/),
      expect.stringMatching(/^token-holders-connected: .*; write web\.connections\.connectTo\(Peers\.apiServer\(\)\)$/),
    ]);
    web.connections.connectTo(Peers.apiServer());
    mailer.connectTo(Peers.apiServer());
    expect(aboutTokens(findingsOf(chart))).toEqual([]);
  });
});

describe('a component', () => {
  test('can be granted something, and has a token then', () => {
    const chart = shop();
    const health = Health.tcp();
    const web = new WebService(chart, 'web', { image, port: 8080, health, resources });
    new Worker(chart, 'mailer', { image, resources });
    const binding = readerOf(chart).bind(web);
    const [subject] = Testing.synth(chart).find(({ metadata }) => metadata.name === binding.name).subjects;
    expect(subject).toEqual({ apiGroup: '', kind: 'ServiceAccount', name: 'web', namespace: 'shop' });
    expect(foldersOf(podOf(chart, 'web'))).toEqual([`web: ${FOLDER}`]);
    expect(foldersOf(podOf(chart, 'mailer'))).toEqual([]);
  });

  test('can have a token for others, in its main container alone', () => {
    const chart = shop();
    const mailer = new Worker(chart, 'mailer', { image, resources, sidecars: [{ name: 'proxy', image, resources }] });
    const file = mailer.grantToken('vault', { containers: ['mailer'] });
    expect(file).toBe('/var/run/secrets/tokens/vault/token');
    expect(foldersOf(podOf(chart, 'mailer'))).toEqual(['mailer: /var/run/secrets/tokens/vault']);
  });
});

describe('a token for another audience', () => {
  test('has a file of its own, and the pods a ServiceAccount by which they are told from others', () => {
    const chart = shop();
    const web = deploymentOf(chart, 'web');
    expect(web.grantToken('https://sts.example.com/a')).toBe('/var/run/secrets/tokens/sts.example.com-a/token');
    const pod = podOf(chart, 'web');
    expect(pod.volumes).toEqual([
      {
        name: 'service-account-tokens',
        projected: {
          defaultMode: 0o644,
          sources: [
            { serviceAccountToken: { audience: 'https://sts.example.com/a', expirationSeconds: 3600, path: 'token' } },
          ],
        },
      },
    ]);
    expect(pod.serviceAccountName).toBe('web');
    expect(foldersOf(pod)).toEqual(['main: /var/run/secrets/tokens/sts.example.com-a']);
  });

  test('shares a folder with others if it is told so', () => {
    const chart = shop();
    const web = deploymentOf(chart, 'web');
    web.grantToken('vault', { path: '/tokens/vault', expiration: Duration.minutes(10) });
    web.grantToken('vault', { path: '/tokens/vault', expiration: Duration.minutes(10) });
    web.grantToken('mesh', { path: '/tokens/mesh' });
    readerOf(chart).bind(web);
    const pod = podOf(chart, 'web');
    expect(foldersOf(pod)).toEqual([`main: ${FOLDER}`, 'main: /tokens']);
    expect(pod.volumes[1].projected.sources).toEqual([
      { serviceAccountToken: { audience: 'vault', expirationSeconds: 600, path: 'vault' } },
      { serviceAccountToken: { audience: 'mesh', expirationSeconds: 3600, path: 'mesh' } },
    ]);
  });

  test.each<[string, (web: plus.Deployment) => void, string]>([
    ['no audience', (web) => web.grantToken(''), 'a token of "shop/web" needs an audience, e.g. "vault", not ""'],
    [
      'a path that is none',
      (web) => web.grantToken('vault', { path: 'tokens/../vault' }),
      'the token of "shop/web" for "vault" needs the absolute path of a folder and a file, e.g. ' +
        '"/var/run/secrets/tokens/vault/token", not "tokens/../vault"',
    ],
    [
      'the folder of the API server',
      (web) => web.grantToken('vault', { path: `${FOLDER}/vault` }),
      `the token of "shop/web" for "vault" cannot be at "${FOLDER}/vault", where that for the API server belongs; write ` +
        'another path',
    ],
    [
      'less time than the API server gives',
      (web) => web.grantToken('vault', { expiration: Duration.minutes(5) }),
      'the token of "shop/web" for "vault" must be valid for a whole number of seconds from 600 to 4294967296, not 300; write e.g. Duration.hours(1)',
    ],
    [
      'the file of another',
      (web) => {
        web.grantToken('vault', { path: '/tokens/it' });
        web.grantToken('mesh', { path: '/tokens/it' });
      },
      'the token of "shop/web" for "mesh" cannot be at "/tokens/it", beside that for "vault" at "/tokens/it"; give it a ' +
        'folder of its own',
    ],
    [
      'other containers than another has in its folder',
      (web) => {
        web.grantToken('vault', { path: '/tokens/vault' });
        web.grantToken('mesh', { path: '/tokens/mesh', containers: ['main'] });
      },
      'cannot be at "/tokens/mesh", beside that for "vault" at "/tokens/vault"; give it a folder of its own',
    ],
  ])('refuses %s', (_, grant, message) => {
    expect(() => grant(deploymentOf(shop(), 'web'))).toThrow(message);
  });

  test('is refused for a container that never comes', () => {
    const chart = shop();
    deploymentOf(chart, 'web').grantToken('vault', { containers: ['proxy'] });
    expect(() => Testing.synth(chart)).toThrow(
      '[shop/web] the token for "vault" is for a container "proxy", and there are only main; write one of them',
    );
  });
});

describe('under Posture.none()', () => {
  test('a grant mounts nothing, as in cdk8s-plus-28', () => {
    const build = (kplus: typeof raw, chart: RawChart) => {
      const serviceAccount = new kplus.ServiceAccount(chart, 'account');
      const web = new kplus.Deployment(chart, 'web', { containers: [{ image }], serviceAccount });
      new kplus.Role(chart, 'role').bind(web);
    };
    const app = Testing.app();
    Posture.none().applyTo(app);
    build(plus, new RawChart(app, 'test'));
    const theirs = RawTesting.app();
    build(raw, new RawChart(theirs, 'test'));
    expect(app.synthYaml()).toBe(theirs.synthYaml());
  });

  test('a token for another audience is mounted all the same', () => {
    const chart = shop(Posture.none());
    deploymentOf(chart, 'web').grantToken('vault');
    const pod = podOf(chart, 'web');
    expect(foldersOf(pod)).toEqual(['main: /var/run/secrets/tokens/vault']);
    expect(pod.serviceAccountName).toBeUndefined();
  });
});

test('tokens render twice to the same', () => {
  const chart = shop();
  const web = deploymentOf(chart, 'web');
  readerOf(chart).bind(web);
  web.grantToken('vault', Object.freeze({ containers: Object.freeze(['main']) as string[] }));
  const first = JSON.stringify(Testing.synth(chart));
  expect(JSON.stringify(Testing.synth(chart))).toBe(first);
});
