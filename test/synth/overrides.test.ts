import { ApiObject, Chart, Duration, JsonPatch, Lazy, Size } from 'cdk8s';
import { App, Deployment, Posture, Service } from '../../src';
import type { JsonObject } from '../../src/manifest/json';

function chartOf(posture = Posture.none()): Chart {
  return new Chart(new App({ posture }), 'shop');
}

function webWith(overrides: JsonObject, chart = chartOf()): Deployment {
  return new Deployment(chart, 'web', { containers: [{ image: 'registry.example.com/web:1' }], overrides });
}

const specOf = (deployment: Deployment) => ApiObject.of(deployment).toJson().spec;

const thrownBy = (action: () => unknown): string => {
  try {
    action();
  } catch (error) {
    return (error as Error).message;
  }
  return 'nothing';
};

describe('overrides', () => {
  test('come after what kinds render, under every posture', () => {
    for (const posture of [Posture.none(), Posture.baseline(), Posture.restricted()]) {
      const spec = specOf(
        webWith({ spec: { template: { spec: { containers: [{ name: 'main', tty: true }] } } } }, chartOf(posture)),
      );
      expect(spec.template.spec.containers).toEqual([
        expect.objectContaining({ name: 'main', image: 'registry.example.com/web:1', tty: true }),
      ]);
    }
  });

  test('come before patches, which see them', () => {
    const web = webWith({ spec: { paused: true, replicas: 5 } });
    ApiObject.of(web).addJsonPatch(JsonPatch.test('/spec/paused', true), JsonPatch.replace('/spec/replicas', 6));
    expect(specOf(web)).toMatchObject({ paused: true, replicas: 6 });
  });

  test('come before fixes, which leave what they say', () => {
    const pod = {
      securityContext: { runAsUser: 1234, seccompProfile: { type: 'Localhost', localhostProfile: 'web' } },
    };
    const { securityContext } = specOf(webWith({ spec: { template: { spec: pod } } }, chartOf(Posture.restricted())))
      .template.spec;
    expect(securityContext).toMatchObject(pod.securityContext);
  });

  test('render the same each time, and are not what a fix changes', () => {
    const overrides = {
      spec: { template: { spec: { containers: [{ name: 'extra', image: 'registry.example.com/x:1' }] } } },
    };
    const before = structuredClone(overrides);
    const web = webWith(overrides, chartOf(Posture.restricted()));
    expect(specOf(web)).toEqual(specOf(web));
    expect(overrides).toEqual(before);
  });

  test('are copied when they are given', () => {
    const overrides = { spec: { replicas: 3 } };
    const web = webWith(overrides);
    overrides.spec.replicas = 4;
    expect(specOf(web).replicas).toBe(3);
  });

  test('may be frozen, without a prototype, and have fields that are undefined', () => {
    const spec = Object.freeze(Object.assign(Object.create(null), { replicas: 3, paused: undefined }));
    const rendered = specOf(webWith(Object.freeze({ spec })));
    expect(rendered.replicas).toBe(3);
    expect(rendered).not.toHaveProperty('paused');
  });

  test('that cannot be laid over an object are refused when it is rendered, naming its construct', () => {
    const web = webWith({ spec: { template: { spec: { containers: [{ tty: true }] } } } });
    expect(thrownBy(() => ApiObject.of(web).toJson())).toBe(
      'overrides of "shop/web/Resource": spec.template.spec.containers[0] must say by name which item it is; write "main" to change an item, or a new name to add one',
    );
    const service = new Service(chartOf(), 'api', {
      ports: [{ port: 80 }],
      overrides: { metadata: { name: 'x' } },
    } as never);
    expect(thrownBy(() => ApiObject.of(service).toJson())).toMatch(
      /^overrides of "shop\/api\/Resource": metadata\.name cannot become "x"/,
    );
  });
});

describe('a value that JSON does not have is refused where it is written', () => {
  const cyclic: JsonObject = {};
  cyclic.spec = { template: cyclic };
  const holes = [1];
  holes.length = 2;

  test.each<[string, JsonObject, string]>([
    ['a function', { spec: { replicas: () => 2 } }, 'spec.replicas is a function, which JSON does not have'],
    ['NaN', { spec: { replicas: NaN } }, 'spec.replicas is NaN, which JSON does not have'],
    ['Infinity', { spec: { replicas: -Infinity } }, 'spec.replicas is -Infinity, which JSON does not have'],
    ['a bigint', { spec: { replicas: 2n } }, 'spec.replicas is the bigint 2, which JSON does not have'],
    ['a symbol', { spec: { replicas: Symbol('two') } }, 'spec.replicas is a symbol, which JSON does not have'],
    ['undefined in a list', { spec: { items: [undefined] } }, 'spec.items[0] is undefined, which JSON does not have'],
    ['a hole in a list', { spec: { items: holes } }, 'spec.items[1] is undefined, which JSON does not have'],
    ['an object in itself', cyclic, 'spec.template is an object that contains itself'],
    [
      'a value that is made later',
      { spec: { replicas: Lazy.any({ produce: () => 2 }) } },
      'spec.replicas is an instance of Lazy',
    ],
    ['a size', { spec: { size: Size.gibibytes(1) } }, 'spec.size is an instance of Size'],
    ['a duration', { spec: { time: Duration.seconds(1) } }, 'spec.time is an instance of Duration'],
    ['a date', { spec: { time: new Date(0) } }, 'spec.time is an instance of Date'],
    ['a map', { spec: { labels: new Map() } }, 'spec.labels is an instance of Map'],
    ['a list of overrides', [{ spec: {} }] as never, 'must be an object, not [{"spec":{}}]'],
  ])('%s', (_name, overrides, message) => {
    expect(thrownBy(() => webWith(overrides))).toContain(`overrides of "shop/web/Resource": ${message}`);
  });

  test('but one object may stand in two places', () => {
    const labels = { tier: 'front' };
    expect(
      specOf(webWith({ metadata: { labels }, spec: { template: { metadata: { labels } } } })).template,
    ).toMatchObject({ metadata: { labels } });
  });
});
