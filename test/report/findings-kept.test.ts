import { baselineOf, withBaseline } from '../../src/policy/baseline';
import { evaluate } from '../../src/policy/evaluate';
import { Finding, reportOf } from '../../src/policy/report';
import { reportJson } from '../../src/report/json';
import { reportMarkdown } from '../../src/report/markdown';
import { reportSarif } from '../../src/report/sarif';
import { errorText, summaryText } from '../../src/report/summary';
import { reportText } from '../../src/report/text';
import { CATALOGUE } from '../../src/rules/catalogue';
import { GOLDEN_APPS, subjectsOf } from '../support/judged-apps';
import { PARAMETERS } from '../support/subjects';

// Objects that are alike share what is said of them.

function frozen<Value>(value: Value): Value {
  if (typeof value === 'object' && value !== null) {
    Object.values(value).forEach(frozen);
    Object.freeze(value);
  }
  return value;
}

/** Findings of many objects of which several are alike, that nobody can change. */
const FINDINGS: readonly Finding[] = evaluate(
  subjectsOf(
    GOLDEN_APPS.flat().flatMap((manifest) => Array.from({ length: 30 }, () => structuredClone(manifest))),
    CATALOGUE,
    PARAMETERS.targetMinor,
  ),
).map((finding) => frozen({ ...finding, resource: { ...finding.resource } }));

const REPORT = reportOf(
  {
    objects: 1,
    changes: [],
    findings: FINDINGS,
    waivers: [],
    rules: CATALOGUE.map((rule) => ({ rule, severity: 'error' })),
  },
  '2030-01-01',
);

test.each<[string, () => unknown]>([
  ['JSON', () => reportJson(REPORT)],
  ['SARIF', () => reportSarif(REPORT)],
  ['text', () => reportText(REPORT)],
  ['Markdown', () => reportMarkdown(REPORT)],
  ['a summary', () => [summaryText(REPORT), errorText(REPORT)]],
  ['a baseline', () => withBaseline(FINDINGS, baselineOf(FINDINGS), { objects: [], rules: [] })],
])('%s is written of findings without changing them', (_, write) => {
  expect(FINDINGS.length).toBeGreaterThan(1000);
  expect(write).not.toThrow();
});
