import { ApiObject, Chart, Cron, JsonPatch, Size } from 'cdk8s';
import type { ContainerProps } from 'cdk8s-plus-28';
import type { Plus, Scenario } from '../../test/plus/scenarios/scenario';

const WEB: ContainerProps = {
  name: 'web',
  image: 'registry.example.com/web:1.0.0',
  portNumber: 8080,
};

/** Apps as they are in clusters, beside the scenarios of which an API server refuses many. */
export const APPS: readonly Scenario[] = [
  {
    title: 'a shop',
    build: (k, chart) => {
      const settings = new k.ConfigMap(chart, 'settings', { data: { greeting: 'hello', theme: 'dark' } });
      const password = new k.Secret(chart, 'password', { stringData: { password: 'swordfish' } });
      const serviceAccount = new k.ServiceAccount(chart, 'account');
      const web = new k.Deployment(chart, 'web', { containers: [WEB], serviceAccount });
      const [container] = web.containers;
      container.env.addVariable('GREETING', k.EnvValue.fromConfigMap(settings, 'greeting'));
      container.env.addVariable('PASSWORD', password.envValue('password'));
      container.mount('/settings', k.Volume.fromConfigMap(chart, 'files', settings));
      container.mount('/entries', k.Volume.fromPersistentVolumeClaim(chart, 'volume', claim(k, chart, 'entries')));
      const service = web.exposeViaService({ ports: [{ port: 80, targetPort: 8080 }] });
      const ingress = new k.Ingress(chart, 'ingress', { tls: [{ hosts: ['shop.example.com'], secret: password }] });
      ingress.addHostRule('shop.example.com', '/', k.IngressBackend.fromService(service));
      const metrics = [k.Metric.resourceCpu(k.MetricTarget.averageUtilization(70))];
      new k.HorizontalPodAutoscaler(chart, 'load', { target: web, maxReplicas: 5, metrics });
      const role = new k.Role(chart, 'role');
      role.allowRead(settings, k.ApiResource.PODS);
      role.bind(serviceAccount);
      const readers = new k.ClusterRole(chart, 'readers');
      readers.allowRead(k.ApiResource.NODES);
      readers.bind(serviceAccount);
      new k.DaemonSet(chart, 'agent', { containers: [WEB] });
      new k.CronJob(chart, 'nightly', { containers: [WEB], schedule: Cron.daily() });
      new k.Job(chart, 'migration', { containers: [WEB] });
    },
  },
  {
    title: 'a database',
    build: (k, chart) => {
      const set = new k.StatefulSet(chart, 'db', { containers: [WEB], replicas: 2 });
      // as cdk8s spells it, which loses a plain text
      const spec = { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: { value: '1Gi' } } } };
      const templates = [{ metadata: { name: 'data' }, spec }];
      ApiObject.of(set).addJsonPatch(JsonPatch.add('/spec/volumeClaimTemplates', templates));
    },
  },
  {
    title: 'a disk',
    build: (k, chart) => {
      new k.AwsElasticBlockStorePersistentVolume(chart, 'disk', {
        volumeId: 'vol-1',
        accessModes: [k.PersistentVolumeAccessMode.READ_WRITE_ONCE],
        storage: Size.gibibytes(1),
        claim: claim(k, chart, 'entries'),
      });
    },
  },
  {
    title: 'a ReplicaSet',
    build: (_k, chart) => {
      const labels = { app: 'web' };
      const template = { metadata: { labels }, spec: { containers: [{ name: 'web', image: WEB.image }] } };
      const spec = { replicas: 1, selector: { matchLabels: labels }, template };
      new ApiObject(chart, 'set', { apiVersion: 'apps/v1', kind: 'ReplicaSet', spec });
    },
  },
];

function claim(k: Plus, chart: Chart, id: string) {
  return new k.PersistentVolumeClaim(chart, id, {
    accessModes: [k.PersistentVolumeAccessMode.READ_WRITE_ONCE],
    storage: Size.gibibytes(1),
    storageClassName: 'fast',
  });
}
