import type { JsonObject } from '../../src/manifest/json';
import { POD_TEMPLATE_PATHS } from '../../src/manifest/pod-template';
import { Resource } from '../../src/manifest/resource';
import { KUBE_DNS } from '../../src/network/cluster-network';
import { evaluate } from '../../src/policy/evaluate';
import { harden } from '../../src/policy/harden';
import type { Rule } from '../../src/policy/rule';
import type { PostureData } from '../../src/policy/subject';
import { CATALOGUE } from '../../src/rules/catalogue';

/** The levels of the Pod Security Standards at which something is forbidden. */
export const LEVELS = ['baseline', 'restricted'] as const;
export type Level = (typeof LEVELS)[number];

/** The minor versions of Kubernetes 1.x whose standards the rules know. */
export const MINORS: readonly number[] = Array.from({ length: 9 }, (_, index) => 28 + index);

/** The checks that forbid a pod at a level, by their names in lower case; none if it is allowed. */
export function forbiddenBy(pod: JsonObject, level: Level, minor: number): ReadonlySet<string> {
  const rules = CATALOGUE.filter((rule) => isPartOf(level, rule));
  const findings = evaluate([subjectOf(pod, postureOf(rules, level, minor))]);
  return new Set(findings.map(({ rule }) => checkOf(rule)));
}

/** The same pod after all fixes, also those that can stop a process. */
export function fixed(pod: JsonObject, level: Level, minor: number): JsonObject {
  const copy = structuredClone(pod);
  harden(subjectOf(copy, postureOf(CATALOGUE, level, minor)));
  return copy;
}

/** The restricted level forbids all that the baseline level does. */
function isPartOf(level: Level, { standards }: Rule): boolean {
  return standards?.podSecurity !== undefined && (level === 'restricted' || standards.podSecurity.level === 'baseline');
}

function postureOf(rules: readonly Rule[], level: Level, minor: number): PostureData {
  return {
    name: level,
    edition: 'v1',
    rules: rules.map((rule) => ({ rule, severity: 'error' })),
    parameters: {
      targetMinor: minor,
      userId: 65532,
      groupId: 65532,
      podSecurityLevel: level,
      existing: {},
      network: { dns: [KUBE_DNS] },
    },
    hardenForeign: true,
    audit: false,
    podTemplatePaths: POD_TEMPLATE_PATHS,
  };
}

function subjectOf(pod: JsonObject, posture: PostureData) {
  return { resource: new Resource(pod), posture, waivers: [], ours: true };
}

function checkOf(id: string): string {
  return CATALOGUE.find((rule) => rule.id === id)?.standards?.podSecurity?.check.toLowerCase() ?? id;
}
