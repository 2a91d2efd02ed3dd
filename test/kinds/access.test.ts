import { Chart as RawChart, ChartProps, Cron, Size, Testing as RawTesting } from 'cdk8s';
import * as raw from 'cdk8s-plus-28';
import { Chart, Posture, Subresource, Testing } from '../../src';
import * as plus from '../../src/plus';
import { findingsOf, shop } from '../support/plus-shop';

type Kplus = typeof raw;
type Build = (kplus: Kplus, chart: RawChart) => void;

const image = 'registry.example.com/web:1.0.0';
const SHOP: ChartProps = { namespace: 'shop' };
/** A chart without a namespace. */
const HOMELESS: ChartProps = {};

/** What cdk8s-plus-28 renders. */
function theirs(build: Build, props: ChartProps = SHOP): any[] {
  const chart = new RawChart(RawTesting.app(), 'shop', props);
  build(raw, chart);
  return RawTesting.synth(chart);
}

/** What this library renders of the same code. */
function ours(build: Build, props: ChartProps = SHOP): any[] {
  const chart = new Chart(Testing.app(), 'shop', props);
  build(plus, chart);
  return Testing.synth(chart);
}

function ofKind(manifests: any[], kind: string): any[] {
  return manifests.filter((manifest) => manifest.kind === kind);
}

function deploymentOf(kplus: Kplus, chart: RawChart, props: raw.DeploymentProps = {}): raw.Deployment {
  return new kplus.Deployment(chart, 'web', { metadata: { name: 'web' }, containers: [{ image }], ...props });
}

function accountOf(kplus: Kplus, chart: RawChart): raw.ServiceAccount {
  return new kplus.ServiceAccount(chart, 'account', { metadata: { name: 'web' } });
}

describe('a grant about CronJobs or autoscalers', () => {
  const build: Build = (kplus, chart) => {
    const role = new kplus.Role(chart, 'role');
    const web = deploymentOf(kplus, chart);
    role.allowRead(new kplus.CronJob(chart, 'job', { schedule: Cron.daily(), containers: [{ image }] }));
    role.allowRead(new kplus.HorizontalPodAutoscaler(chart, 'scaler', { target: web, maxReplicas: 4 }));
  };
  const resources = (manifests: any[]) => ofKind(manifests, 'Role')[0].rules.map((rule: any) => rule.resources[0]);

  test('names them as cdk8s-plus-28 does, which grants nothing', () => {
    expect(resources(theirs(build))).toEqual(['cronjob', 'horizontalpodautoscaler']);
  });

  test('names them as the API does', () => {
    expect(resources(ours(build))).toEqual(['cronjobs', 'horizontalpodautoscalers']);
  });
});

test('a part of a CronJob is granted by its plural too', () => {
  const [role] = ours((kplus, chart) => {
    const job = new kplus.CronJob(chart, 'job', { schedule: Cron.daily(), containers: [{ image }] });
    new kplus.Role(chart, 'role').allowGet(Subresource.of(job, 'status'));
  }).filter(({ kind }) => kind === 'Role');
  expect(role.rules[0].resources).toEqual(['cronjobs/status']);
});

describe('pods that use no ServiceAccount and are granted something', () => {
  const build: Build = (kplus, chart) => {
    const role = new kplus.ClusterRole(chart, 'role');
    role.allowRead(kplus.ApiResource.PODS);
    role.bind(deploymentOf(kplus, chart, { automountServiceAccountToken: true }));
  };
  const subjects = (manifests: any[]) => ofKind(manifests, 'ClusterRoleBinding')[0].subjects;

  test('share the rights with all other such pods in cdk8s-plus-28, in a binding that the API server refuses', () => {
    expect(subjects(theirs(build))).toEqual([{ apiGroup: '', kind: 'ServiceAccount', name: 'default' }]);
  });

  test('get a ServiceAccount of their own, which is bound with its namespace', () => {
    const manifests = ours(build);
    expect(subjects(manifests)).toEqual([{ apiGroup: '', kind: 'ServiceAccount', name: 'web', namespace: 'shop' }]);
    expect(ofKind(manifests, 'ServiceAccount')[0].metadata).toMatchObject({ name: 'web', namespace: 'shop' });
    expect(ofKind(manifests, 'Deployment')[0].spec.template.spec.serviceAccountName).toBe('web');
  });

  test('keep the one that they use', () => {
    const manifests = ours((kplus, chart) => {
      const serviceAccount = kplus.ServiceAccount.fromServiceAccountName(chart, 'account', 'builder');
      new kplus.Role(chart, 'role').bind(deploymentOf(kplus, chart, { serviceAccount }));
    });
    expect(ofKind(manifests, 'RoleBinding')[0].subjects).toEqual([
      { apiGroup: '', kind: 'ServiceAccount', name: 'builder', namespace: 'shop' },
    ]);
    expect(ofKind(manifests, 'ServiceAccount')).toEqual([]);
  });

  test('are given none before', () => {
    expect(ofKind(ours(deploymentOf), 'ServiceAccount')).toEqual([]);
  });
});

test.each(['Pod', 'Job'] as const)(
  'the ServiceAccount of a %s stands before it, so that one apply makes both',
  (kind) => {
    const kinds = ours((kplus, chart) => {
      const pods = new kplus[kind](chart, 'it', { containers: [{ image }] });
      new kplus.Role(chart, 'role', { rules: [{ verbs: ['get'], resources: [kplus.ApiResource.PODS] }] }).bind(pods);
    }).map((manifest) => manifest.kind as string);
    expect(kinds.filter((each) => [kind, 'ServiceAccount'].includes(each))).toEqual(['ServiceAccount', kind]);
  },
);

test.each<[string, Build]>([
  ['made by the user', accountOf],
  ['another workload gets', (kplus, chart) => grant(kplus, chart, new kplus.DaemonSet(chart, 'agent', WEB))],
])('a ServiceAccount that pods get has the name of one that is %s: the way out is named', (_, other) => {
  const build: Build = (kplus, chart) => {
    other(kplus, chart);
    grant(kplus, chart, deploymentOf(kplus, chart));
  };
  expect(() => ours(build)).toThrow(
    '[shop/web] the pods are granted something and get a ServiceAccount "web" for it, and there is another of this name; ' +
      'give them that one, or one of another name, by the prop serviceAccount',
  );
});

test('a workload can have children with the ids that a user would choose', () => {
  const build: Build = (kplus, chart) => {
    const web = deploymentOf(kplus, chart, { isolate: true });
    grant(kplus, chart, web);
    const ingress = { default: kplus.NetworkPolicyTrafficDefault.DENY };
    new kplus.NetworkPolicy(web, 'NetworkPolicy', { selector: web, ingress });
    new kplus.ServiceAccount(web, 'ServiceAccount');
  };
  const manifests = ours(build);
  expect(ofKind(manifests, 'NetworkPolicy')).toHaveLength(2);
  expect(ofKind(manifests, 'ServiceAccount')).toHaveLength(2);
});

const WEB = { metadata: { name: 'web' }, containers: [{ image }] };

function grant(kplus: Kplus, chart: RawChart, pods: raw.AbstractPod): void {
  const role = new kplus.Role(chart, `${pods.node.id}-role`);
  role.allowRead(kplus.ApiResource.PODS);
  role.bind(pods);
}

describe('a ServiceAccount of a chart without a namespace', () => {
  const everywhere: Build = (kplus, chart) => void new kplus.ClusterRole(chart, 'role').bind(accountOf(kplus, chart));
  const elsewhere: Build = (kplus, chart) =>
    void new kplus.ClusterRole(chart, 'role').bindInNamespace('bank', accountOf(kplus, chart));

  test('is bound everywhere in cdk8s-plus-28, without the namespace that the API server asks for', () => {
    expect(ofKind(theirs(everywhere, HOMELESS), 'ClusterRoleBinding')[0].subjects[0].namespace).toBeUndefined();
  });

  test('is refused when it is bound everywhere, or in some namespace, where another would be meant', () => {
    expect(() => ours(everywhere, HOMELESS)).toThrow(
      'the ServiceAccount "web" is bound in all namespaces and says nowhere in which it is itself; give its chart a ' +
        'namespace, e.g. new Chart(app, "shop", { namespace: "shop" })',
    );
    expect(() => ours(elsewhere, HOMELESS)).toThrow('is bound in the namespace "bank" and says nowhere');
  });

  test('is bound beside itself, in whatever namespace both get', () => {
    const manifests = ours((kplus, chart) => new kplus.Role(chart, 'role').bind(accountOf(kplus, chart)), HOMELESS);
    expect(ofKind(manifests, 'RoleBinding')[0].subjects).toEqual([
      { apiGroup: '', kind: 'ServiceAccount', name: 'web' },
    ]);
  });
});

describe('a grant on one object', () => {
  const build: Build = (kplus, chart) => {
    const secret = new kplus.Secret(chart, 'secret', { metadata: { name: 'password' } });
    secret.permissions.grantReadWrite(accountOf(kplus, chart));
  };
  const rule = (manifests: any[]) => ofKind(manifests, 'Role')[0].rules[0];

  test('reads in cdk8s-plus-28 as if it let create the object', () => {
    expect(rule(theirs(build))).toMatchObject({
      resourceNames: ['password'],
      verbs: expect.arrayContaining(['create', 'deletecollection']),
    });
  });

  test('has the verbs alone whose requests name it', () => {
    expect(rule(ours(build))).toEqual({
      apiGroups: [''],
      resourceNames: ['password'],
      resources: ['secrets'],
      verbs: ['get', 'list', 'watch', 'update', 'patch', 'delete'],
    });
  });

  test('has all of them for all objects of a kind, and for a subresource', () => {
    const [role, clusterRole] = ours((kplus, chart) => {
      const web = deploymentOf(kplus, chart);
      const kinds = [kplus.ApiResource.SECRETS, Subresource.of(web, 'scale')];
      new kplus.Role(chart, 'a').allowReadWrite(...kinds);
      new kplus.ClusterRole(chart, 'b').allowReadWrite(...kinds, kplus.NonApiResource.of('/metrics'));
    }).filter(({ kind }) => kind.endsWith('Role'));
    const all = ['get', 'list', 'watch', 'create', 'update', 'patch', 'delete', 'deletecollection'];
    expect(role.rules.map(({ verbs }: any) => verbs)).toEqual([all, all]);
    expect(clusterRole.rules.map(({ verbs }: any) => verbs)).toEqual([all, all, all]);
  });
});

describe.each<[string, Build, string, any]>([
  [
    'a role once more to the same account',
    (kplus, chart) => {
      const [role, account] = [new kplus.Role(chart, 'role'), accountOf(kplus, chart)];
      role.bind(account);
      role.bind(account);
    },
    'RoleBinding',
    { subjects: [{ name: 'web' }] },
  ],
  [
    'a ClusterRole to two, one after the other',
    (kplus, chart) => {
      const role = new kplus.ClusterRole(chart, 'role');
      role.bind(kplus.User.fromName(chart, 'jane', 'jane'));
      role.bind(accountOf(kplus, chart));
    },
    'ClusterRoleBinding',
    { subjects: [{ name: 'jane' }, { name: 'web' }] },
  ],
  [
    'a ClusterRole to two in one namespace',
    (kplus, chart) => {
      const role = new kplus.ClusterRole(chart, 'role');
      const account = accountOf(kplus, chart);
      role.bindInNamespace('bank', kplus.Group.fromName(chart, 'admins', 'admins'));
      role.bindInNamespace('bank', account, account);
    },
    'RoleBinding',
    { metadata: { namespace: 'bank' }, subjects: [{ name: 'admins' }, { name: 'web' }] },
  ],
  [
    'reading and then changing to the same account',
    (kplus, chart) => {
      const [secret, account] = [new kplus.Secret(chart, 'secret'), accountOf(kplus, chart)];
      secret.permissions.grantRead(account);
      secret.permissions.grantReadWrite(account);
    },
    'Role',
    { rules: [{ verbs: ['get', 'list', 'watch', 'update', 'patch', 'delete'] }] },
  ],
])('to give %s', (_, build, kind, expected) => {
  test('is refused by cdk8s-plus-28, as if it were a mistake', () => {
    expect(() => theirs(build)).toThrow('There is already a Construct with name');
  });

  test('is one grant', () => {
    const found = ofKind(ours(build), kind);
    expect(found).toEqual([expect.objectContaining({ kind })]);
    expect(found[0]).toMatchObject(expected);
  });
});

describe('cluster roles and their bindings', () => {
  const build: Build = (kplus, chart) => {
    const role = new kplus.ClusterRole(chart, 'role');
    role.allowRead(kplus.ApiResource.NODES);
    role.bind(accountOf(kplus, chart));
  };
  const namespaces = (manifests: any[]) =>
    manifests.filter(({ kind }) => kind.startsWith('Cluster')).map(({ metadata }) => metadata.namespace);

  test('get the namespace of the chart from cdk8s-plus-28', () => {
    expect(namespaces(theirs(build))).toEqual(['shop', 'shop']);
  });

  test('are in none', () => {
    expect(namespaces(ours(build))).toEqual([undefined, undefined]);
  });
});

describe('the list of Secrets that a ServiceAccount is made with', () => {
  const build = (kplus: Kplus, chart: RawChart): number => {
    const secrets: raw.ISecret[] = [];
    const account = new kplus.ServiceAccount(chart, 'account', { secrets });
    account.addSecret(kplus.Secret.fromSecretName(chart, 'secret', 'password'));
    return secrets.length;
  };

  test('grows when cdk8s-plus-28 adds one', () => {
    expect(build(raw, RawTesting.chart())).toBe(1);
  });

  test('stays as it is', () => {
    expect(build(plus, Testing.chart())).toBe(0);
    expect(() => new plus.ServiceAccount(Testing.chart(), 'account', Object.freeze({ secrets: [] }))).not.toThrow();
  });
});

test('pull secrets and overrides of a ServiceAccount arrive', () => {
  const chart = new Chart(Testing.app(), 'shop');
  new plus.ServiceAccount(chart, 'account', {
    imagePullSecrets: [plus.Secret.fromSecretName(chart, 'secret', 'registry')],
    overrides: { metadata: { annotations: { 'eks.amazonaws.com/role-arn': 'arn:aws:iam::1:role/web' } } },
  });
  expect(Testing.synth(chart)[0]).toMatchObject({
    automountServiceAccountToken: false,
    imagePullSecrets: [{ name: 'registry' }],
    metadata: { annotations: { 'eks.amazonaws.com/role-arn': 'arn:aws:iam::1:role/web' } },
  });
});

test('a Role is bound in its own namespace alone', () => {
  expect(() =>
    ours((kplus, chart) => {
      const role = new kplus.Role(chart, 'role', { metadata: { name: 'reader' } });
      new kplus.RoleBinding(chart, 'binding', { role, metadata: { namespace: 'bank' } });
    }),
  ).toThrow(
    '[shop/binding] the Role "reader" is in the namespace "shop", and its binding in the namespace "bank", where it finds ' +
      'none of that name; put both into one namespace, or write a ClusterRole',
  );
});

describe('unknown verbs', () => {
  const VERBS = 'get, list, watch, create, update, patch, delete, deletecollection';

  test.each([
    ['by allow', (role: plus.Role) => role.allow(['raed'], raw.ApiResource.PODS)],
    ['by raw fields', () => undefined],
  ])('warn, whoever grants them: %s', (how, allow) => {
    const chart = shop();
    const rules = [{ apiGroups: [''], resources: ['pods'], verbs: ['raed'] }];
    allow(new plus.Role(chart, 'role', { overrides: how === 'by allow' ? {} : { rules } }));
    expect(findingsOf(chart)).toContainEqual(
      expect.objectContaining({
        rule: 'rbac-rules-have-effect',
        severity: 'warning',
        origin: 'shop/role/Resource',
        message: 'rules[0].verbs has the verb "raed", which Kubernetes never asks about; write ' + VERBS,
      }),
    );
  });

  test('may be those of a custom kind', () => {
    const [role] = ours((kplus, chart) => {
      const widgets = kplus.ApiResource.custom({ apiGroup: 'example.com', resourceType: 'widgets' });
      new kplus.Role(chart, 'role').allow(['polish'], widgets);
    });
    expect(role.rules[0].verbs).toEqual(['polish']);
  });
});

describe('permissions', () => {
  /** One of each kind that cdk8s-plus-28 has, or that is made as those it lacks. */
  const kinds: { readonly [kind: string]: (chart: Chart) => raw.Resource } = {
    BasicAuthSecret: (chart) => new plus.BasicAuthSecret(chart, 'it', { username: 'a', password: 'b' }),
    ClusterRole: (chart) => new plus.ClusterRole(chart, 'it'),
    ClusterRoleBinding: (chart) => new plus.ClusterRole(chart, 'it').bind(),
    ConfigMap: (chart) => new plus.ConfigMap(chart, 'it'),
    CronJob: (chart) => new plus.CronJob(chart, 'it', { schedule: Cron.daily(), containers: [{ image }] }),
    DaemonSet: (chart) => new plus.DaemonSet(chart, 'it', { containers: [{ image }] }),
    Deployment: (chart) => deploymentOf(plus, chart),
    HorizontalPodAutoscaler: (chart) =>
      new plus.HorizontalPodAutoscaler(chart, 'it', { target: deploymentOf(plus, chart), maxReplicas: 3 }),
    Ingress: (chart) => new plus.Ingress(chart, 'it'),
    Job: (chart) => new plus.Job(chart, 'it', { containers: [{ image }] }),
    Namespace: (chart) => new plus.Namespace(chart, 'it'),
    NetworkPolicy: (chart) => new plus.NetworkPolicy(chart, 'it'),
    PersistentVolumeClaim: (chart) => new plus.PersistentVolumeClaim(chart, 'it', { storage: Size.gibibytes(1) }),
    Pod: (chart) => new plus.Pod(chart, 'it', { containers: [{ image }] }),
    PriorityClass: (chart) => new plus.PriorityClass(chart, 'it', { value: 1000 }),
    Role: (chart) => new plus.Role(chart, 'it'),
    RoleBinding: (chart) => new plus.Role(chart, 'it').bind(),
    Secret: (chart) => new plus.Secret(chart, 'it'),
    Service: (chart) => new plus.Service(chart, 'it', { ports: [{ port: 80 }] }),
    ServiceAccount: (chart) => new plus.ServiceAccount(chart, 'it'),
    StatefulSet: (chart) =>
      new plus.StatefulSet(chart, 'it', { containers: [{ image, ports: [{ number: 8080, name: 'http' }] }] }),
  };

  test.each(Object.keys(kinds))('of %s make roles and bindings of this library', (kind) => {
    expect(kinds[kind](new Chart(Testing.app(), 'shop')).permissions).toBeInstanceOf(plus.ResourcePermissions);
  });

  test('of a Namespace are given in itself, as requests for it count there', () => {
    const manifests = ours((kplus, chart) => {
      const namespace = new kplus.Namespace(chart, 'namespace', { metadata: { name: 'bank' } });
      namespace.permissions.grantRead(accountOf(kplus, chart));
    });
    const [role] = ofKind(manifests, 'Role');
    expect(role.metadata.namespace).toBe('bank');
    expect(ofKind(manifests, 'RoleBinding')[0]).toMatchObject({
      metadata: { namespace: 'bank' },
      subjects: [{ namespace: 'shop' }],
    });
  });

  test('of what is in no namespace need a ClusterRole', () => {
    expect(() =>
      ours((kplus, chart) => new kplus.ClusterRole(chart, 'role').permissions.grantRead(accountOf(kplus, chart))),
    ).toThrow(
      'the ClusterRole "shop/role" is in no namespace, where a Role gives nothing; write new ClusterRole(...), allowRead ' +
        'or allowReadWrite it there, and bind that',
    );
  });
});

test('subresources are named as the API does, of all objects or of one', () => {
  const [role] = ours((kplus, chart) => {
    const web = deploymentOf(kplus, chart);
    const reads = new kplus.Role(chart, 'role');
    reads.allow(['get'], Subresource.of(kplus.ApiResource.PODS, 'log'));
    reads.allow(['get', 'update'], Subresource.of(web, 'scale'));
  }).filter(({ kind }) => kind === 'Role');
  expect(role.rules).toEqual([
    { apiGroups: [''], resources: ['pods/log'], verbs: ['get'] },
    { apiGroups: ['apps'], resourceNames: ['web'], resources: ['deployments/scale'], verbs: ['get', 'update'] },
  ]);
  expect(() => Subresource.of(plus.ApiResource.PODS, 'Log ')).toThrow(
    'a subresource of "pods" must be lower-case letters, e.g. "log", not "Log "',
  );
});

test('overrides of roles and bindings arrive', () => {
  const chart = new Chart(Testing.app(), 'shop');
  const overrides = Object.freeze({ metadata: { labels: { tier: 'web' } } });
  const role = new plus.Role(chart, 'a', { overrides });
  const clusterRole = new plus.ClusterRole(chart, 'b', { overrides });
  new plus.RoleBinding(chart, 'c', { role, overrides });
  new plus.ClusterRoleBinding(chart, 'd', { role: clusterRole, overrides });
  expect(Testing.synth(chart).map(({ metadata }) => metadata.labels)).toEqual(Array(4).fill({ tier: 'web' }));
});

/** An app that uses what cdk8s-plus-28 has of roles. */
const everything: Build = (kplus, chart) => {
  const [account, web] = [accountOf(kplus, chart), deploymentOf(kplus, chart, { automountServiceAccountToken: true })];
  const secret = new kplus.Secret(chart, 'secret');
  const job = new kplus.CronJob(chart, 'job', { schedule: Cron.daily(), containers: [{ image }] });
  const imported = kplus.ServiceAccount.fromServiceAccountName(chart, 'imported', 'builder', { namespaceName: 'ci' });
  const role = new kplus.Role(chart, 'role', { rules: [{ verbs: ['raed'], resources: [secret, job] }] });
  role.allowReadWrite(secret);
  role.bind(account, web, imported);
  const clusterRole = new kplus.ClusterRole(chart, 'cluster', { aggregationLabels: { of: 'web' } });
  clusterRole.allowReadWrite(kplus.ApiResource.PODS, kplus.NonApiResource.of('/metrics'), secret);
  clusterRole.combine(new kplus.ClusterRole(chart, 'part', { rules: [{ verbs: ['get'], endpoints: [job] }] }));
  clusterRole.bind(web, kplus.User.fromName(chart, 'jane', 'jane'));
  clusterRole.bindInNamespace('bank', account);
  new kplus.RoleBinding(chart, 'binding', { role: kplus.Role.fromRoleName(chart, 'theirs', 'theirs') });
  secret.permissions.grantRead(account);
  job.permissions.grantReadWrite(web);
};

test('roles under Posture.none() are byte for byte those of cdk8s-plus-28', () => {
  for (const namespace of ['shop', undefined]) {
    const app = Testing.app();
    Posture.none().applyTo(app);
    everything(plus, new RawChart(app, 'test', { namespace }));
    const other = RawTesting.app();
    everything(raw, new RawChart(other, 'test', { namespace }));
    expect(app.synthYaml()).toBe(other.synthYaml());
  }
});

test('what roles and permissions create under Posture.none() is ours all the same', () => {
  const chart = new Chart(Testing.app(), 'shop');
  Posture.none().applyTo(chart);
  const account = accountOf(plus, chart);
  const binding = new plus.Secret(chart, 'secret').permissions.grantRead(account);
  expect([binding, binding.role, new plus.ClusterRole(chart, 'role').bind(account)]).toEqual([
    expect.any(plus.RoleBinding),
    expect.any(plus.Role),
    expect.any(plus.ClusterRoleBinding),
  ]);
});

test('roles render twice to the same', () => {
  const chart = new Chart(Testing.app(), 'shop', { namespace: 'shop' });
  const secret = new plus.Secret(chart, 'secret');
  secret.permissions.grantReadWrite(deploymentOf(plus, chart));
  const first = JSON.stringify(Testing.synth(chart));
  expect(JSON.stringify(Testing.synth(chart))).toBe(first);
});
