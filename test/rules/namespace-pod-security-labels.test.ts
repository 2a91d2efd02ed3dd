import { Resource } from '../../src/manifest/resource';
import type { Parameters } from '../../src/policy/context';
import { harden } from '../../src/policy/harden';
import { namespacePodSecurityLabels } from '../../src/rules/namespace-pod-security-labels';
import { contextOf, objectTables } from '../support/object-tables';
import { object } from '../support/objects';
import { PARAMETERS, postureOf, subjectOf } from '../support/subjects';

const PREFIX = 'pod-security.kubernetes.io';

const namespace = (labels?: unknown, name = 'shop') => object('v1', 'Namespace', { metadata: { name, labels } });
const enforcing = (level: unknown) => namespace({ [`${PREFIX}/enforce`]: level });

const MUST = `metadata.labels["${PREFIX}/enforce"] must be "restricted"`;

objectTables(namespacePodSecurityLabels, {
  passes: {
    'the level': enforcing('restricted'),
    'a namespace of the cluster': namespace(undefined, 'kube-system'),
    'another kind': object('v1', 'ConfigMap'),
    'a custom kind of that name': object('example.com/v1', 'Namespace'),
  },
  fails: {
    'no labels': [namespace(), MUST],
    'labels that are no map': [namespace('restricted'), MUST],
    'another level': [enforcing('baseline'), `${MUST}, not "baseline"`],
    'what is no level': [enforcing('Restricted'), `${MUST}, not "Restricted"`],
    'only a warning': [namespace({ [`${PREFIX}/warn`]: 'restricted' }), MUST],
    'the namespace of a platform, which the app makes all the same': [namespace({}, 'openshift-logging'), MUST],
  },
});

describe('namespace-pod-security-labels by the level of the posture', () => {
  const found = (manifest: ReturnType<typeof object>, podSecurityLevel: Parameters['podSecurityLevel']) =>
    namespacePodSecurityLabels
      .check(new Resource(manifest), contextOf([], PARAMETERS.targetMinor, { podSecurityLevel }))
      .map(({ message, write }) => [message, write]);

  test.each(['baseline', 'restricted'])('baseline takes %s', (level) => {
    expect(found(enforcing(level), 'baseline')).toEqual([]);
  });

  test('baseline finds less than itself', () => {
    expect(found(enforcing('privileged'), 'baseline')).toEqual([
      [`metadata.labels["${PREFIX}/enforce"] must be "baseline" or stricter, not "privileged"`, 'baseline'],
    ]);
  });

  test('privileged takes everything', () => {
    expect(found(namespace(), 'privileged')).toEqual([]);
  });
});

describe('the fix of namespace-pod-security-labels', () => {
  function fixed(
    manifest: ReturnType<typeof object>,
    options: { ours?: boolean; parameters?: Partial<Parameters> } = {},
  ) {
    const posture = postureOf([namespacePodSecurityLabels], { parameters: { ...PARAMETERS, ...options.parameters } });
    const subject = subjectOf(manifest, posture, { ours: options.ours ?? true });
    const changes = harden(subject);
    return {
      labels: subject.resource.metadata.labels,
      effects: new Set(changes.map(({ effect }) => effect)),
      again: harden(subject),
    };
  }

  const ALL = {
    [`${PREFIX}/audit`]: 'restricted',
    [`${PREFIX}/audit-version`]: 'latest',
    [`${PREFIX}/enforce`]: 'restricted',
    [`${PREFIX}/enforce-version`]: 'v1.29',
    [`${PREFIX}/warn`]: 'restricted',
    [`${PREFIX}/warn-version`]: 'latest',
  };

  test.each([[undefined], [null], [{}]])('fills in all where the labels are %j', (labels) => {
    expect(fixed(namespace(labels))).toEqual({ labels: ALL, effects: new Set(['behavioural']), again: [] });
  });

  test('enforces the target version and the level of the posture', () => {
    expect(fixed(namespace(), { parameters: { targetMinor: 31, podSecurityLevel: 'baseline' } }).labels).toMatchObject({
      [`${PREFIX}/enforce`]: 'baseline',
      [`${PREFIX}/enforce-version`]: 'v1.31',
    });
  });

  test('keeps what is written, and does not pin the version of a level that somebody else wrote', () => {
    const written = { [`${PREFIX}/enforce`]: 'restricted', [`${PREFIX}/warn-version`]: 'v1.30' };
    const { [`${PREFIX}/enforce-version`]: _, ...rest } = ALL;
    expect(fixed(namespace(written)).labels).toEqual({ ...rest, ...written });
  });

  test.each([
    ['a foreign namespace', namespace({}), { ours: false }],
    ['a namespace of the cluster', namespace({}, 'kube-public'), {}],
    [
      'any namespace of a posture without a level',
      namespace({}),
      { parameters: { podSecurityLevel: 'privileged' as const } },
    ],
  ])('leaves alone %s', (_, manifest, options) => {
    expect(fixed(manifest, options).labels).toEqual({});
  });
});
