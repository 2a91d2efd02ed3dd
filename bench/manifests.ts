import * as fs from 'node:fs';
import * as path from 'node:path';
import { App, Chart, Size, Yaml } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import { PROJECT } from '../conformance/command';

/** How many objects a raw app has. */
const OBJECTS_PER_APP = 9;

/**
 * Writes manifests as teams have them before anybody looked: apps of nine objects, made with cdk8s and cdk8s-plus-28
 * alone, a file each.
 *
 * @returns how many objects there are: at least as many as wanted
 */
export function writeRawApps(folder: string, objects: number): number {
  const apps = Math.ceil(objects / OBJECTS_PER_APP);
  for (let number = 0; number < apps; number++) {
    const documents = manifestsOf(number);
    if (documents.length !== OBJECTS_PER_APP) throw new Error(`an app has ${documents.length} objects`);
    const text = documents.map((document) => Yaml.stringify(document)).join('---\n');
    fs.writeFileSync(path.join(folder, `app-${number}.yaml`), text);
  }
  return apps * OBJECTS_PER_APP;
}

/** Writes the rendered Online Boutique as often as it takes, each into namespaces of its own. */
export function writeBoutiques(folder: string, objects: number): number {
  const golden = path.join(PROJECT, 'dist', 'manifests', 'online-boutique.k8s.yaml');
  const text = fs.readFileSync(golden, 'utf8');
  const each = text.split(/^---$/m).length;
  const copies = Math.ceil(objects / each);
  for (let number = 0; number < copies; number++) {
    // the registry of its images has that name too
    const copy = text.replace(/online-boutique(?!-ci)/g, `online-boutique-${number}`);
    fs.writeFileSync(path.join(folder, `boutique-${number}.yaml`), copy);
  }
  return copies * each;
}

function manifestsOf(number: number): object[] {
  const name = `app-${number}`;
  // an app of its own for each: with a thousand charts in one, cdk8s takes a thousand times as long for each
  const chart = new Chart(new App(), name, { namespace: `team-${number % 50}`, disableResourceNameHashes: true });
  const config = new kplus.ConfigMap(chart, 'config', { data: { mode: 'fast', 'log-level': 'info' } });
  const secret = new kplus.Secret(chart, 'secret', { stringData: { password: 'to-be-replaced' } });
  const claim = new kplus.PersistentVolumeClaim(chart, 'claim', {
    accessModes: [kplus.PersistentVolumeAccessMode.READ_WRITE_ONCE],
    storage: Size.gibibytes(1),
  });
  const deployment = new kplus.Deployment(chart, 'web', {
    serviceAccount: new kplus.ServiceAccount(chart, 'account'),
    containers: [
      {
        image: `registry.example.com/shop/web:1.${number}`,
        portNumber: 8080,
        envVariables: {
          MODE: kplus.EnvValue.fromConfigMap(config, 'mode'),
          PASSWORD: kplus.EnvValue.fromSecretValue({ secret, key: 'password' }),
        },
        volumeMounts: [{ path: '/data', volume: kplus.Volume.fromPersistentVolumeClaim(chart, 'data', claim) }],
      },
    ],
  });
  const service = deployment.exposeViaService({ name: 'web', ports: [{ port: 80, targetPort: 8080 }] });
  const ingress = new kplus.Ingress(chart, 'ingress');
  ingress.addHostRule(`${name}.example.com`, '/', kplus.IngressBackend.fromService(service));
  new kplus.HorizontalPodAutoscaler(chart, 'scaler', { target: deployment, maxReplicas: 5 });
  new kplus.NetworkPolicy(chart, 'policy', { selector: deployment });
  return chart.toJson() as object[];
}
