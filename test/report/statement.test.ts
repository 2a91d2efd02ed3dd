import type { Finding } from '../../src/policy/report';
import { messageOf, oncePerStatement, statementsOf } from '../../src/report/statement';
import { PRIVILEGED, sampleReport, WAIVER } from './sample';

function statementsIn(findings: readonly Finding[]) {
  return statementsOf(sampleReport({ findings, waivers: [WAIVER] }));
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
  const [first, second] = statementsIn([PRIVILEGED, other]);
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
  const statements = statementsIn([PRIVILEGED, changed, { ...PRIVILEGED }, { ...changed }]);
  expect(statements[1]).not.toBe(statements[0]);
  expect(statements.map(({ finding }) => finding)).toEqual([PRIVILEGED, changed, PRIVILEGED, changed]);
});

test('each finding keeps its own message, also where it says the same as others', () => {
  const findings = ['a', 'b', 'a'].map((message) => ({ ...PRIVILEGED, message }));
  const statements = statementsIn(findings);
  expect(new Set(statements).size).toBe(1);
  expect(findings.map((finding, index) => messageOf(finding, statements[index]).text)).toEqual(['a', 'b', 'a']);
});

test('statements that come in the same order again and again are told apart where that order changes', () => {
  const [a, b, c] = ['a', 'b', 'c'].map((rule) => ({ ...PRIVILEGED, rule }));
  const findings = [a, b, a, b, c, a, c, b, b, a];
  const said = statementsIn(findings.map((finding) => ({ ...finding })));
  expect(said.map(({ finding }) => finding.rule)).toEqual(findings.map(({ rule }) => rule));
  expect(new Set(said).size).toBe(3);
});

test('what is worked out of a statement is worked out once', () => {
  const compute = jest.fn(({ standing }: { standing: string }) => standing);
  const once = oncePerStatement(compute);
  expect(statementsIn([PRIVILEGED, { ...PRIVILEGED }, { ...PRIVILEGED, audit: true }]).map(once)).toEqual([
    'error',
    'error',
    'warning',
  ]);
  expect(compute).toHaveBeenCalledTimes(2);
});
