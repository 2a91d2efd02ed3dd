import type { BaselineEntry } from '../../src/policy/baseline';
import type { Change } from '../../src/policy/fixer';
import { Finding, Observations, Report, reportOf } from '../../src/policy/report';
import type { Rule } from '../../src/policy/rule';
import type { WaiverData } from '../../src/policy/subject';

const RESOURCE = { apiVersion: 'apps/v1', kind: 'Deployment', namespace: 'shop', name: 'web' };

export const WAIVER: WaiverData = {
  rule: 'no-host-network',
  reason: 'it is a node agent',
  owner: 'platform',
  expires: '2030-06-30',
  scope: 'shop/agent',
};

/** An error in an object of ours, whose file is known. */
export const PRIVILEGED: Finding = {
  rule: 'no-privileged-container',
  severity: 'error',
  resource: RESOURCE,
  origin: 'shop/web/Deployment',
  message: 'container "web": securityContext.privileged must be false, not true',
  path: ['spec', 'template', 'spec', 'containers', 0, 'securityContext', 'privileged'],
  field: 'spec.template.spec.containers[web].securityContext.privileged',
  container: 'web',
  seen: true,
  write: false,
  source: {
    frames: [
      { file: 'src/web.ts', line: 12, column: 5, function: 'createWeb' },
      { file: 'main.ts', line: 30, column: 1 },
    ],
  },
  place: { file: 'dist/manifests/shop.k8s.yaml', line: 20, column: 9, output: true },
};

/** A warning in an object that somebody else's code made. */
export const UNTAGGED: Finding = {
  rule: 'image-tag-pinned',
  severity: 'warning',
  resource: { apiVersion: 'v1', kind: 'Pod', name: 'job' },
  origin: 'shop/job',
  message: 'container "job": image must say its version, as in "nginx:VERSION", not "nginx"',
  path: ['spec', 'containers', 0, 'image'],
  container: 'job',
  seen: 'nginx',
  source: { below: 'shop', frames: [{ file: 'main.ts', line: 3, column: 14 }] },
};

/** A warning that nothing more is known of. */
export const HOST_NETWORK: Finding = {
  ...PRIVILEGED,
  rule: 'no-host-network',
  container: undefined,
  message: 'hostNetwork must be false, not true',
  path: ['spec', 'template', 'spec', 'hostNetwork'],
  field: undefined,
  source: undefined,
  place: undefined,
  waiver: WAIVER,
};

export const CHANGE: Change = {
  rule: 'drop-all-capabilities',
  effect: 'neutral',
  resource: RESOURCE,
  origin: 'shop/web/Deployment',
  path: ['spec', 'template', 'spec', 'containers', 0, 'securityContext', 'capabilities', 'drop'],
  value: ['ALL'],
};

/** What the findings baseline has recorded of an object that is there, and nobody finds. */
export const GONE: BaselineEntry = {
  rule: 'no-privileged-container',
  groupKind: 'apps/Deployment',
  namespace: 'shop',
  name: 'old',
  field: 'spec',
  count: 1,
};

const RULE: Rule = {
  id: 'no-privileged-container',
  summary: 'containers are not privileged',
  why: 'A privileged container is root on its node.',
  severity: { baseline: 'error', restricted: 'error' },
  standards: {
    podSecurity: { level: 'baseline', check: 'privileged' },
    cis: ['5.2.2'],
    nsa: true,
    owasp: 'K01',
  },
  scanners: { kubeLinter: ['privileged-container'] },
  check: () => [],
};

export const RULES: Observations['rules'] = [
  { rule: RULE, severity: 'error' },
  {
    rule: { ...RULE, id: 'image-tag-pinned', summary: 'images have a tag', why: 'It changes.', standards: undefined },
    severity: 'warning',
  },
  { rule: { ...RULE, id: 'no-host-network', summary: 'pods have a network of their own' }, severity: 'error' },
];

/** A report on 2030-06-01, when the one waiver still holds. */
export function sampleReport(observations: Partial<Observations> = {}, today = '2030-06-01'): Report {
  return reportOf(
    {
      objects: 3,
      changes: [CHANGE],
      findings: [PRIVILEGED, UNTAGGED, HOST_NETWORK],
      waivers: [WAIVER],
      rules: RULES,
      judged: [RESOURCE, { ...RESOURCE, name: GONE.name }],
      ...observations,
    },
    today,
  );
}

/** As many findings as an existing app has on its first day: some of many rules, in many objects. */
export function manyFindings(finding: Finding, rules: number, objects: number): Finding[] {
  return Array.from({ length: rules * objects }, (_, index) => ({
    ...finding,
    rule: `rule-${index % rules}`,
    resource: { ...finding.resource, name: `object-${Math.floor(index / rules)}` },
  }));
}

/** A finding whose every text is from somebody who means ill. */
export const HOSTILE: Finding = {
  ...PRIVILEGED,
  resource: { ...RESOURCE, name: '\u001b[2J\u009b31m@everyone `<img src=x>` | [a](http://b) \u202e' },
  origin: 'shop/\u001b]0;title\u0007',
  message: 'container "`</details>|\r\n\u001b[1m": must not be [x](http://y) #1 ${{ secrets.A }}\u2028',
  container: '\u001b[1m',
  write: '\u001b[1m`',
  seen: '\u0085',
  source: { below: 'shop/\u001b[1m', frames: [{ file: 'a b/\u001b[1m`#.ts', line: 1, column: 1, function: '\u001b' }] },
  place: { file: 'x/\u001b[1m.yaml', line: 1 },
};
