import { ApiObject, Chart, JsonPatch, Size } from 'cdk8s';
import { App } from 'cdk8s-bulkhead'; // the only line that differs from an app on cdk8s alone
import * as kplus from 'cdk8s-plus-28';

const app = new App();
const chart = new Chart(app, 'guestbook', { namespace: 'guestbook' });

const settings = new kplus.ConfigMap(chart, 'settings', { data: { greeting: 'hello' } });
const storage = new kplus.PersistentVolumeClaim(chart, 'entries', {
  accessModes: [kplus.PersistentVolumeAccessMode.READ_WRITE_MANY],
  storage: Size.gibibytes(1),
});
const guestbook = new kplus.Deployment(chart, 'guestbook', {
  containers: [
    {
      image: 'registry.example.com/guestbook:2.1.0',
      portNumber: 8080,
      securityContext: { user: 20000, group: 20000 },
      envVariables: { GREETING: kplus.EnvValue.fromConfigMap(settings, 'greeting') },
      volumeMounts: [{ path: '/entries', volume: kplus.Volume.fromPersistentVolumeClaim(chart, 'volume', storage) }],
      readiness: kplus.Probe.fromHttpGet('/ready', { port: 8080 }),
      liveness: kplus.Probe.fromTcpSocket({ port: 8080 }),
    },
  ],
});
// on cdk8s alone, this removes the limit instead
ApiObject.of(guestbook).addJsonPatch(JsonPatch.replace('/spec/template/spec/containers/0/resources/limits/cpu', '2'));
guestbook.exposeViaIngress('/', { ports: [{ port: 80, targetPort: 8080 }] });

app.synth();
