import { Change } from '../../src/policy/fixer';
import { errorsOf, Finding, Report, reportOf, waivedOf, warningsOf } from '../../src/policy/report';
import { WaiverData } from '../../src/policy/subject';
import { reportJson } from '../../src/report/json';
import { errorText, reportText, summaryText } from '../../src/report/text';

const resource = { apiVersion: 'apps/v1', kind: 'Deployment', namespace: 'shop', name: 'web' };
const waiver: WaiverData = {
  rule: 'no-host-network',
  reason: 'it is a node agent',
  owner: 'platform',
  expires: '2030-06-30',
  scope: 'shop/agent',
};
const privileged: Finding = {
  rule: 'no-privileged-container',
  severity: 'error',
  resource,
  origin: 'shop/web/Deployment',
  message: 'container "web": securityContext.privileged must not be true',
  path: ['spec', 'template', 'spec', 'containers', 0, 'securityContext', 'privileged'],
  container: 'web',
  seen: true,
};
const untagged: Finding = {
  ...privileged,
  rule: 'image-tag-pinned',
  severity: 'warning',
  message: 'container "web": image must have a tag',
  path: ['spec', 'template', 'spec', 'containers', 0, 'image'],
};
const hostNetwork: Finding = {
  ...privileged,
  rule: 'no-host-network',
  container: undefined,
  message: 'hostNetwork must not be true',
  path: ['spec', 'template', 'spec', 'hostNetwork'],
  waiver,
};
const change: Change = {
  rule: 'drop-all-capabilities',
  effect: 'neutral',
  resource,
  origin: 'shop/web/Deployment',
  path: ['spec', 'template', 'spec', 'containers', 0, 'securityContext', 'capabilities', 'drop'],
  value: ['ALL'],
};

function report(today: string, findings: Finding[] = [privileged, untagged, hostNetwork]): Report {
  return reportOf(3, [change], findings, [waiver], today);
}

describe('a waiver', () => {
  test.each([
    ['2030-06-15', 'used'],
    ['2030-06-16', 'expiring'],
    ['2030-06-30', 'expiring'],
    ['2030-07-01', 'expired'],
  ])('on %s is %s', (today, state) => {
    expect(report(today).waivers).toEqual([{ waiver, findings: 1, state }]);
  });

  test('that silences nothing is unused, whatever its date', () => {
    expect(report('2031-01-01', []).waivers[0].state).toBe('unused');
  });

  test('silences its finding until it expires, then the finding fails synth', () => {
    expect(errorsOf(report('2030-06-30'))).toEqual([privileged]);
    expect(waivedOf(report('2030-06-30'))).toEqual([hostNetwork]);
    expect(errorsOf(report('2030-07-01'))).toEqual([privileged, hostNetwork]);
    expect(waivedOf(report('2030-07-01'))).toEqual([]);
  });
});

test('under an auditing posture nothing fails', () => {
  const audited = report(
    '2030-07-01',
    [privileged, hostNetwork].map((finding) => ({ ...finding, audit: true })),
  );
  expect(errorsOf(audited)).toEqual([]);
  expect(warningsOf(audited)).toHaveLength(2); // the waiver of one has expired
});

test('the summary counts, and gives one example each', () => {
  expect(summaryText(report('2030-06-30'))).toMatchInlineSnapshot(`
   "cdk8s-bulkhead: 3 objects, 1 field hardened, 1 error, 1 warning, 1 waived

   hardened
     drop-all-capabilities  1 field in 1 object

   warnings
     image-tag-pinned  1 × e.g. Deployment "shop/web": container "web": image must have a tag

   waivers
     no-host-network  shop/agent: it is a node agent (platform, 1 finding, EXPIRES 2030-06-30)
   "
  `);
});

test('the whole report lists every finding and every field', () => {
  expect(reportText(report('2030-06-01'))).toMatchInlineSnapshot(`
   "cdk8s-bulkhead: 3 objects, 1 field hardened, 1 error, 1 warning, 1 waived

   errors (1)
     no-privileged-container: Deployment "shop/web" (shop/web/Deployment): container "web": securityContext.privileged must not be true

   warnings (1)
     image-tag-pinned: Deployment "shop/web" (shop/web/Deployment): container "web": image must have a tag

   waived (1)
     no-host-network: Deployment "shop/web" (shop/web/Deployment): hostNetwork must not be true [waived until 2030-06-30 by platform: it is a node agent]

   waivers
     no-host-network  shop/agent: it is a node agent (platform, 1 finding, until 2030-06-30)

   fields added, neutral (1)
     drop-all-capabilities: Deployment "shop/web" (shop/web/Deployment): spec.template.spec.containers[0].securityContext.capabilities.drop: ["ALL"]
   "
  `);
});

test('the error says what to write and how to waive', () => {
  expect(errorText(report('2030-06-01'))).toMatchInlineSnapshot(`
   "1 error in 3 objects; no manifest was written

   no-privileged-container: Deployment "shop/web" (shop/web/Deployment): container "web": securityContext.privileged must not be true

   write the value, or waive the rule on the construct with a reason: Waivers.of(construct).add({ rule, reason, owner, expires })
   "
  `);
});

test('the error says that a waiver has expired', () => {
  expect(errorText(report('2030-07-01', [hostNetwork]))).toContain(
    'hostNetwork must not be true [the waiver of platform expired on 2030-06-30]\n',
  );
});

test('an empty report is one line', () => {
  expect(summaryText(reportOf(0, [], [], [], '2030-01-01'))).toBe(
    'cdk8s-bulkhead: 0 objects, 0 fields hardened, 0 errors, 0 warnings, 0 waived\n',
  );
});

test('the JSON report has the same counts, and paths as text', () => {
  expect(JSON.parse(reportJson(report('2030-06-01')))).toMatchObject({
    version: 1,
    objects: 3,
    errors: 1,
    warnings: 1,
    findings: [
      {
        rule: 'no-privileged-container',
        path: 'spec.template.spec.containers[0].securityContext.privileged',
        seen: true,
      },
      { rule: 'image-tag-pinned' },
      { rule: 'no-host-network', waiver: { owner: 'platform' } },
    ],
    changes: [{ path: 'spec.template.spec.containers[0].securityContext.capabilities.drop', value: ['ALL'] }],
    waivers: [{ rule: 'no-host-network', state: 'used', findings: 1 }],
  });
});
