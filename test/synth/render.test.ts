import * as cdk8s from 'cdk8s';
import { JsonPatch } from 'cdk8s';
import { k8s } from 'cdk8s-plus-28';
import type { Construct } from 'constructs';
import { Chart, Posture, Testing } from '../../src';
import type { Rule } from '../../src/policy/rule';
import type { PostureData, WaiverData } from '../../src/policy/subject';
import { DEFAULT_POSTURE } from '../../src/posture/scope';
import { attachmentsOf } from '../../src/synth/attachments';
import { amend, ownKind } from '../../src/synth/own-kind';
import { render } from '../../src/synth/render';
import { BEHAVE, MARK, obey } from './fake-posture';

const FAKE: PostureData = {
  ...DEFAULT_POSTURE,
  name: 'fake',
  rules: [MARK, BEHAVE].map((rule: Rule) => ({ rule, severity: 'error' })),
};
const NONE: PostureData = { ...DEFAULT_POSTURE, name: 'none', rules: [] };
const WAIVERS: readonly WaiverData[] = [];

function map(scope: Construct, id = 'map', more: object = {}): cdk8s.ApiObject {
  return new cdk8s.ApiObject(scope, id, { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: id }, ...more });
}

function chartOf(app: cdk8s.App = Testing.app()): cdk8s.Chart {
  return new cdk8s.Chart(app, 'test');
}

test('the private parts of cdk8s that rendering needs are there', () => {
  const object = map(chartOf());
  const patch = JsonPatch.add('/a', 1);
  object.addJsonPatch(patch);
  expect((object as any).patches).toEqual([patch]);
  expect((patch as any)._toJson()).toEqual({ op: 'add', path: '/a', value: 1 });
  // how a class maps its props, by itself and as the method that cdk8s calls
  const props = { spec: { clusterIp: 'None' } };
  expect(k8s.KubeService.manifest(props)).toMatchObject({ kind: 'Service', spec: { clusterIP: 'None' } });
  expect(new k8s.KubeService(chartOf(), 'web', props).toJson()).toMatchObject(k8s.KubeService.manifest(props));
});

test('a foreign object gets what can stop no process, one of ours gets all', () => {
  const chart = chartOf();
  const [foreign, own] = [map(chart, 'a'), map(chart, 'b')];
  ownKind(own);
  const scope = { posture: FAKE, waivers: WAIVERS };
  expect(render(foreign, scope)).toMatchObject({
    manifests: [{ kind: 'ConfigMap', marked: true }],
    changes: [{ rule: 'marked', origin: 'test/a', path: ['marked'] }],
    subjects: [{ ours: false }],
  });
  expect(render(foreign, scope).manifests[0]).not.toHaveProperty('behaves');
  expect(render(own, scope)).toMatchObject({
    manifests: [{ kind: 'ConfigMap', behaves: true, marked: true }],
    changes: [{ rule: 'marked' }, { rule: 'behaves' }],
    subjects: [{ ours: true }],
  });
});

test('rendering changes nothing on the object, and gives the same again', () => {
  const object = map(chartOf());
  object.addJsonPatch(JsonPatch.add('/data', { a: 'b' }));
  const before = object.toJson();
  const first = render(object, { posture: FAKE, waivers: WAIVERS });
  const second = render(object, { posture: FAKE, waivers: WAIVERS });
  expect(second.manifests).toEqual(first.manifests);
  expect(second.manifests[0]).not.toBe(first.manifests[0]);
  expect(object.toJson()).toEqual(before);
  expect(Object.keys(object)).not.toContain('toJson');
});

test('a class that renders the same object each time is not changed', () => {
  const manifest = { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'a' } };
  class Own extends cdk8s.ApiObject {
    public toJson(): unknown {
      return manifest;
    }
  }
  const object = new Own(chartOf(), 'own', { apiVersion: 'v1', kind: 'ConfigMap' });
  expect(render(object, { posture: FAKE, waivers: WAIVERS }).manifests[0]).toMatchObject({ marked: true });
  expect(manifest).not.toHaveProperty('marked');
});

test('what a failing object was patched with is still there', () => {
  const object = map(chartOf(), 'map', {
    data: cdk8s.Lazy.any({
      produce: () => {
        throw new Error('no');
      },
    }),
  });
  object.addJsonPatch(JsonPatch.add('/data', 1));
  expect(() => render(object, { posture: FAKE, waivers: WAIVERS })).toThrow(
    "Failed serializing construct at path 'test/map' with name 'map': Error: no",
  );
  expect((object as any).patches).toHaveLength(1);
});

describe('a List', () => {
  const items = [
    { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'a' } },
    { apiVersion: 'v1', kind: 'List', items: [{ apiVersion: 'v1', kind: 'Secret', metadata: { name: 'b' } }] },
  ];
  const list = (scope: Construct) => new cdk8s.ApiObject(scope, 'all', { apiVersion: 'v1', kind: 'List', items });

  test('becomes its items, each hardened by itself', () => {
    const { manifests, changes, subjects } = render(list(chartOf()), { posture: FAKE, waivers: WAIVERS });
    expect(manifests).toMatchObject([
      { kind: 'ConfigMap', marked: true },
      { kind: 'Secret', marked: true },
    ]);
    expect(changes.map(({ origin }) => origin)).toEqual(['test/all item 1', 'test/all item 2']);
    expect(subjects.map(({ resource }) => resource.title)).toEqual(['ConfigMap "a"', 'Secret "b"']);
  });

  test('of a kind gives its kind to items that have none', () => {
    const chart = chartOf();
    const pods = new k8s.KubePodList(chart, 'pods', { items: [{ metadata: { name: 'a' } }] });
    expect(render(pods, { posture: FAKE, waivers: WAIVERS }).manifests).toMatchObject([
      { apiVersion: 'v1', kind: 'Pod', metadata: { name: 'a' }, marked: true },
    ]);
  });

  test('with an item that is no object is refused', () => {
    const broken = new cdk8s.ApiObject(chartOf(), 'all', { apiVersion: 'v1', kind: 'List', items: ['a'] } as any);
    expect(() => render(broken, { posture: FAKE, waivers: WAIVERS })).toThrow(
      '"test/all": item 1 of the List is "a", not an object',
    );
  });

  test('stays one object where cdk8s asks for it', () => {
    const app = cdk8s.Testing.app();
    obey(app, [MARK]);
    const chart = new Chart(app, 'test');
    const object = list(chart);
    expect(Testing.synth(chart)).toHaveLength(2);
    chart.node.validate();
    expect(object.toJson()).toMatchObject({
      kind: 'List',
      items: [{ marked: true }, { kind: 'Secret', marked: true }],
    });
  });

  test('is left alone without a posture', () => {
    const { manifests } = render(list(chartOf()), { posture: NONE, waivers: WAIVERS });
    expect(manifests).toMatchObject([{ kind: 'List', items }]);
  });
});

describe('an amendment', () => {
  test('comes before patches, of which none is lost', () => {
    const object = new k8s.KubeService(chartOf(), 'web', { spec: {} });
    amend(object, (manifest: any) => (manifest.spec.trafficDistribution = 'PreferClose'));
    object.addJsonPatch(JsonPatch.replace('/spec/trafficDistribution', 'PreferSameNode'));
    for (const posture of [FAKE, NONE]) {
      expect(render(object, { posture, waivers: WAIVERS }).manifests[0].spec).toEqual({
        trafficDistribution: 'PreferSameNode',
      });
    }
  });

  test('may use one value for several objects', () => {
    const shared = { a: 'b' };
    const chart = chartOf();
    for (const object of [map(chart, 'a'), map(chart, 'b')]) {
      amend(object, (manifest) => Object.assign(manifest, { x: shared, y: shared }));
      const [manifest] = render(object, { posture: FAKE, waivers: WAIVERS }).manifests;
      expect(manifest.x).not.toBe(manifest.y);
      expect(manifest.x).not.toBe(shared);
    }
  });

  test('need not be copied if it says that nobody else holds what it has written', () => {
    const own = { a: 'b' };
    const object = map(chartOf());
    amend(object, (manifest) => {
      manifest.x = own;
      return false;
    });
    expect(render(object, { posture: FAKE, waivers: WAIVERS }).manifests[0].x).toBe(own);
    amend(object, (manifest) => Object.assign(manifest, { y: own }));
    const [manifest] = render(object, { posture: FAKE, waivers: WAIVERS }).manifests;
    expect([manifest.x, manifest.y]).toEqual([own, own]);
    expect([manifest.x, manifest.y]).not.toContain(own);
  });

  test('makes no object ours', () => {
    const object = map(chartOf());
    amend(object, () => undefined);
    expect(attachmentsOf(object).ours).toBeUndefined();
    ownKind(object);
    expect(attachmentsOf(object).ours).toBe(true);
  });
});

describe('a patch that cdk8s loses', () => {
  const lost = (op: string, path: string) =>
    `patch "${op} ${path}" on "test/web" is lost, as in cdk8s: the class of the object drops every field and value that it does not know; any posture but none and audit() keeps it`;

  function warnings(...patches: JsonPatch[]): readonly string[] {
    const object = new k8s.KubeService(chartOf(), 'web', {
      spec: { clusterIp: 'None', selector: {}, ports: [{ port: 80, targetPort: k8s.IntOrString.fromNumber(80) }] },
    });
    object.addJsonPatch(...patches);
    return render(object, { posture: NONE, waivers: WAIVERS }).warnings;
  }

  test.each<[string, JsonPatch]>([
    ['for a newer field', JsonPatch.add('/spec/trafficDistribution', 'PreferClose')],
    ['for the spelling of the API', JsonPatch.add('/spec/clusterIP', '10.0.0.1')],
    ['for a plain value where the class has a wrapped one', JsonPatch.replace('/spec/ports/0/targetPort', 'http')],
    ['for a part of its value', JsonPatch.add('/spec/ports/-', { port: 81, newField: 1 })],
    ['with what it removes', JsonPatch.remove('/spec/clusterIP')],
    ['with what it copies', JsonPatch.copy('/spec/type', '/spec/newField')],
    ['at the top', JsonPatch.add('/newField', 1)],
  ])('%s is a warning', (_, patch) => {
    const { op, path } = (patch as any)._toJson();
    expect(warnings(patch)).toEqual([lost(op, path)]);
  });

  test('is told from those that it keeps', () => {
    expect(
      warnings(
        JsonPatch.replace('/spec/clusterIp', '10.0.0.1'),
        JsonPatch.replace('/spec/ports/0/targetPort', { value: 'http' }),
        JsonPatch.add('/spec/ports/-', { port: 81, targetPort: k8s.IntOrString.fromNumber(8081) }),
        JsonPatch.add('/spec/selector/clusterIp', 'x'),
        JsonPatch.remove('/spec/type'),
        JsonPatch.copy('/spec/clusterIp', '/spec/externalName'),
      ),
    ).toEqual([]);
  });

  test('is none on an object that renders what it was given', () => {
    const object = map(chartOf());
    object.addJsonPatch(JsonPatch.add('/newField', 1));
    expect(render(object, { posture: NONE, waivers: WAIVERS })).toMatchObject({
      manifests: [{ newField: 1 }],
      warnings: [],
    });
  });
});

describe('a kind of ours', () => {
  test('hardens itself under the App and Chart of cdk8s', () => {
    const app = cdk8s.Testing.app();
    obey(app, [MARK, BEHAVE]);
    const chart = chartOf(app);
    ownKind(map(chart, 'own'));
    map(chart, 'foreign');
    expect(cdk8s.Testing.synth(chart)).toMatchObject([
      { marked: true, behaves: true },
      { metadata: { name: 'foreign' } },
    ]);
    expect(cdk8s.Testing.synth(chart)[1]).not.toHaveProperty('marked');
    expect(app.synthYaml()).toContain('behaves: true');
  });

  test('is what cdk8s renders without a posture', () => {
    const chart = chartOf(cdk8s.Testing.app());
    Posture.none().applyTo(chart);
    const [own, foreign] = [map(chart, 'a'), map(chart, 'b')];
    ownKind(own);
    expect(own.toJson()).toEqual({ ...foreign.toJson(), metadata: { name: 'a' } });
  });

  test('keeps a toJson that a user has put over ours', () => {
    const chart = Testing.chart();
    obey(chart, [MARK]);
    const object = map(chart, 'own');
    ownKind(object);
    ownKind(object);
    const ours = object.toJson.bind(object);
    object.toJson = () => ({ ...ours(), mine: true });
    object.addJsonPatch(JsonPatch.add('/late', true));
    expect(Testing.synth(chart)).toEqual([
      { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'own' }, late: true, marked: true, mine: true },
    ]);
  });
});
