import { evaluate } from '../../src/policy/evaluate';
import { errorsOf, Report, reportOf, waivedOf, warningsOf } from '../../src/policy/report';
import type { Rule } from '../../src/policy/rule';
import type { WaiverData } from '../../src/policy/subject';
import { pod } from '../support/objects';
import { ABOUT, postureOf, subjectOf, waiverOf } from '../support/subjects';

const rule = (id: string): Rule => ({ id, ...ABOUT, check: () => [{ message: id, path: [] }] });

const ERROR = rule('error-rule');
const WARNING = rule('warning-rule');

/** The report on one Pod that violates an error and a warning. */
function reportWith(waivers: readonly WaiverData[], { today = '2029-06-01', audit = false } = {}): Report {
  const rules = [
    { rule: ERROR, severity: 'error' as const },
    { rule: WARNING, severity: 'warning' as const },
  ];
  const findings = evaluate([subjectOf(pod(), postureOf([], { rules, audit }), { waivers })]);
  return reportOf({ objects: 1, changes: [], findings, waivers, rules }, today);
}

function sorted(report: Report) {
  const ids = (findings: readonly { rule: string }[]) => findings.map((finding) => finding.rule);
  return { errors: ids(errorsOf(report)), warnings: ids(warningsOf(report)), waived: ids(waivedOf(report)) };
}

describe('a report', () => {
  test('tells errors from warnings', () => {
    expect(sorted(reportWith([]))).toEqual({ errors: ['error-rule'], warnings: ['warning-rule'], waived: [] });
  });

  test('of an audit has only warnings', () => {
    expect(sorted(reportWith([], { audit: true }))).toEqual({
      errors: [],
      warnings: ['error-rule', 'warning-rule'],
      waived: [],
    });
  });

  test('has what is waived apart', () => {
    expect(sorted(reportWith([waiverOf('error-rule'), waiverOf('warning-rule')]))).toEqual({
      errors: [],
      warnings: [],
      waived: ['error-rule', 'warning-rule'],
    });
  });

  test('has as errors whatever a waiver silenced until it expired', () => {
    const waivers = [waiverOf('error-rule'), waiverOf('warning-rule')];
    expect(sorted(reportWith(waivers, { today: '2030-02-01' }))).toEqual({
      errors: ['error-rule', 'warning-rule'],
      warnings: [],
      waived: [],
    });
  });

  test('of an audit only warns of what a waiver silenced until it expired', () => {
    const waivers = [waiverOf('error-rule'), waiverOf('warning-rule', { expires: '2031-01-31' })];
    expect(sorted(reportWith(waivers, { today: '2030-02-01', audit: true }))).toEqual({
      errors: [],
      warnings: ['error-rule'],
      waived: ['warning-rule'],
    });
  });
});

describe('a waiver until 2030-01-31', () => {
  test.each([
    ['2029-06-01', 'used'],
    ['2030-01-16', 'used'],
    ['2030-01-17', 'expiring'],
    ['2030-01-31', 'expiring'],
    ['2030-02-01', 'expired'],
    ['2031-01-01', 'expired'],
  ])('on %s is %s', (today, state) => {
    expect(reportWith([waiverOf('error-rule')], { today }).waivers).toMatchObject([{ state, findings: 1 }]);
  });

  test('that silences nothing is unused, even when it has expired', () => {
    expect(reportWith([waiverOf('other-rule')], { today: '2031-01-01' }).waivers).toMatchObject([
      { state: 'unused', findings: 0 },
    ]);
  });
});
