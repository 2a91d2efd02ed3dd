import type { Chart } from 'cdk8s';
import type { ClusterRole, IApiEndpoint, ISubject, Role } from 'cdk8s-plus-28';
import { each, Plus, Scenario } from './scenario';

type Verb =
  | 'allowCreate'
  | 'allowGet'
  | 'allowList'
  | 'allowWatch'
  | 'allowUpdate'
  | 'allowPatch'
  | 'allowDelete'
  | 'allowDeleteCollection'
  | 'allowRead'
  | 'allowReadWrite';

const VERBS: readonly Verb[] = [
  'allowCreate',
  'allowGet',
  'allowList',
  'allowWatch',
  'allowUpdate',
  'allowPatch',
  'allowDelete',
  'allowDeleteCollection',
  'allowRead',
  'allowReadWrite',
];

/** ServiceAccounts, roles, bindings and grants. */
export const ACCESS: Scenario[] = [
  ...each<(k: Plus, chart: Chart) => void>(
    'a ServiceAccount',
    {
      bare: (k, chart) => new k.ServiceAccount(chart, 'account'),
      'with a token': (k, chart) => new k.ServiceAccount(chart, 'account', { automountToken: true }),
      'with secrets': (k, chart) => {
        const account = new k.ServiceAccount(chart, 'account', { secrets: [new k.Secret(chart, 'a')] });
        account.addSecret(new k.Secret(chart, 'b'));
        new k.ConfigMap(chart, 'read', {
          data: { secrets: String(account.secrets.length), token: String(account.automountToken) },
        });
      },
    },
    (k, chart, create) => create(k, chart),
  ),
  ...VERBS.map((verb): Scenario => ({
    title: `a role: ${verb}`,
    build: (k, chart) => {
      for (const role of roles(k, chart)) {
        role[verb](...endpoints(k, chart, role.node.id));
      }
    },
  })),
  {
    title: 'a role with every resource that has a name',
    build: (k, chart) => {
      const known = Object.entries(k.ApiResource).filter(([name]) => name === name.toUpperCase());
      const role = new k.ClusterRole(chart, 'role');
      role.allowRead(...known.map(([, resource]) => resource as IApiEndpoint));
    },
  },
  {
    title: 'roles with rules',
    build: (k, chart) => {
      const [role, clusterRole] = roles(k, chart) as [Role, ClusterRole];
      role.allow(['get', 'use'], k.ApiResource.PODS);
      clusterRole.allow(['get'], k.NonApiResource.of('/healthz'), k.ApiResource.NODES);
      new k.Role(chart, 'given', { rules: [{ verbs: ['get'], resources: [k.ApiResource.PODS] }] });
      new k.ClusterRole(chart, 'cluster-given', {
        rules: [{ verbs: ['get'], endpoints: [k.NonApiResource.of('/x')] }],
        aggregationLabels: { a: 'b' },
      });
      const aggregating = new k.ClusterRole(chart, 'aggregating');
      aggregating.aggregate('c', 'd');
      aggregating.combine(clusterRole);
      new k.ConfigMap(chart, 'read', { data: { rules: `${role.rules.length} ${clusterRole.rules.length}` } });
    },
  },
  {
    title: 'a role with a path that is no resource',
    build: (k, chart) => {
      new k.Role(chart, 'role').allowRead(k.NonApiResource.of('/healthz') as never);
    },
  },
  ...each<(k: Plus, chart: Chart) => ISubject[]>(
    'a binding',
    {
      'of an account': (k, chart) => [new k.ServiceAccount(chart, 'account')],
      'of an account elsewhere': (k, chart) => [
        new k.ServiceAccount(chart, 'account', { metadata: { namespace: 'elsewhere' } }),
      ],
      'of an imported account': (k, chart) => [k.ServiceAccount.fromServiceAccountName(chart, 'account', 'a')],
      'of people': (k, chart) => [k.User.fromName(chart, 'user', 'somebody'), k.Group.fromName(chart, 'group', 'some')],
      'of pods with an account': (k, chart) => [
        new k.Deployment(chart, 'web', {
          containers: [{ image: 'web' }],
          serviceAccount: new k.ServiceAccount(chart, 'account'),
        }),
      ],
      'of pods with a token': (k, chart) => [
        new k.Pod(chart, 'web', { containers: [{ image: 'web' }], automountServiceAccountToken: true }),
      ],
      'of pods without an account': (k, chart) => [new k.Pod(chart, 'web', { containers: [{ image: 'web' }] })],
    },
    (k, chart, subjects) => {
      const [role, clusterRole] = roles(k, chart) as [Role, ClusterRole];
      const bound = subjects(k, chart);
      const binding = role.bind(...bound);
      clusterRole.bind(...bound);
      clusterRole.bindInNamespace('other', ...bound);
      new k.RoleBinding(chart, 'binding', { role: clusterRole }).addSubjects(...bound);
      new k.ClusterRoleBinding(chart, 'cluster-binding', { role: clusterRole }).addSubjects(...bound);
      new k.ConfigMap(chart, 'read', { data: { subjects: String(binding.subjects.length), role: binding.role.name } });
    },
  ),
  ...each<(k: Plus, chart: Chart) => void>(
    'a second binding',
    {
      'of a role': (k, chart) => {
        const role = new k.Role(chart, 'role');
        role.bind(k.User.fromName(chart, 'a', 'a'));
        role.bind(k.User.fromName(chart, 'b', 'b'));
      },
      'of a cluster role': (k, chart) => {
        const role = new k.ClusterRole(chart, 'role');
        role.bind(k.User.fromName(chart, 'a', 'a'));
        role.bind(k.User.fromName(chart, 'b', 'b'));
      },
      'of one subject': (k, chart) => {
        const role = new k.Role(chart, 'role');
        const user = k.User.fromName(chart, 'a', 'a');
        role.bind(user);
        role.bind(user);
      },
    },
    (k, chart, bind) => bind(k, chart),
  ),
  ...each<(k: Plus, chart: Chart, user: ISubject) => void>(
    'a grant',
    {
      'to read': (k, chart, user) => new k.ConfigMap(chart, 'config').permissions.grantRead(user),
      'to write': (k, chart, user) => new k.Secret(chart, 'secret').permissions.grantReadWrite(user),
      'to read twice': (k, chart, user) => {
        const config = new k.ConfigMap(chart, 'config');
        config.permissions.grantRead(user);
        config.permissions.grantRead(user);
      },
      'to read and to write': (k, chart, user) => {
        const config = new k.ConfigMap(chart, 'config');
        config.permissions.grantRead(user);
        config.permissions.grantReadWrite(user);
      },
      'of the class': (k, chart, user) => {
        new k.ResourcePermissions(new k.Service(chart, 'service', { ports: [{ port: 1 }] }) as never).grantRead(user);
      },
      'of workloads': (k, chart, user) => {
        new k.Deployment(chart, 'a', { containers: [{ image: 'a' }] }).permissions.grantRead(user);
        new k.Namespace(chart, 'b').permissions.grantRead(user);
        new k.PersistentVolumeClaim(chart, 'c').permissions.grantReadWrite(user);
      },
    },
    (k, chart, grant) => grant(k, chart, k.User.fromName(chart, 'user', 'somebody')),
  ),
];

function roles(k: Plus, chart: Chart): (Role | ClusterRole)[] {
  return [new k.Role(chart, 'role'), new k.ClusterRole(chart, 'cluster-role')];
}

function endpoints(
  k: Plus,
  chart: Chart,
  id: string,
): (IApiEndpoint & { readonly apiGroup: string; readonly resourceType: string })[] {
  return [
    k.ApiResource.PODS,
    k.ApiResource.custom({ apiGroup: 'example.com', resourceType: 'things' }),
    new k.Secret(chart, `${id}-secret`),
    new k.Deployment(chart, `${id}-deployment`, { containers: [{ image: 'web' }] }),
  ] as never;
}
