import { Chart as RawChart, Testing as RawTesting } from 'cdk8s';
import * as raw from 'cdk8s-plus-28';
import { Chart, Posture, Resources, Testing, Worker } from '../../src';
import * as plus from '../../src/plus';

type Kplus = typeof raw;

const image = 'registry.example.com/web:1.0.0';
const resources = Resources.of({ cpu: '100m', memory: '64Mi' });

function shop(posture = Posture.restricted(), namespace: string | undefined = 'shop'): Chart {
  const app = Testing.app();
  posture.applyTo(app);
  return new Chart(app, 'shop', { namespace });
}

function deploymentOf(chart: Chart, id: string, props: plus.DeploymentProps = {}): plus.Deployment {
  return new plus.Deployment(chart, id, { metadata: { name: id }, containers: [{ image }], ...props });
}

function readerOf(chart: RawChart, kplus: Kplus = plus): raw.Role {
  const role = new kplus.Role(chart, 'reader');
  role.allowRead(kplus.ApiResource.CONFIG_MAPS);
  return role;
}

function inPods(spec: object): { overrides: { [field: string]: any } } {
  return { overrides: { spec: { template: { spec } } } };
}

function subjectsIn(chart: RawChart): any[] {
  return Testing.synth(chart)
    .filter(({ kind }) => /Binding$/.test(kind))
    .flatMap(({ subjects }) => subjects);
}

/** The Deployments whose containers all have a token for the API server. */
function holdersIn(chart: RawChart): string[] {
  return Testing.synth(chart)
    .filter(({ kind, spec }) => kind === 'Deployment' && spec.template.spec.containers.every(hasToken))
    .map(({ metadata }) => metadata.name);
}

function hasToken({ volumeMounts = [] }: any): boolean {
  return volumeMounts.some(({ mountPath }: any) => mountPath === '/var/run/secrets/kubernetes.io/serviceaccount');
}

describe('an imported ServiceAccount whose namespace nobody has said', () => {
  const build = (kplus: Kplus, chart: RawChart) => {
    const serviceAccount = kplus.ServiceAccount.fromServiceAccountName(chart, 'imported', 'robot');
    new kplus.Deployment(chart, 'web', { metadata: { name: 'web' }, containers: [{ image }], serviceAccount });
    readerOf(chart, kplus).bind(serviceAccount);
  };

  test('is that of the namespace "default" in cdk8s-plus-28, which others may have', () => {
    const chart = new RawChart(RawTesting.app(), 'shop', { namespace: 'shop' });
    build(raw, chart);
    expect(subjectsIn(chart)).toEqual([expect.objectContaining({ name: 'robot', namespace: 'default' })]);
  });

  test('is that of the namespace of its chart, which the pods use and have a token of', () => {
    const chart = shop();
    build(plus, chart);
    expect(subjectsIn(chart)).toEqual([expect.objectContaining({ name: 'robot', namespace: 'shop' })]);
    expect(holdersIn(chart)).toEqual(['web']);
  });

  test('is beside its binding where no chart has a namespace', () => {
    const chart = new Chart(Testing.app(), 'shop');
    build(plus, chart);
    expect(subjectsIn(chart)).toEqual([{ apiGroup: '', kind: 'ServiceAccount', name: 'robot' }]);
    expect(holdersIn(chart)).toEqual(['web']);
  });

  test('stays as it is under Posture.none()', () => {
    const chart = shop(Posture.none());
    build(plus, chart);
    expect(subjectsIn(chart)).toEqual([expect.objectContaining({ name: 'robot', namespace: 'default' })]);
  });

  test('can be of another namespace', () => {
    const chart = shop();
    const options = { namespaceName: 'bank' };
    readerOf(chart).bind(plus.ServiceAccount.fromServiceAccountName(chart, 'imported', 'robot', options));
    expect(subjectsIn(chart)).toEqual([expect.objectContaining({ name: 'robot', namespace: 'bank' })]);
  });
});

describe('what is granted to the account that pods use who name none', () => {
  test('gives a token to these, and to no others', () => {
    const chart = shop();
    deploymentOf(chart, 'web');
    deploymentOf(chart, 'api', { serviceAccount: new plus.ServiceAccount(chart, 'own') });
    new plus.Deployment(chart, 'away', { metadata: { name: 'away', namespace: 'bank' }, containers: [{ image }] });
    readerOf(chart).bind(plus.ServiceAccount.fromServiceAccountName(chart, 'default', 'default'));
    expect(holdersIn(chart)).toEqual(['web']);
  });
});

test('what is granted to a user that is a ServiceAccount gives its pods a token, and to a group of all none', () => {
  const chart = shop();
  const robot = plus.ServiceAccount.fromServiceAccountName(chart, 'robot', 'robot');
  deploymentOf(chart, 'web', { serviceAccount: robot });
  deploymentOf(chart, 'api', { serviceAccount: plus.ServiceAccount.fromServiceAccountName(chart, 'other', 'other') });
  readerOf(chart).bind(
    plus.User.fromName(chart, 'user', 'system:serviceaccount:shop:robot'),
    plus.User.fromName(chart, 'jane', 'other'),
    plus.Group.fromName(chart, 'group', 'system:serviceaccounts:shop'),
  );
  expect(holdersIn(chart)).toEqual(['web']);
});

describe('subjects that overrides of a binding name', () => {
  const robot = { kind: 'ServiceAccount', name: 'robot', namespace: 'shop' };
  const named = (chart: Chart, name: string) =>
    deploymentOf(chart, name, { serviceAccount: new plus.ServiceAccount(chart, `of-${name}`, { metadata: { name } }) });

  test('have a token, in place of those whom the code names', () => {
    const chart = shop();
    const [web] = [named(chart, 'web'), named(chart, 'robot')];
    const binding = new plus.RoleBinding(chart, 'binding', {
      role: readerOf(chart),
      overrides: { subjects: [robot] },
    });
    binding.addSubjects(web);
    expect(subjectsIn(chart)).toEqual([robot]);
    expect(holdersIn(chart)).toEqual(['robot']);
  });

  test('have one although the code names nobody, in the namespace of the binding if they say none', () => {
    const chart = shop();
    named(chart, 'robot');
    const subjects = [{ kind: 'ServiceAccount', name: 'robot' }];
    new plus.RoleBinding(chart, 'binding', { role: readerOf(chart), overrides: { subjects } });
    expect(holdersIn(chart)).toEqual(['robot']);
  });

  test('are none if they are taken away', () => {
    const chart = shop();
    const binding = new plus.RoleBinding(chart, 'binding', { role: readerOf(chart), overrides: { subjects: null } });
    binding.addSubjects(named(chart, 'web'));
    expect(holdersIn(chart)).toEqual([]);
  });
});

describe('a ServiceAccount that overrides of a workload name', () => {
  const robot = inPods({ serviceAccountName: 'robot' });

  test('is whom a grant to the workload is for', () => {
    const chart = shop();
    readerOf(chart).bind(deploymentOf(chart, 'web', robot));
    expect(subjectsIn(chart)).toEqual([expect.objectContaining({ name: 'robot', namespace: 'shop' })]);
    expect(Testing.synth(chart).filter(({ kind }) => kind === 'ServiceAccount')).toEqual([]);
    expect(holdersIn(chart)).toEqual(['web']);
  });

  test('has a token if it is granted something itself', () => {
    const chart = shop();
    const serviceAccount = new plus.ServiceAccount(chart, 'account', { metadata: { name: 'account' } });
    deploymentOf(chart, 'web', { serviceAccount, ...robot });
    deploymentOf(chart, 'api', { serviceAccount });
    readerOf(chart).bind(plus.ServiceAccount.fromServiceAccountName(chart, 'robot', 'robot'));
    expect(holdersIn(chart)).toEqual(['web']);
  });

  test('is refused where another is granted something, which the pods would not use', () => {
    const chart = shop();
    const account = new plus.ServiceAccount(chart, 'account', { metadata: { name: 'account' } });
    readerOf(chart).bind(deploymentOf(chart, 'web', { serviceAccount: account, ...robot }));
    expect(() => Testing.synth(chart)).toThrow(
      '[shop/web] serviceAccountName is "robot" in overrides, and something is granted to the ServiceAccount "account", ' +
        'which the pods do not use then; leave it out there, and set serviceAccount',
    );
  });

  test('is refused for a component that is granted something', () => {
    const chart = shop();
    readerOf(chart).bind(new Worker(chart, 'mailer', { image, resources, ...robot }));
    expect(() => Testing.synth(chart)).toThrow('something is granted to the ServiceAccount "mailer"');
  });
});
