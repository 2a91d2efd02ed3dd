import { errorText, summaryText } from '../../src/report/summary';
import { shopNetwork } from '../support/shop-network';
import {
  CHANGE,
  GONE,
  HOST_NETWORK,
  HOSTILE,
  manyFindings,
  PRIVILEGED,
  sampleReport,
  UNTAGGED,
  WAIVER,
} from './sample';

function linesOf(text: string): string[] {
  return text.trimEnd().split('\n');
}

describe('the summary', () => {
  test('counts, and gives one example each', () => {
    expect(summaryText(sampleReport(), { whole: 'dist/report/report.txt' })).toMatchInlineSnapshot(`
     "cdk8s-bulkhead: 3 objects, 1 field hardened, 1 error, 1 warning, 1 waived

     hardened
       drop-all-capabilities  1 field in 1 object

     warnings
       image-tag-pinned  1 × e.g. Pod "job" (shop/job): container "job": image must say its version, as in "nginx:VERSION", not "nginx"

     waivers
       no-host-network  shop/agent: it is a node agent (platform, 1 finding, until 2030-06-30)

     report: dist/report/report.txt
     "
    `);
  });

  test('of an app with connections has one line more', () => {
    const [title, ...others] = linesOf(summaryText(sampleReport()));
    expect(linesOf(summaryText(sampleReport({ network: shopNetwork() })))).toEqual([
      title,
      'network: 5 workloads (2 open), 6 connections (1 wider than meant), 2 workloads with DNS',
      ...others,
    ]);
  });

  test.each([5, 10, 15, 20, 50])('of %i rules and connections is no longer than a screen', (rules) => {
    const waivers = Array.from({ length: rules }, (_, index) => ({
      ...WAIVER,
      scope: `shop/${index}`,
      expires: '2030-01-01',
    }));
    const findings = manyFindings(UNTAGGED, rules, 2);
    const changes = Array.from({ length: rules }, (_, index) => ({ ...CHANGE, rule: `rule-${index}` }));
    const report = sampleReport({ findings, waivers, changes, network: shopNetwork() });
    expect(linesOf(summaryText(report, { whole: 'report.txt' })).length).toBeLessThanOrEqual(20);
  });

  test('of nothing is one line', () => {
    expect(summaryText(sampleReport({ objects: 0, findings: [], changes: [], waivers: [] }))).toBe(
      'cdk8s-bulkhead: 0 objects, 0 fields hardened, 0 errors, 0 warnings, 0 waived\n',
    );
  });

  test('of an existing app is a screen: the rules with the most findings, and the ways on', () => {
    const changes = Array.from({ length: 30 }, (_, index) => ({ ...CHANGE, rule: `fix-${index}` }));
    const findings = [...manyFindings(UNTAGGED, 40, 10), ...manyFindings({ ...UNTAGGED, rule: 'x' }, 1, 3)];
    const lines = linesOf(summaryText(sampleReport({ findings, changes }), { whole: 'report.txt' }));
    expect(lines).toHaveLength(20);
    expect(lines.slice(0, 4)).toEqual([
      'cdk8s-bulkhead: 3 objects, 30 fields hardened, 0 errors, 403 warnings, 0 waived',
      '',
      'warnings',
      expect.stringMatching(/^ {2}rule-0 {3}13 × e\.g\. Pod "object-0" \(shop\/job\): container "job": image must say/),
    ]);
    expect(lines).toContain('  and 330 findings of 33 more rules');
    expect(lines.join('\n')).toContain('ways on\n  waive  ');
    expect(lines[19]).toBe('report: report.txt');
  });

  test('is never longer, whatever there is', () => {
    const waivers = Array.from({ length: 50 }, (_, index) => ({ ...WAIVER, scope: `shop/${index}` }));
    const findings = manyFindings(UNTAGGED, 50, 2);
    const lines = linesOf(summaryText(sampleReport({ findings, waivers }), { whole: 'report.txt' }));
    expect(lines.length).toBeLessThanOrEqual(20);
    expect(lines).toContain('  and 47 more waivers');
  });

  test('of any number of waivers is no longer, and names none that nobody can judge here', () => {
    const own = Array.from({ length: 200_000 }, (_, index) => ({
      ...WAIVER,
      rule: 'shop/own',
      scope: `shop/${index}`,
    }));
    const text = summaryText(sampleReport({ findings: [], waivers: own }));
    expect(linesOf(text).length).toBeLessThanOrEqual(20);
    expect(text).not.toContain('shop/own');
  });

  test('does not repeat a message at any length', () => {
    const findings = [{ ...UNTAGGED, message: 'x'.repeat(10_000) }];
    expect(summaryText(sampleReport({ findings })).length).toBeLessThan(1000);
  });

  test('is coloured for those who ask', () => {
    expect(summaryText(sampleReport())).not.toContain('\u001b');
    expect(summaryText(sampleReport(), { color: true })).toContain('\u001b[33mwarnings\u001b[39m');
  });
});

describe('the error', () => {
  test('says what to write, where, and how to waive', () => {
    expect(errorText(sampleReport(), { whole: 'dist/report/report.txt' })).toMatchInlineSnapshot(`
     "1 error in 3 objects; no manifest was written

     no-privileged-container: Deployment "shop/web" (shop/web/Deployment): container "web": securityContext.privileged must be false, not true
       at src/web.ts:12:5 (createWeb)

     write the value, or waive the rule on the construct with a reason: Waivers.of(construct).add({ rule, reason, owner, expires })

     report: dist/report/report.txt
     "
    `);
  });

  test('says why there is no report', () => {
    expect(linesOf(errorText(sampleReport(), { whole: 'report.txt', unwritten: 'no\nspace' })).pop()).toBe(
      'the report cannot be written: no\\nspace',
    );
  });

  test('says that a waiver has expired', () => {
    const report = sampleReport({ findings: [HOST_NETWORK] }, '2030-07-01');
    expect(errorText(report)).toContain(
      'hostNetwork must be false, not true [the waiver of platform expired on 2030-06-30]\n',
    );
  });

  test('says what the baseline has too much', () => {
    expect(errorText(sampleReport({ findings: [], baseline: [GONE] }))).toBe(
      '0 errors in 3 objects, 1 of the findings baseline no longer found; no manifest was written\n\n' +
        'no longer found: no-privileged-container: Deployment "shop/old": spec\n\n' +
        'take what is no longer found out of the findings baseline: npx bulkhead baseline --prune\n',
    );
  });

  test.each([6, 8, 20, 400])('of %i findings is no longer than a screen with what Node prints around it', (number) => {
    const findings = manyFindings(PRIVILEGED, number, 1);
    const lines = linesOf(errorText(sampleReport({ findings }), { whole: 'report.txt' }));
    expect(lines.length).toBeLessThanOrEqual(12);
    expect(lines[0]).toBe(`${number} errors in 3 objects; no manifest was written`);
    expect(lines[lines.length - 1]).toBe('report: report.txt');
  });

  test('of many findings counts them by rule and says the ways on', () => {
    const findings = manyFindings(PRIVILEGED, 20, 10);
    expect(errorText(sampleReport({ findings, baseline: [GONE] }), { whole: 'report.txt' })).toMatchInlineSnapshot(`
     "200 errors in 3 objects, 1 of the findings baseline no longer found; no manifest was written

       rule-0  10 × e.g. Deployment "shop/object-0" (shop/web/Deployment): container "web": securityContext.privileged must be false, not true
       and 190 findings of 19 more rules

     ways on
       waive               Waivers.of(construct).add({ rule, reason, owner, expires })
       record them         npx bulkhead baseline
       only tell           Posture.restricted().audit()
       prune the baseline  npx bulkhead baseline --prune

     report: report.txt
     "
    `);
  });

  test('has nothing in it that cannot be seen', () => {
    // eslint-disable-next-line no-control-regex -- what must not come through
    expect(errorText(sampleReport({ findings: [HOSTILE] }))).not.toMatch(
      /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202e]/,
    );
  });
});
