import { harden } from '../../src/policy/harden';
import type { Rule, ScannerChecks, Standards, Violation } from '../../src/policy/rule';
import { REFUSED } from '../../src/policy/severity';
import { LevelName, severityAt } from '../../src/posture/levels';
import { manifestDiff } from './manifest-diff';
import { code, enumerated, escaped } from './markdown';
import { exampleOf, RuleExample } from './rule-example';
import { PARAMETERS, postureOf, subjectOf } from './subjects';

/** What docs/rules.md says of a rule, in lines. */
export function sectionOf(rule: Rule): string[] {
  const example = exampleOf(rule);
  return [
    `### ${rule.id}`,
    '',
    `**${escaped(capitalized(rule.summary))}.** ${escaped(rule.why)}`,
    '',
    `- ${severityText(rule)}`,
    `- ${findingsText(example)}`,
    `- ${fixText(rule, example)}`,
    ...listed('Standards', standardsText(rule.standards)),
    ...listed('Scanners', scannersText(rule.scanners)),
    `- Waive: \`Waivers.of(scope).add({ rule: '${rule.id}', reason, owner, expires })\`${caveat(rule)}`,
    '',
    '```diff',
    ...manifestDiff(example.before, example.after),
    '```',
    '',
  ];
}

const LEVELS: readonly LevelName[] = ['baseline', 'restricted', 'strict'];

function severityText(rule: Rule): string {
  const texts = ['error', 'warning'].flatMap((severity) => {
    const judging = LEVELS.filter((level) => severityAt(level, rule) === severity);
    return judging.length === 0 ? [] : [`${severity} under ${enumerated(judging.map(code))}`];
  });
  return capitalized(texts.join(', ') || 'judged only where the `severities` of a posture name it');
}

const MOST_FINDINGS = 3;

function findingsText({ violations, targetMinor }: RuleExample): string {
  const target = targetMinor === PARAMETERS.targetMinor ? '' : ` for \`targetVersion: '1.${targetMinor}'\``;
  const shown = violations.slice(0, MOST_FINDINGS).map(messageText);
  const rest = violations.length - shown.length;
  return `Finds${target}: ${[...shown, ...(rest > 0 ? [`${rest} more`] : [])].join('; ')}`;
}

const LONGEST_MESSAGE = 400;

function messageText({ message }: Violation): string {
  return code(message.length > LONGEST_MESSAGE ? `${message.slice(0, LONGEST_MESSAGE)}...` : message);
}

function fixText(rule: Rule, { by, before, changes, targetMinor }: RuleExample): string {
  if (!rule.fix) {
    return by === 'value' ? 'Fix: none; the finding says the value to write' : 'Fix: none; only you know what to write';
  }
  if (changes.length === 0) {
    return 'Fix: [where something is absent](hardening.md#the-fixes), which it is not here';
  }
  const { parameters, ...posture } = postureOf([rule]);
  const target = { ...posture, parameters: { ...parameters, targetMinor } };
  const foreign = structuredClone(before).flatMap((manifest) => harden(subjectOf(manifest, target, { ours: false })));
  const effects = [...new Set(changes.map(({ effect }) => effect))];
  const others =
    foreign.length === changes.length ? 'get it too' : foreign.length > 0 ? 'get a part' : 'only get the finding';
  return `Fix: as shown, here [${enumerated(effects)}](hardening.md#the-fixes), so foreign objects ${others}`;
}

function standardsText({ podSecurity, cis = [], nsa, owasp }: Standards = {}): string {
  return [
    ...(podSecurity ? [`Pod Security ${podSecurity.level} (\`${podSecurity.check}\`)`] : []),
    ...(cis.length > 0 ? [`CIS ${enumerated(cis)}`] : []),
    ...(nsa ? ['NSA/CISA'] : []),
    ...(owasp ? [`OWASP ${owasp}`] : []),
  ].join('; ');
}

const SCANNERS: { readonly [scanner in keyof Required<ScannerChecks>]: string } = {
  kubeLinter: 'kube-linter',
  kubeScore: 'kube-score',
  polaris: 'polaris',
  trivy: 'trivy',
  checkov: 'checkov',
  kubescape: 'kubescape',
  kyverno: 'kyverno',
};

function scannersText(scanners: ScannerChecks = {}): string {
  return Object.entries(SCANNERS)
    .map(([scanner, name]) => ({ name, checks: scanners[scanner as keyof ScannerChecks] ?? [] }))
    .filter(({ checks }) => checks.length > 0)
    .map(({ name, checks }) => `${name} ${checks.map(code).join(' ')}`)
    .join('; ');
}

function caveat({ severity }: Rule): string {
  return severity === REFUSED ? '; that does not make it work' : '';
}

function listed(title: string, text: string): string[] {
  return text === '' ? [] : [`- ${title}: ${text}`];
}

function capitalized(text: string): string {
  return text[0].toUpperCase() + text.slice(1);
}
