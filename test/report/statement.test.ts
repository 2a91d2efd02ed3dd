import type { Finding } from '../../src/policy/report';
import { oncePerStatement, toldOf } from '../../src/report/statement';
import { PRIVILEGED, sampleReport, WAIVER } from './sample';

function statementsOf(findings: readonly Finding[]) {
  return toldOf(sampleReport({ findings, waivers: [WAIVER] })).map(({ statement }) => statement);
}

test('what is found in objects alike is one statement, whatever the message, the place and the values', () => {
  const other: Finding = {
    ...PRIVILEGED,
    resource: { ...PRIVILEGED.resource, name: 'other' },
    origin: 'shop/other',
    message: 'other',
    path: [...PRIVILEGED.path],
    seen: 'other',
    write: 'other',
    source: undefined,
    place: undefined,
  };
  const [first, second] = statementsOf([PRIVILEGED, other]);
  expect(second).toBe(first);
});

test.each<[string, Partial<Finding>]>([
  ['rule', { rule: 'other' }],
  ['severity', { severity: 'warning' }],
  ['container', { container: 'other' }],
  ['path', { path: ['spec'] }],
  ['path of another kind of step', { path: PRIVILEGED.path.map(String) }],
  ['field', { field: undefined }],
  ['waiver', { waiver: WAIVER }],
  ['posture', { audit: true }],
  ['baseline', { baselined: true }],
])('another %s makes another statement, also for those that come after', (_, changes) => {
  const changed = { ...PRIVILEGED, ...changes };
  const statements = statementsOf([PRIVILEGED, changed, { ...PRIVILEGED }, { ...changed }]);
  expect(statements[1]).not.toBe(statements[0]);
  expect(statements.map(({ finding }) => finding)).toEqual([PRIVILEGED, changed, PRIVILEGED, changed]);
});

test('each finding keeps its own message and is in its place', () => {
  const findings = ['a', 'b', 'a'].map((message) => ({ ...PRIVILEGED, message }));
  const told = toldOf(sampleReport({ findings }));
  expect(told.map(({ message }) => message.text)).toEqual(['a', 'b', 'a']);
  expect(told.map(({ finding }) => finding)).toEqual(findings);
});

test('what is worked out of a statement is worked out once', () => {
  const compute = jest.fn(({ standing }: { standing: string }) => standing);
  const once = oncePerStatement(compute);
  expect(statementsOf([PRIVILEGED, { ...PRIVILEGED }, { ...PRIVILEGED, audit: true }]).map(once)).toEqual([
    'error',
    'error',
    'warning',
  ]);
  expect(compute).toHaveBeenCalledTimes(2);
});
