import { Duration, Size } from 'cdk8s';
import * as original from 'cdk8s-plus-28';
import { Chart, Posture, Testing } from '../../src';
import * as plus from '../../src/plus';
import { container, shop } from '../support/plus-shop';

const NAMES = ['Handler', 'IngressBackend', 'MetricTarget', 'NetworkPolicyPort', 'Probe', 'Volume'] as const;

/** One of each, made by cdk8s-plus-28 and by ours. */
const MADE: { readonly [name in (typeof NAMES)[number]]: readonly [object, object] } = {
  Handler: [original.Handler.fromCommand(['a']), plus.Handler.fromSleep(Duration.seconds(1))],
  IngressBackend: [backend(original), plus.IngressBackend.fromServiceName('web', 80)],
  MetricTarget: [original.MetricTarget.value(1), plus.MetricTarget.value('500m')],
  NetworkPolicyPort: [original.NetworkPolicyPort.tcp(1), plus.NetworkPolicyPort.named('http')],
  Probe: [original.Probe.fromCommand(['a']), plus.Probe.fromGrpc()],
  Volume: [original.Volume.fromEmptyDir(shop(), 'a', 'a'), plus.Volume.fromName(shop(), 'a', 'a')],
};

describe.each(NAMES)('an object of the class %s', (name) => {
  const [theirs, ours] = MADE[name];

  test('is one, whoever made it, and whoever asks', () => {
    for (const module of [original, plus]) {
      expect(theirs).toBeInstanceOf(module[name]);
      expect(ours).toBeInstanceOf(module[name]);
      expect({}).not.toBeInstanceOf(module[name]);
    }
  });

  test('has a class of that name, which others can extend', () => {
    expect(plus[name].name).toBe(name);
    const Base = plus[name] as unknown as new (...args: unknown[]) => object;
    class Derived extends Base {}
    expect(theirs).not.toBeInstanceOf(Derived);
    expect(new Derived(shop(), 'derived', 'name', {})).toBeInstanceOf(original[name]);
  });
});

describe.each([
  ['none', Posture.none()],
  ['restricted', Posture.restricted({ targetVersion: '1.33' })],
])('under a posture of %s', (_, posture) => {
  test('probes ask over gRPC, and with headers', () => {
    const pod = new plus.Pod(shop({ posture }), 'web', {
      containers: [
        {
          ...container,
          liveness: plus.Probe.fromGrpc({ service: 'shop', periodSeconds: Duration.seconds(5) }),
          readiness: plus.Probe.fromHttpGet('/ready', { httpHeaders: [{ name: 'Accept', value: 'text/plain' }] }),
          lifecycle: { preStop: plus.Handler.fromSleep(Duration.seconds(5)) },
        },
      ],
    });
    expect(podIn(Chart.of(pod) as Chart).containers[0]).toMatchObject({
      livenessProbe: { failureThreshold: 3, grpc: { port: 8080, service: 'shop' }, periodSeconds: 5 },
      readinessProbe: { httpGet: { httpHeaders: [{ name: 'Accept', value: 'text/plain' }], path: '/ready' } },
      lifecycle: { preStop: { sleep: { seconds: 5 } } },
    });
  });

  test('volumes are what cdk8s-plus-28 has no class for', () => {
    const chart = shop({ posture });
    const pod = new plus.Pod(chart, 'web', { containers: [container] });
    const volumes = [
      plus.Volume.fromProjected(chart, 'a', [plus.ProjectedSource.serviceAccountToken('vault')], { name: 'a' }),
      plus.Volume.fromDownwardApi(chart, 'b', { name: plus.PodField.podName() }, { name: 'b' }),
      plus.Volume.fromEphemeral(chart, 'c', { name: 'c', storage: Size.gibibytes(1) }),
      plus.Volume.fromImage(chart, 'd', 'registry.example.com/data:1', { name: 'd' }),
      plus.Volume.fromEmptyDir(chart, 'e', 'e', { sizeLimit: Size.mebibytes(64) }),
      plus.Volume.fromCsi(chart, 'f', 'csi.example.com', {
        name: 'f',
        nodePublishSecret: plus.Secret.fromSecretName(chart, 'secret', 'secret'),
      }),
    ];
    volumes.forEach((volume, index) => pod.containers[0].mount(`/${index}`, volume));
    const sources = podIn(chart).volumes.map(({ name, ...source }: { name: string }) => [name, Object.keys(source)[0]]);
    expect(Object.fromEntries(sources)).toMatchObject({
      a: 'projected',
      b: 'downwardAPI',
      c: 'ephemeral',
      d: 'image',
      e: 'emptyDir',
      f: 'csi',
    });
  });
});

function backend({ IngressBackend, Service }: typeof original): original.IngressBackend {
  return IngressBackend.fromService(new Service(shop(), 'web', { ports: [{ port: 80 }] }));
}

function podIn(chart: Chart): any {
  return Testing.synth(chart).find(({ kind }) => kind === 'Pod').spec;
}
