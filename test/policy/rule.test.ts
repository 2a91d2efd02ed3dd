import { EMPTY_INVENTORY } from '../../src/manifest/inventory';
import { Resource } from '../../src/manifest/resource';
import { NOTHING_DECLARED } from '../../src/network/connection';
import { Context, inForce } from '../../src/policy/context';
import { Change, Fixer } from '../../src/policy/fixer';
import { containerRule, podRule } from '../../src/policy/rule';
import { container, object, podSpec, template } from '../support/objects';
import { ABOUT, PARAMETERS } from '../support/subjects';

const CONTEXT: Context = { parameters: PARAMETERS, app: EMPTY_INVENTORY, declared: NOTHING_DECLARED };

const jobSet = () =>
  new Resource(
    object('jobset.x-k8s.io/v1alpha2', 'JobSet', {
      spec: {
        replicatedJobs: ['a', 'b'].map((name) => ({
          template: {
            spec: {
              template: template({
                initContainers: [container({ name: `${name}-setup` })],
                containers: [container({ name })],
                ephemeralContainers: [container({ name: `${name}-debug` })],
              }),
            },
          },
        })),
      },
    }),
  );

const NAMES = ['a-setup', 'a', 'a-debug', 'b-setup', 'b', 'b-debug'];

function fixerOf(resource: Resource, changes: Change[], behavioural = true): Fixer {
  return new Fixer('some-rule', resource.id, '', behavioural, changes);
}

describe('a rule about containers', () => {
  const rule = containerRule({
    id: 'some-rule',
    ...ABOUT,
    effect: ({ name }) => (name.startsWith('a') ? 'neutral' : 'behavioural'),
    check: ({ name, path }) => [{ message: name, path }],
    fix: (target, fixer) => fixer.fill(target, ['seen'], true),
  });

  test('sees every container of every pod', () => {
    expect(rule.check(jobSet(), CONTEXT).map(({ message }) => message)).toEqual(NAMES);
  });

  test('fixes every container of every pod', () => {
    const resource = jobSet();
    const changes: Change[] = [];
    rule.fix?.(resource, fixerOf(resource, changes), CONTEXT);
    expect(resource.pods.flatMap(({ containers }) => containers.map(({ spec }) => spec.seen))).toEqual(
      NAMES.map(() => true),
    );
    expect(changes).toHaveLength(NAMES.length);
  });

  test('states the effect for each container', () => {
    const resource = jobSet();
    const changes: Change[] = [];
    rule.fix?.(resource, fixerOf(resource, changes, false), CONTEXT);
    expect(changes.map(({ effect }) => effect)).toEqual(['neutral', 'neutral', 'neutral']);
  });
});

describe('a rule about pods', () => {
  const rule = podRule({
    id: 'some-rule',
    ...ABOUT,
    check: ({ path }) => [{ message: 'seen', path }],
    fix: (target, fixer) => fixer.fill(target, ['seen'], true),
  });

  test('sees and fixes every pod, and counts as behavioural', () => {
    const resource = jobSet();
    const changes: Change[] = [];
    expect(rule.check(resource, CONTEXT)).toHaveLength(2);
    rule.fix?.(resource, fixerOf(resource, changes), CONTEXT);
    expect(changes.map(({ effect }) => effect)).toEqual(['behavioural', 'behavioural']);
  });

  test('has no fix where none is written', () => {
    expect(podRule({ id: 'x', ...ABOUT, check: () => [] }).fix).toBeUndefined();
    expect(containerRule({ id: 'x', ...ABOUT, check: () => [] }).fix).toBeUndefined();
  });

  test('sees nothing in an object without pods', () => {
    expect(rule.check(new Resource(object('v1', 'ConfigMap', { spec: podSpec() })), CONTEXT)).toEqual([]);
  });
});

test.each([
  [28, undefined],
  [29, 'first'],
  [30, 'first'],
  [31, 'second'],
  [36, 'second'],
])('of what changed in 1.29 and 1.31, in 1.%i this is in force: %s', (targetMinor, name) => {
  const rows = [
    { since: 29, name: 'first' },
    { since: 31, name: 'second' },
  ];
  expect(inForce(rows, { ...CONTEXT, parameters: { ...PARAMETERS, targetMinor } })?.name).toBe(name);
});
