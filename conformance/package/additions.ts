/** An app that uses all that cdk8s-plus-31 and later have and cdk8s-plus-28 has not. */
import { Chart, Cron, Duration, Size } from 'cdk8s';
import { App, Posture } from 'cdk8s-bulkhead';
import * as kplus from 'cdk8s-bulkhead/lib/plus'; // the only line that differs from an app on a newer line

const app = new App({ posture: Posture.none() });
const chart = new Chart(app, 'shop', { namespace: 'shop' });

const headers: kplus.HttpHeader[] = [
  { name: 'Accept', value: 'application/json' },
  { name: 'X-Asks', value: 'kubelet' },
];
const grpc: kplus.GrpcProbeOptions = { port: 9090, service: 'shop.Cart', periodSeconds: Duration.seconds(5) };
new kplus.Deployment(chart, 'cart', {
  revisionHistoryLimit: 3,
  shareProcessNamespace: true,
  enableServiceLinks: false,
  containers: [
    {
      image: 'registry.example.com/cart:1',
      portNumber: 9090,
      startup: kplus.Probe.fromGrpc(),
      liveness: kplus.Probe.fromGrpc(grpc),
      readiness: kplus.Probe.fromHttpGet('/ready', { port: 8080, httpHeaders: headers }),
    },
  ],
}).exposeViaService();

const claim: kplus.PersistentVolumeClaimTemplateProps = {
  name: 'data',
  accessModes: [kplus.PersistentVolumeAccessMode.READ_WRITE_ONCE],
  storage: Size.gibibytes(10),
  storageClassName: 'fast',
};
const database = new kplus.StatefulSet(chart, 'database', {
  replicas: 3,
  volumeClaimTemplates: [claim],
  containers: [
    {
      image: 'registry.example.com/database:1',
      portNumber: 5432,
      volumeMounts: [{ path: '/data', volume: kplus.Volume.fromName(chart, 'data-volume', 'data') }],
    },
  ],
});
database.addVolumeClaimTemplate({
  name: 'log',
  accessModes: [kplus.PersistentVolumeAccessMode.READ_WRITE_ONCE_POD],
  storage: Size.mebibytes(2048),
});
database.containers[0].mount('/log', kplus.Volume.fromName(chart, 'log-volume', 'log'));
database.containers[0].mount('/tmp', kplus.Volume.fromEmptyDir(chart, 'tmp-volume', 'tmp'));

new kplus.StatefulSet(chart, 'cache', {
  containers: [
    {
      image: 'registry.example.com/cache:1',
      portNumber: 6379,
      volumeMounts: [{ path: '/cache', volume: kplus.Volume.fromEmptyDir(chart, 'cache-volume', 'cache') }],
    },
  ],
});

const containers: kplus.ContainerProps[] = [{ image: 'registry.example.com/task:1' }];
new kplus.Deployment(chart, 'worker', { containers });
new kplus.DaemonSet(chart, 'agent', { containers, shareProcessNamespace: true });
new kplus.Job(chart, 'migration', { containers, enableServiceLinks: false });
new kplus.CronJob(chart, 'report', { containers, schedule: Cron.daily(), enableServiceLinks: true });
new kplus.Pod(chart, 'shell', { containers, shareProcessNamespace: false });

app.synth();
