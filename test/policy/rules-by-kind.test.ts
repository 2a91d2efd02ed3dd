import type { JsonObject } from '../../src/manifest/json';
import { evaluate } from '../../src/policy/evaluate';
import { harden } from '../../src/policy/harden';
import { containerRule, podRule, Rule } from '../../src/policy/rule';
import { container, object, pod } from '../support/objects';
import { ABOUT, postureOf, subjectOf } from '../support/subjects';

/** Finds something wherever it is asked. */
const ABOUT_PORTS: Rule = {
  id: 'about-ports',
  ...ABOUT,
  onlyWith: ['hostPort', 'nodePort'],
  check: () => [{ message: 'asked', path: [] }],
};

const ABOUT_ALL: Rule = { ...ABOUT_PORTS, id: 'about-all', onlyWith: undefined };

const rulesAsked = (manifest: JsonObject, ...rules: Rule[]) =>
  evaluate([subjectOf(manifest, postureOf(rules))]).map(({ rule }) => rule);

const withPort = (port: JsonObject) => pod({ containers: [container({ ports: [port] })] });

describe('a rule that is asked only with some fields', () => {
  test.each([
    ['one of them', withPort({ hostPort: 80 })],
    ['another', object('v1', 'Service', { spec: { ports: [{ nodePort: 30080 }] } })],
    ['one that is null', withPort({ hostPort: null })],
    ['one that is the key of a map', object('v1', 'ConfigMap', { data: { hostPort: '80' } })],
  ])('is asked about an object with %s', (_, manifest) => {
    expect(rulesAsked(manifest, ABOUT_PORTS)).toEqual(['about-ports']);
  });

  test('is not asked about others, unlike rules without such fields', () => {
    expect(rulesAsked(withPort({ containerPort: 80 }), ABOUT_PORTS, ABOUT_ALL)).toEqual(['about-all']);
  });

  test('is asked in the order of all', () => {
    const last = { ...ABOUT_PORTS, id: 'last' };
    const manifest = withPort({ hostPort: 80 });
    expect(rulesAsked(manifest, ABOUT_PORTS, ABOUT_ALL, last)).toEqual(['about-ports', 'about-all', 'last']);
  });

  test('may be about pods or containers', () => {
    const { onlyWith } = ABOUT_PORTS;
    const check = () => [{ message: 'asked', path: [] }];
    const rules = [
      podRule({ id: 'pods', ...ABOUT, onlyWith, check }),
      containerRule({ id: 'containers', ...ABOUT, onlyWith, check }),
    ];
    expect(rulesAsked(withPort({ hostPort: 80 }), ...rules)).toEqual(['pods', 'containers']);
    expect(rulesAsked(pod(), ...rules)).toEqual([]);
  });

  test('makes itself hold all the same, and is asked about what fixes have added', () => {
    const fixing: Rule = {
      ...ABOUT_PORTS,
      fix: (resource, fixer) =>
        fixer.within('neutral', () => fixer.fill({ spec: resource.manifest, path: [] }, ['spec', 'nodePort'], 30080)),
    };
    const subject = subjectOf(object('v1', 'Service', { spec: {} }), postureOf([fixing]));
    expect(evaluate([subject])).toEqual([]);
    expect(harden(subject)).toHaveLength(1);
    expect(evaluate([subject])).toHaveLength(1);
  });
});
