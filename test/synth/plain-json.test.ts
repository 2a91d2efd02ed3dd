import * as cdk8s from 'cdk8s';
import { k8s } from 'cdk8s-plus-28';
import { plainJson } from '../../src/synth/plain-json';

function chart(props: cdk8s.AppProps = {}): cdk8s.Chart {
  return new cdk8s.Chart(new cdk8s.App(props), 'chart', { namespace: 'shop', labels: { tier: 'web' } });
}

function object(scope: cdk8s.Chart, props: object = {}): cdk8s.ApiObject {
  return new cdk8s.ApiObject(scope, 'object', { apiVersion: 'v1', kind: 'ConfigMap', ...props });
}

function plain(made: cdk8s.ApiObject): unknown {
  return plainJson(made, made.toJson);
}

describe('what is rendered in one pass', () => {
  test('is what cdk8s renders', () => {
    const made = object(chart(), {
      data: { z: '1', a: null, list: [{ y: 1, x: cdk8s.Lazy.any({ produce: () => ({ d: [], c: {} }) }) }] },
      metadata: { annotations: { note: 'one' }, labels: { app: 'web' } },
    });
    made.metadata.add('nothing', { empty: [] });
    expect(JSON.stringify(plain(made))).toBe(JSON.stringify(made.toJson()));
  });

  test('is what a generated class renders, patches and all that it loses included', () => {
    const made = new k8s.KubeDeployment(chart(), 'object', {
      spec: {
        selector: { matchLabels: { app: 'web' } },
        strategy: { rollingUpdate: { maxSurge: k8s.IntOrString.fromString('25%') } },
        template: { spec: { hostPid: true, containers: [{ name: 'web', ports: [{ containerPort: 80 }] }] } },
      },
    });
    made.addJsonPatch(cdk8s.JsonPatch.add('/spec/paused', true), cdk8s.JsonPatch.add('/spec/unknown', true));
    expect(JSON.stringify(plain(made))).toBe(JSON.stringify(made.toJson()));
  });

  test('has values in the order in which Lazies make them, and keys in that of the alphabet', () => {
    let count = 0;
    const next = () => cdk8s.Lazy.any({ produce: () => ++count });
    const made = object(chart(), { data: { b: next(), a: { d: next(), c: next() } } });
    expect(plain(made)).toMatchObject({ data: { b: 1, a: { d: 2, c: 3 } } });
    expect(Object.keys((plain(made) as { data: object }).data)).toEqual(['a', 'b']);
  });

  test('keeps fields that are called like what every object has', () => {
    const made = object(chart(), JSON.parse('{ "__proto__": { "a": 1 }, "data": { "constructor": "b" } }') as object);
    expect(Object.entries(plain(made) as object)).toContainEqual(['__proto__', { a: 1 }]);
    expect(plain(made)).toMatchObject({ data: { constructor: 'b' } });
  });

  test('is what a class that a user has imported renders, of whichever layout its compiler has made its text', () => {
    // prettier-ignore
    class KubeThing extends cdk8s.ApiObject {
      static readonly GVK = { apiVersion: 'example.com/v1', kind: 'Thing' };
      static manifest(props = {}) { return { ...KubeThing.GVK, ...toJson_Thing(props) }; }
      toJson() { const resolved = super.toJson(); return { ...KubeThing.GVK, ...toJson_Thing(resolved) }; }
    }
    const scope = chart();
    for (let count = 0; count < 40; count++) {
      // the class has been edited since, and looks at two fields at once
      const made = new KubeThing(scope, `thing-${count}`, {
        ...KubeThing.GVK,
        spec: count % 2 ? { a: 1, b: 2 } : { b: 2 },
      } as never);
      expect(JSON.stringify(plain(made))).toBe(JSON.stringify(made.toJson()));
    }
  });

  test('is refused where a patch moves it into itself', () => {
    const made = object(chart(), { data: { a: 'b' } });
    made.addJsonPatch(cdk8s.JsonPatch.move('', '/data'));
    expect(() => plain(made)).toThrow(/^"chart\/object" has data\.data\..* an object that holds itself; write a copy/);
  });

  test('shares nothing with what users hold', () => {
    const data = { list: [{ a: 1 }] };
    const { data: rendered } = plain(object(chart(), { data })) as { data: typeof data };
    expect(rendered).toEqual(data);
    expect(rendered.list[0]).not.toBe(data.list[0]);
  });

  test.each(['', 'yes'])('has its keys as they were written where CDK8S_DISABLE_SORT is "%s"', (value) => {
    process.env.CDK8S_DISABLE_SORT = value;
    try {
      const made = object(chart(), { data: { b: '1', a: '2' }, binaryData: {} });
      expect(JSON.stringify(plain(made))).toBe(JSON.stringify(made.toJson()));
    } finally {
      delete process.env.CDK8S_DISABLE_SORT;
    }
  });
});

describe('it is left to cdk8s', () => {
  test('where an app has resolvers of its own', () => {
    expect(plain(object(chart({ resolvers: [{ resolve: () => undefined }] })))).toBeUndefined();
  });

  test('where somebody has replaced what a resolver does', () => {
    const made = object(chart());
    const [resolver] = (made.node.root as cdk8s.App).resolvers;
    resolver.resolve = () => undefined;
    expect(plain(made)).toBeUndefined();
  });

  test('where a class renders itself', () => {
    class Own extends cdk8s.ApiObject {
      public toJson(): object {
        return { ...super.toJson(), own: true };
      }
    }
    expect(plain(new Own(chart(), 'own', { apiVersion: 'v1', kind: 'ConfigMap' }))).toBeUndefined();
    class Deployed extends k8s.KubeDeployment {
      public toJson(): object {
        return { ...super.toJson(), own: true };
      }
    }
    expect(plain(new Deployed(chart(), 'own'))).toBeUndefined();
  });

  test('where its metadata renders itself', () => {
    const made = object(chart());
    made.metadata.toJson = () => ({ name: 'own' });
    expect(plain(made)).toBeUndefined();
  });

  test('where a class that looks generated has another idea of its manifest', () => {
    class KubeThing extends cdk8s.ApiObject {
      public static readonly GVK = { apiVersion: 'v1', kind: 'Thing' };
      public static manifest(props: object): object {
        return { ...KubeThing.GVK, ...props, other: true };
      }
      public toJson(): object {
        const resolved = super.toJson();
        return { ...KubeThing.GVK, ...resolved };
      }
    }
    expect(plain(new KubeThing(chart(), 'thing', KubeThing.GVK))).toBeUndefined();
  });
});

// as `cdk8s import` writes them, but for what was done to it
function toJson_Thing(obj: { metadata?: unknown; spec?: { a?: number; b?: number } }): object {
  const spec = obj.spec && { a: obj.spec.a, b: obj.spec.a ? obj.spec.b : undefined };
  return { metadata: obj.metadata, ...(spec ? { spec } : {}) };
}
