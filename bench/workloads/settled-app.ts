import { ApiObject, JsonPatch, Size } from 'cdk8s';
import type { Construct } from 'constructs';
import type { Kinds } from './usual-app';

const DIGEST = 'sha256:0f4fb1b1e1b6a9a5c0a2d2b3ef0b4ac5b8b7b7d0f6c0a3f2f9f2f7b3f5d1c7e9';

/** Who brings requests of the Ingress, which only a posture can say. */
export const INGRESS_CONTROLLER = {
  namespace: 'ingress-nginx',
  labels: { 'app.kubernetes.io/name': 'ingress-nginx' },
};

/**
 * The usual app when its warnings were dealt with, in code that cdk8s and cdk8s-plus-28 run as well. It has nine objects,
 * too: the Secret comes from elsewhere, and there is a budget.
 */
export function addSettledApp(kplus: Kinds, scope: Construct, number: number): void {
  const name = `app-${number}`;
  const account = new kplus.ServiceAccount(scope, `${name}-account`);
  const config = new kplus.ConfigMap(scope, `${name}-config`, {
    data: { MODE: 'fast', 'log-level': 'info', 'app.conf': 'workers = 4\nqueue = 16\n' },
  });
  const secret = kplus.Secret.fromSecretName(scope, `${name}-secret`, 'web');
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
        image: `registry.example.com/shop/web:1.${number}@${DIGEST}`,
        portNumber: 8080,
        envVariables: {
          MODE: kplus.EnvValue.fromConfigMap(config, 'MODE'),
          PASSWORD_FILE: kplus.EnvValue.fromValue('/secrets/password'),
          REGION: kplus.EnvValue.fromValue('eu-west-1'),
          LEVEL: kplus.EnvValue.fromValue('info'),
        },
        resources: {
          cpu: { request: kplus.Cpu.millis(100), limit: kplus.Cpu.millis(500) },
          memory: { request: Size.mebibytes(128), limit: Size.mebibytes(256) },
          ephemeralStorage: { request: Size.gibibytes(1), limit: Size.gibibytes(2) },
        },
        readiness: kplus.Probe.fromHttpGet('/ready'),
        liveness: kplus.Probe.fromHttpGet('/live'),
        startup: kplus.Probe.fromHttpGet('/live'),
        securityContext: { ensureNonRoot: true, readOnlyRootFilesystem: true, user: 10_001, group: 10_001 },
        volumeMounts: [
          { path: '/data', volume: kplus.Volume.fromPersistentVolumeClaim(scope, `${name}-data`, claim) },
          { path: '/secrets', volume: kplus.Volume.fromSecret(scope, `${name}-secrets`, secret) },
        ],
      },
    ],
  });
  deployment.scheduling.separate(deployment);
  ApiObject.of(deployment).addJsonPatch(
    JsonPatch.add('/spec/template/spec/topologySpreadConstraints', [
      {
        maxSkew: 1,
        topologyKey: 'topology.kubernetes.io/zone',
        whenUnsatisfiable: 'ScheduleAnyway',
        labelSelector: { matchLabels: deployment.matchLabels },
      },
    ]),
  );
  new ApiObject(scope, `${name}-budget`, {
    apiVersion: 'policy/v1',
    kind: 'PodDisruptionBudget',
    spec: {
      maxUnavailable: 1,
      selector: { matchLabels: deployment.matchLabels },
      unhealthyPodEvictionPolicy: 'AlwaysAllow',
    },
  });
  const service = deployment.exposeViaService({ name, ports: [{ port: 80, targetPort: 8080 }] });
  const ingress = new kplus.Ingress(scope, `${name}-ingress`);
  ingress.addHostRule(`${name}.example.com`, '/', kplus.IngressBackend.fromService(service));
  const certificate = kplus.Secret.fromSecretName(scope, `${name}-certificate`, 'certificate');
  ingress.addTls([{ hosts: [`${name}.example.com`], secret: certificate }]);
  new kplus.HorizontalPodAutoscaler(scope, `${name}-scaler`, { target: deployment, minReplicas: 2, maxReplicas: 5 });
  new kplus.NetworkPolicy(scope, `${name}-policy`, {
    selector: deployment,
    ingress: { default: kplus.NetworkPolicyTrafficDefault.DENY },
    egress: { default: kplus.NetworkPolicyTrafficDefault.DENY },
  });
}
