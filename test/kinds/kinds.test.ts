import { ApiObject, Chart as RawChart, Cron, JsonPatch, Size, Testing as RawTesting } from 'cdk8s';
import * as raw from 'cdk8s-plus-28';
import type { Construct } from 'constructs';
import { Posture, Testing } from '../../src';
import * as plus from '../../src/plus';

type Kplus = typeof raw;

const container = { image: 'registry.example.com/web:1.0.0', portNumber: 8080 };

/** The smallest of every kind, made by cdk8s-plus-28 or by this library alike. */
const kinds: { readonly [kind: string]: (kplus: Kplus, scope: Construct) => raw.Resource } = {
  ConfigMap: (kplus, scope) => new kplus.ConfigMap(scope, 'it', { data: { greeting: 'hello' } }),
  CronJob: (kplus, scope) => new kplus.CronJob(scope, 'it', { schedule: Cron.daily(), containers: [container] }),
  DaemonSet: (kplus, scope) => new kplus.DaemonSet(scope, 'it', { containers: [container] }),
  Deployment: (kplus, scope) => new kplus.Deployment(scope, 'it', { containers: [container] }),
  Ingress: (kplus, scope) => {
    const service = new kplus.Service(scope, 'service', { ports: [{ port: 80 }] });
    return new kplus.Ingress(scope, 'it', { defaultBackend: kplus.IngressBackend.fromService(service) });
  },
  Job: (kplus, scope) => new kplus.Job(scope, 'it', { containers: [container] }),
  Namespace: (kplus, scope) => new kplus.Namespace(scope, 'it'),
  PersistentVolumeClaim: (kplus, scope) =>
    new kplus.PersistentVolumeClaim(scope, 'it', {
      accessModes: [kplus.PersistentVolumeAccessMode.READ_WRITE_ONCE],
      storage: Size.gibibytes(1),
    }),
  Pod: (kplus, scope) => new kplus.Pod(scope, 'it', { containers: [container] }),
  Secret: (kplus, scope) => new kplus.Secret(scope, 'it', { stringData: { user: 'shop' } }),
  Service: (kplus, scope) => new kplus.Service(scope, 'it', { ports: [{ port: 80 }] }),
  ServiceAccount: (kplus, scope) => new kplus.ServiceAccount(scope, 'it'),
  StatefulSet: (kplus, scope) => new kplus.StatefulSet(scope, 'it', { containers: [container] }),
};

const names = Object.keys(kinds);

test.each(names)('%s renders as reviewed', (kind) => {
  const chart = Testing.chart();
  kinds[kind](plus, chart);
  expect(Testing.synth(chart)).toMatchSnapshot();
});

test.each(names)('%s renders twice to the same', (kind) => {
  const chart = Testing.chart();
  kinds[kind](plus, chart);
  const first = JSON.stringify(Testing.synth(chart));
  expect(JSON.stringify(Testing.synth(chart))).toBe(first);
});

test.each(names)('%s under Posture.none() is byte for byte what cdk8s-plus-28 renders', (kind) => {
  const ours = Testing.app();
  Posture.none().applyTo(ours);
  kinds[kind](plus, new RawChart(ours, 'test', { namespace: 'shop' }));
  const theirs = RawTesting.app();
  kinds[kind](raw, new RawChart(theirs, 'test', { namespace: 'shop' }));
  expect(ours.synthYaml()).toBe(theirs.synthYaml());
});

test.each(names)('%s under the App and Chart of cdk8s is hardened too', (kind) => {
  const chart = RawTesting.chart();
  kinds[kind](plus, chart);
  const own = Testing.chart();
  kinds[kind](plus, own);
  expect(RawTesting.synth(chart)).toEqual(Testing.synth(own).map(withoutExemption));
});

/** Without what scanners are told because of other objects, which only an App of ours knows. */
function withoutExemption(manifest: any): object {
  const { 'polaris.fairwinds.com/missingNetworkPolicy-exempt': exempt, ...annotations } =
    manifest.metadata.annotations ?? {};
  const { annotations: _, ...metadata } = manifest.metadata;
  return { ...manifest, metadata: Object.keys(annotations).length > 0 ? { ...metadata, annotations } : metadata };
}

test.each(names)('%s keeps a patch of a field that cdk8s-plus-28 does not know, of any value', (kind) => {
  const chart = Testing.chart();
  const resource = kinds[kind](plus, chart);
  ApiObject.of(resource).addJsonPatch(
    JsonPatch.add('/metadata/managedFields', [{ manager: 'test' }]),
    JsonPatch.add('/newerThan128', { quantity: '500m', list: [{ value: 'x' }] }),
  );
  const manifest = Testing.synth(chart).find(
    (each) => each.metadata.name === resource.name && each.kind === resource.kind,
  );
  expect(manifest).toMatchObject({
    metadata: { managedFields: [{ manager: 'test' }] },
    newerThan128: { quantity: '500m', list: [{ value: 'x' }] },
  });
});

const PODS: { readonly [kind: string]: string } = {
  CronJob: '/spec/jobTemplate/spec/template/spec',
  DaemonSet: '/spec/template/spec',
  Deployment: '/spec/template/spec',
  Job: '/spec/template/spec',
  Pod: '/spec',
  StatefulSet: '/spec/template/spec',
};

test.each(Object.entries(PODS))(
  '%s takes patches of the API, and of the 1.28 library, as they are written',
  (kind, pod) => {
    const chart = Testing.chart({ posture: Posture.restricted({ targetVersion: '1.30' }) });
    const resource = kinds[kind](plus, chart);
    const main = `${pod}/containers/0`;
    ApiObject.of(resource).addJsonPatch(
      JsonPatch.add(`${pod}/securityContext/appArmorProfile`, { type: 'RuntimeDefault' }), // since 1.30
      JsonPatch.replace(`${main}/resources/limits/cpu`, '2'),
      JsonPatch.replace(`${main}/resources/requests/cpu`, { value: '250m' }),
      JsonPatch.replace(`${main}/ports/0`, { containerPort: 9090, name: 'admin' }),
      JsonPatch.add(`${main}/ports/-`, { containerPort: 9091, hostIp: '192.0.2.1' }),
      JsonPatch.add(`${pod}/setHostnameAsFqdn`, true),
    );
    const manifest = Testing.synth(chart).find((each) => each.kind === kind);
    const spec = pod
      .split('/')
      .slice(1)
      .reduce((value, key) => value[key], manifest);
    expect(spec).toMatchObject({
      securityContext: { appArmorProfile: { type: 'RuntimeDefault' }, seccompProfile: { type: 'RuntimeDefault' } },
      setHostnameAsFQDN: true,
      containers: [
        {
          resources: { limits: { cpu: '2' }, requests: { cpu: '250m' } },
          ports: [
            { containerPort: 9090, name: 'admin' },
            { containerPort: 9091, hostIP: '192.0.2.1' },
          ],
        },
      ],
    });
  },
);

test.each(['CronJob', 'DaemonSet', 'Deployment', 'Job', 'Pod', 'StatefulSet'])(
  '%s is hardened when a patch replaces it whole',
  (kind) => {
    const chart = Testing.chart();
    const resource = kinds[kind](plus, chart);
    const labels = { app: 'other' };
    const restartPolicy = kind.endsWith('Job') ? 'Never' : 'Always';
    const containers = [{ name: 'other', image: 'registry.example.com/other:1.0.0' }];
    const pod = { metadata: { labels }, spec: { containers, restartPolicy } };
    const jobTemplate = { spec: { template: pod } };
    const template = kind === 'Job' ? { template: pod } : { template: pod, selector: { matchLabels: labels } };
    const spec = kind === 'Pod' ? pod.spec : kind === 'CronJob' ? { schedule: '@daily', jobTemplate } : template;
    ApiObject.of(resource).addJsonPatch(
      JsonPatch.replace('', { apiVersion: resource.apiVersion, kind, metadata: { name: 'other' }, spec }),
    );
    const manifest = Testing.synth(chart).find((each) => each.metadata.name === 'other');
    expect(JSON.stringify(manifest)).toContain('"drop":["ALL"]');
  },
);

test('what a Deployment exposes is a Service and an Ingress of this library', () => {
  const chart = Testing.chart();
  const deployment = new plus.Deployment(chart, 'web', { containers: [container] });
  const service = deployment.exposeViaService();
  expect(service).toBeInstanceOf(plus.Service);
  expect(service.exposeViaIngress('/')).toBeInstanceOf(plus.Ingress);
  expect(deployment.exposeViaIngress('/shop', { name: 'second' })).toBeInstanceOf(plus.Ingress);
});

test('the headless Service of a StatefulSet is one of this library', () => {
  const chart = Testing.chart();
  expect(new plus.StatefulSet(chart, 'db', { containers: [container] }).service).toBeInstanceOf(plus.Service);
});

test('a kind passes wherever cdk8s-plus-28 takes its own', () => {
  const chart = Testing.chart();
  const deployment: raw.Deployment = new plus.Deployment(chart, 'web', { containers: [container] });
  new raw.HorizontalPodAutoscaler(chart, 'autoscaler', { target: deployment, maxReplicas: 5 });
  new raw.NetworkPolicy(chart, 'policy', {
    selector: deployment,
    ingress: { default: raw.NetworkPolicyTrafficDefault.DENY },
  });
  const rendered = Testing.synth(chart);
  expect(rendered.map((each) => each.kind)).toEqual([
    'Deployment',
    'NetworkPolicy',
    'HorizontalPodAutoscaler',
    'NetworkPolicy',
  ]);
});

test('the kinds in lib/plus are ours', () => {
  expect(names.filter((name) => plus[name as keyof Kplus] === raw[name as keyof Kplus])).toEqual([]);
});

test('an error finding of a kind is thrown when it is rendered under the App of cdk8s', () => {
  const chart = RawTesting.chart();
  new plus.Pod(chart, 'root', {
    containers: [{ ...container, securityContext: { privileged: true, allowPrivilegeEscalation: true } }],
  });
  expect(() => RawTesting.synth(chart)).toThrow(/no-privileged-container/);
});
