import { ApiObject } from 'cdk8s';
import { k8s } from 'cdk8s-plus-28';
import { placeOf, translated } from '../../src/synth/patch-translation';
import { Spelling } from '../../src/synth/spelling';
import { GeneratedField, generatedTypes } from './generated-types';

type Class = { prototype: ApiObject };

const TYPES = generatedTypes();
const KINDS = Object.entries(k8s).filter(
  ([name, value]) => name.startsWith('Kube') && typeof value === 'function',
) as unknown as [string, Class][];

function spellingOf(kind: Class): Spelling {
  return Spelling.of(Object.create(kind.prototype) as ApiObject)!;
}

interface Step {
  readonly own: string;
  readonly api: string;
  readonly list?: boolean;
}

/** Every field of every type that a kind is made of, each type at the first place where it stands. */
function* fieldsOf(kind: string): Generator<{ readonly field: GeneratedField; readonly steps: readonly Step[] }> {
  const pending: { readonly type: string; readonly steps: readonly Step[] }[] = [{ type: `${kind}Props`, steps: [] }];
  const seen = new Set<string>();
  for (let next = pending.shift(); next; next = pending.shift()) {
    if (seen.has(next.type)) {
      continue;
    }
    seen.add(next.type);
    for (const field of TYPES.get(next.type)!) {
      const steps = [...next.steps, { own: field.own, api: field.api }];
      yield { field, steps };
      if (field.type) {
        const item = { list: { own: '0', api: '0', list: true }, map: { own: 'hostPid', api: 'hostPid' } };
        pending.push({
          type: field.type,
          steps: field.shape === 'list' || field.shape === 'map' ? [...steps, item[field.shape]] : steps,
        });
      }
    }
  }
}

/** A document in which there are lists where there must be. */
function documentOf(steps: readonly Step[]): unknown {
  return steps.reduceRight<unknown>((inner, { api, list }) => (list ? [inner] : { [api]: inner }), undefined);
}

test('all of the library was read', () => {
  expect(KINDS).toHaveLength(139);
  const fields = [...TYPES.values()].flat();
  expect(fields).toHaveLength(1573);
  const renamed = new Set(fields.filter(({ own, api }) => own !== api).map(({ own, api }) => `${own} ${api}`));
  expect([...renamed].sort().map((each) => each.split(' ')[0])).toEqual([
    'clientIp',
    'clusterIp',
    'datasetUuid',
    'diskUri',
    'downwardApi',
    'externalId',
    'hostIp',
    'hostIpc',
    'hostPid',
    'insecureSkipTlsVerify',
    'loadBalancerIp',
    'nodeId',
    'nonResourceUrLs',
    'openApiv3Schema',
    'pdId',
    'podCidRs',
    'podCidr',
    'providerId',
    'ref',
    'scaleIo',
    'schema',
    'setHostnameAsFqdn',
    'storagePolicyId',
    'targetCpuUtilizationPercentage',
    'targetWwNs',
    'volumeId',
    'xKubernetesEmbeddedResource',
    'xKubernetesIntOrString',
    'xKubernetesListMapKeys',
    'xKubernetesListType',
    'xKubernetesMapType',
    'xKubernetesPreserveUnknownFields',
    'xKubernetesValidations',
  ]);
});

test.each(KINDS)('every field of %s is found in the spelling of the library', (name, kind) => {
  const spelling = spellingOf(kind);
  for (const { field, steps } of fieldsOf(name)) {
    const document = documentOf(steps);
    const place = placeOf(
      spelling,
      document,
      steps.map(({ own }) => own),
    );
    expect(place.keys).toEqual(steps.map(({ api }) => api));
    expect(place.own).toHaveLength(steps.length);
    expect(spelling.isWrapped(place.own!)).toBe(field.shape === 'wrapped');

    const values = {
      plain: ['text', 'text'],
      date: [new Date(0), '1970-01-01T00:00:00.000Z'],
      wrapped: [{ value: 'text' }, 'text'],
      list: [['text'], ['text']],
      map: [{ hostPid: 'text' }, { hostPid: 'text' }],
      'lists by key': [{ clusterIp: ['text'] }, { clusterIp: ['text'] }],
      'wrapped by key': [
        { podCidr: { value: 1 }, volumeId: '2' },
        { podCidr: 1, volumeId: '2' },
      ],
    }[field.shape];
    expect(translated(spelling, place.own, values[0])).toEqual(values[1]);
    // the same inside of the value of a patch
    const parent = placeOf(
      spelling,
      document,
      steps.slice(0, -1).map(({ own }) => own),
    );
    expect(translated(spelling, parent.own, { [field.own]: values[0] })).toEqual({ [field.api]: values[1] });
  }
});

test('an object that renders what it was given has no spelling of its own', () => {
  expect(Spelling.of(Object.create(ApiObject.prototype) as ApiObject)).toBeUndefined();
  class Own extends ApiObject {}
  expect(Spelling.of(Object.create(Own.prototype) as ApiObject)).toBeUndefined();
  class OwnMethods extends ApiObject {
    public static manifest(): unknown {
      return { spec: { always: 1 } };
    }

    public toJson(): unknown {
      return OwnMethods.manifest();
    }
  }
  expect(Spelling.of(Object.create(OwnMethods.prototype) as ApiObject)).toBeUndefined();
});

test("a class that 'cdk8s import' has made of a custom resource is asked like any other", () => {
  class Database extends ApiObject {
    public static readonly GVK = { apiVersion: 'example.com/v1', kind: 'Database' };

    public static manifest(props: { spec?: { hostIp?: string; size?: { value: unknown } } }): unknown {
      const { spec } = props;
      const mapped = { hostIP: spec?.hostIp, size: spec?.size?.value };
      return {
        ...Database.GVK,
        ...(spec && { spec: Object.fromEntries(Object.entries(mapped).filter(([, value]) => value !== undefined)) }),
      };
    }

    public toJson(): unknown {
      return Database.manifest(super.toJson());
    }
  }
  const spelling = Spelling.of(Object.create(Database.prototype) as ApiObject)!;
  expect(placeOf(spelling, {}, ['spec', 'hostIp']).keys).toEqual(['spec', 'hostIP']);
  expect(translated(spelling, ['spec'], { size: { value: '1Gi' }, newer: { value: '1Gi' } })).toEqual({
    size: '1Gi',
    newer: { value: '1Gi' },
  });
});
