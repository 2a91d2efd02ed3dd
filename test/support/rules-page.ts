import type { Rule, Standards } from '../../src/policy/rule';
import { REFUSED } from '../../src/policy/severity';
import { CATALOGUE } from '../../src/rules/catalogue';
import { anchorOf, enumerated } from './markdown';
import { sectionOf } from './rule-section';

/** The page about all rules, `docs/rules.md`: what each says of itself, and what it finds in its example. */
export function rulesPage(): string {
  const groups = GROUPS.map((title) => ({ title, rules: rulesOf(title) })).filter(({ rules }) => rules.length > 0);
  return [
    ...INTRO,
    ...groups.map(({ title, rules }) => `- [${title}](#${anchorOf(title)}): ${enumerated(rules.map(linkTo))}`),
    '',
    ...groups.flatMap(({ title, rules }) => [`## ${title}`, '', ...rules.flatMap(sectionOf)]),
  ]
    .join('\n')
    .replace(/\n+$/, '\n');
}

const INTRO = `# Rules

<!-- Written by \`npm run test:update\` from the rules and their examples; change those. -->

Each rule says what must hold, why, and what it finds in an example. The examples are run: the findings are the rule's
own words, and what is green is its fix, or else the value that its finding says, or else what we would write.

How severe a finding is depends on the posture. An error fails synth, a warning is printed and reported.
\`Posture.baseline()\` has errors for what lets an attacker out, and for what a cluster refuses;
\`Posture.restricted()\`, the default, adds the Pod Security Standard of that name and warns of the rest;
\`Posture.strict()\` makes an error of whatever \`restricted\` judges. \`severities\` of a posture changes single rules,
\`Severity.OFF\` included, and brings in those that no posture judges by itself.

A finding that you decide to live with is waived on a construct, for it and everything below, with a reason, an owner and
the last day on which that holds. The waiver is written into the manifests too, where other scanners read it.

\`\`\`ts
const until = { owner: 'shop', expires: '2031-12-31' };
Waivers.of(shop).add({ ...until, rule: 'image-digest-pinned', reason: 'the project releases its images by tag' });
\`\`\`

A fix only adds what is absent. What is *neutral* does not stop a process that works, so every object gets it; what is
*behavioural* can, so only our kinds and components get it, and others once their posture says \`ForeignPolicy.HARDEN\`.
[Hardening](hardening.md) says of each what it can stop, and how that shows.

The standards are the Pod Security Standards, each control by the name of its check in the API server, the CIS Kubernetes
Benchmark, the Kubernetes Hardening Guidance of NSA and CISA, and the OWASP Kubernetes Top Ten of 2022. The checks of
other scanners are those that ask for the same.
`.split('\n');

const IMPOSSIBLE = 'What a cluster refuses or cannot run';
const BASELINE = 'Pod Security Standard: baseline';
const RESTRICTED = 'Pod Security Standard: restricted';
const HOUSEKEEPING = 'Reliability and housekeeping';

/** What the risks of the OWASP Kubernetes Top Ten come to in manifests. */
const RISKS: { readonly [risk in NonNullable<Standards['owasp']>]: string } = {
  K01: 'Pods and containers',
  K02: 'Images',
  K03: 'RBAC and ServiceAccounts',
  K04: 'Namespaces',
  K05: 'Logging',
  K06: 'Authentication',
  K07: 'Network',
  K08: 'Secrets and storage',
  K09: 'Parts of the cluster',
  K10: 'Versions',
};

const GROUPS = [BASELINE, RESTRICTED, ...Object.values(RISKS), HOUSEKEEPING, IMPOSSIBLE];

function rulesOf(group: string): Rule[] {
  return CATALOGUE.filter((rule) => groupOf(rule) === group).sort((a, b) => (a.id < b.id ? -1 : 1));
}

function groupOf({ severity, standards }: Rule): string {
  if (severity === REFUSED) {
    return IMPOSSIBLE;
  }
  if (standards?.podSecurity) {
    return standards.podSecurity.level === 'baseline' ? BASELINE : RESTRICTED;
  }
  return standards?.owasp ? RISKS[standards.owasp] : HOUSEKEEPING;
}

function linkTo({ id }: Rule): string {
  return `[${id}](#${id})`;
}
