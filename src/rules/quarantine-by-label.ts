import { listIn, objectIn, pathText, stringIn } from '../manifest/json';
import type { Pod } from '../manifest/pod';
import { Hold, Quarantine, quarantineOf } from '../network/quarantine';
import type { Rule, Violation } from '../policy/rule';
import { HARDENING } from '../policy/severity';
import { quoted } from './parts/quoted';
import { statement } from './parts/statement';

/**
 * Fields: pods: the labels; Services and NetworkPolicies of the app: their selectors, and those of peers in rules
 * Allowed: a label of the workload's NetworkPolicy whose change takes a pod out of every Service and every rule that does
 * not name all pods. Workloads that declare no connections are not judged, nor are pods on the network of their node, or
 * in namespaces where no NetworkPolicy denies all pods everything: there a pod that nothing selects any more is open.
 */
export const quarantineByLabel: Rule = {
  id: 'quarantine-by-label',
  summary: 'changing one label of a pod takes it out of every Service and every rule of NetworkPolicies',
  why: 'Whoever has to isolate a pod that was broken into, and keep it to be looked at, has to find out first what else still leads to it.',
  severity: HARDENING,
  standards: { owasp: 'K07' },
  podsOnly: true,
  wholeApp: true,
  check: ({ pods }, { app, declared }) => {
    const found: Violation[] = [];
    for (const pod of pods) {
      const quarantine = quarantineOf(app, declared, pod);
      if (quarantine) {
        found.push(...violationsOf(pod, quarantine));
      }
    }
    return found;
  },
};

function violationsOf(pod: Pod, { label, holds }: Quarantine): Violation[] {
  const target = { spec: pod.template, path: pod.templatePath };
  return label === undefined
    ? [statement(target, ['metadata', 'labels'], NO_LABEL)]
    : holds.map((hold) => statement(target, ['metadata', 'labels'], messageOf(label, hold)));
}

const NO_LABEL =
  'the NetworkPolicy of the pods selects them by no label, so none takes one of them out; write matchLabels into its podSelector';

function messageOf(label: string, { by, as, selector, path }: Hold): string {
  const labels = quoted([
    ...Object.keys(objectIn(selector, 'matchLabels') ?? {}),
    ...listIn(selector, 'matchExpressions').map((expression) => stringIn(expression, 'key') ?? ''),
  ]);
  const field = pathText(path);
  return `a pod whose label "${label}" is changed ${HELD[as]} ${by.title}, which finds it by ${labels}; write "${label}" into ${field} there`;
}

const HELD = {
  service: 'still gets requests from',
  selected: 'is still let through by',
  peer: 'is still a peer of',
} as const;
