import { Size } from 'cdk8s';
import type * as cdk8sPlus from 'cdk8s-plus-28';
import type { Construct } from 'constructs';

/** cdk8s-plus-28, or our kinds in its place: the same code is for both. */
export type Kinds = typeof cdk8sPlus;

/** An app of nine objects as teams have it: much is set that matters, and not all. */
export function addUsualApp(kplus: Kinds, scope: Construct, number: number): void {
  const name = `app-${number}`;
  const account = new kplus.ServiceAccount(scope, `${name}-account`);
  const config = new kplus.ConfigMap(scope, `${name}-config`, {
    data: { MODE: 'fast', 'log-level': 'info', 'app.conf': 'workers = 4\nqueue = 16\n' },
  });
  const secret = new kplus.Secret(scope, `${name}-secret`, { stringData: { password: 'to-be-replaced' } });
  const claim = new kplus.PersistentVolumeClaim(scope, `${name}-claim`, {
    accessModes: [kplus.PersistentVolumeAccessMode.READ_WRITE_ONCE],
    storage: Size.gibibytes(1),
  });
  const deployment = new kplus.Deployment(scope, `${name}-web`, {
    serviceAccount: account,
    securityContext: { ensureNonRoot: true, user: 10_001, group: 10_001, fsGroup: 10_001 },
    containers: [
      {
        name: 'web',
        image: `registry.example.com/shop/web:1.${number}`,
        portNumber: 8080,
        envVariables: {
          MODE: kplus.EnvValue.fromConfigMap(config, 'MODE'),
          PASSWORD: kplus.EnvValue.fromSecretValue({ secret, key: 'password' }),
          REGION: kplus.EnvValue.fromValue('eu-west-1'),
          LEVEL: kplus.EnvValue.fromValue('info'),
        },
        resources: {
          cpu: { request: kplus.Cpu.millis(100), limit: kplus.Cpu.millis(500) },
          memory: { request: Size.mebibytes(128), limit: Size.mebibytes(256) },
        },
        readiness: kplus.Probe.fromHttpGet('/ready'),
        liveness: kplus.Probe.fromHttpGet('/live'),
        startup: kplus.Probe.fromHttpGet('/live'),
        securityContext: { ensureNonRoot: true, readOnlyRootFilesystem: true, user: 10_001, group: 10_001 },
        volumeMounts: [{ path: '/data', volume: kplus.Volume.fromPersistentVolumeClaim(scope, `${name}-data`, claim) }],
      },
    ],
  });
  const service = deployment.exposeViaService({ name, ports: [{ port: 80, targetPort: 8080 }] });
  const ingress = new kplus.Ingress(scope, `${name}-ingress`);
  ingress.addHostRule(`${name}.example.com`, '/', kplus.IngressBackend.fromService(service));
  new kplus.HorizontalPodAutoscaler(scope, `${name}-scaler`, { target: deployment, maxReplicas: 5 });
  new kplus.NetworkPolicy(scope, `${name}-policy`, {
    selector: deployment,
    ingress: { default: kplus.NetworkPolicyTrafficDefault.DENY },
    egress: { default: kplus.NetworkPolicyTrafficDefault.DENY },
  });
}
