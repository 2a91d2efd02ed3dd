import { Chart, Cron, Size } from 'cdk8s';
import type { ContainerProps, ISubject } from 'cdk8s-plus-28';
import type { Plus } from '../scenarios/scenario';
import { CONTAINER, Defect, refused, rendered } from './defect';

/** Defects of roles, bindings and autoscalers. */
export const ACCESS: Defect[] = [
  {
    title: 'what may be read is named as the API server names it',
    seen: (k, newChart) => {
      const chart = newChart();
      const report = new k.CronJob(chart, 'report', { containers: [CONTAINER], schedule: Cron.daily() });
      const target = new k.Deployment(chart, 'web', { containers: [sized(k)] });
      const autoscaler = new k.HorizontalPodAutoscaler(chart, 'autoscaler', { target, maxReplicas: 4 });
      new k.Role(chart, 'role').allowRead(report, autoscaler);
      return rendered(chart, 'Role')[0].rules.flatMap(({ resources }: any) => resources);
    },
    mended: ['cronjobs', 'horizontalpodautoscalers'],
  },
  bound(
    'pods without ServiceAccount are bound by one of their own, in its namespace',
    (k, chart) => new k.Deployment(chart, 'web', { containers: [CONTAINER], automountServiceAccountToken: true }),
  ),
  {
    title: 'a ServiceAccount whose namespace nobody knows is not bound everywhere',
    seen: (k, newChart) => {
      const chart = newChart({ namespace: undefined });
      new k.ClusterRole(chart, 'role').bind(new k.ServiceAccount(chart, 'account'));
      return rendered(chart, 'ClusterRoleBinding')[0].subjects;
    },
    mended: refused('namespace'),
  },
  {
    title: 'a grant on one object reads as what it gives',
    seen: (k, newChart) => {
      const chart = newChart();
      new k.Role(chart, 'role').allowReadWrite(new k.Secret(chart, 'secret'));
      const [{ rules }] = rendered(chart, 'Role');
      return rules.filter(
        ({ resourceNames, verbs }: any) => resourceNames && /create|deletecollection/.test(verbs.join()),
      );
    },
    mended: [],
  },
  {
    title: 'a ClusterRole is bound twice',
    seen: (k, newChart) => {
      const chart = newChart();
      const role = new k.ClusterRole(chart, 'role');
      role.bind(k.User.fromName(chart, 'a', 'ann'));
      role.bind(k.User.fromName(chart, 'b', 'bob'));
      return rendered(chart, 'ClusterRoleBinding').flatMap(({ subjects }) => subjects.map(({ name }: any) => name));
    },
    mended: ['ann', 'bob'],
  },
  {
    title: 'somebody may read, and is then let write',
    seen: (k, newChart) => {
      const chart = newChart();
      const { permissions } = new k.ConfigMap(chart, 'config');
      const user = k.User.fromName(chart, 'user', 'ann');
      permissions.grantRead(user);
      permissions.grantReadWrite(user);
      return rendered(chart, 'RoleBinding').length;
    },
    mended: 1,
  },
  {
    title: 'cluster-scoped objects are in no namespace',
    seen: (k, newChart) => {
      const chart = newChart();
      new k.ClusterRole(chart, 'role').allowRead(k.ApiResource.NODES);
      new k.Namespace(chart, 'namespace');
      return ['ClusterRole', 'Namespace'].map((kind) => rendered(chart, kind)[0].metadata.namespace);
    },
    mended: [undefined, undefined],
  },
  autoscaled('pods are doubled, not tripled, at a time', ({ scaleUp }) => scaleUp.policies.find(isPercent).value, 100),
  autoscaled(
    'many pods go when the load does, not one by one',
    ({ scaleDown }) => scaleDown.policies.some(isPercent),
    true,
  ),
  {
    title: 'a metric that no cluster has is refused',
    seen: (k, newChart) => {
      const chart = newChart();
      const target = new k.Deployment(chart, 'web', { containers: [sized(k)] });
      const metrics = [k.Metric.resourceStorage(k.MetricTarget.averageValue(1))];
      new k.HorizontalPodAutoscaler(chart, 'autoscaler', { target, maxReplicas: 4, metrics });
      return rendered(chart, 'HorizontalPodAutoscaler').length;
    },
    mended: refused('storage'),
  },
];

function bound(title: string, subject: (k: Plus, chart: Chart) => ISubject): Defect {
  return {
    title,
    seen: (k, newChart) => {
      const chart = newChart();
      new k.ClusterRole(chart, 'role').bind(subject(k, chart));
      const [{ subjects }] = rendered(chart, 'ClusterRoleBinding');
      return subjects.map(({ name, namespace }: any) => [name === 'default', namespace]);
    },
    mended: [[false, 'shop']],
  };
}

function autoscaled(title: string, read: (behavior: any) => unknown, mended: unknown): Defect {
  return {
    title,
    seen: (k, newChart) => {
      const chart = newChart();
      const target = new k.Deployment(chart, 'web', { containers: [sized(k)] });
      new k.HorizontalPodAutoscaler(chart, 'autoscaler', { target, maxReplicas: 40 });
      return read(rendered(chart, 'HorizontalPodAutoscaler')[0].spec.behavior);
    },
    mended,
  };
}

function isPercent({ type }: { readonly type: string }): boolean {
  return type === 'Percent';
}

function sized(k: Plus): ContainerProps {
  const cpu = { request: k.Cpu.millis(100), limit: k.Cpu.millis(200) };
  return { ...CONTAINER, resources: { cpu, memory: { request: Size.mebibytes(64), limit: Size.mebibytes(64) } } };
}
