import type { Resource } from '../manifest/resource';
import type { Context } from './context';
import { ruleFailed } from './harden';
import type { Finding } from './report';
import type { Rule, Violation } from './rule';
import type { SeverityLevel } from './severity';
import type { Subject, WaiverData } from './subject';

/** Which rules to evaluate: those that look at one object, those that look at all, or both. */
export type RuleScope = 'object' | 'app' | 'all';

/**
 * Judges objects by the rules of their postures.
 *
 * @param subjects all objects of the app, or those that are known
 */
export function evaluate(subjects: readonly Subject[], scope: RuleScope = 'all'): Finding[] {
  const resources = subjects.map(({ resource }) => resource);
  const findings: Finding[] = [];
  for (const subject of subjects) {
    const context: Context = { parameters: subject.posture.parameters, resources };
    for (const { rule, severity } of subject.posture.rules) {
      if (scope !== 'all' && (scope === 'app') !== (rule.wholeApp ?? false)) {
        continue;
      }
      for (const violation of violationsOf(rule, subject.resource, context)) {
        findings.push(findingOf(rule, severity, violation, subject));
      }
    }
  }
  return findings;
}

function violationsOf(rule: Rule, resource: Resource, context: Context): Violation[] {
  try {
    return rule.check(resource, context);
  } catch (error) {
    throw ruleFailed(rule.id, resource.origin || resource.title, error);
  }
}

function findingOf(rule: Rule, severity: SeverityLevel, violation: Violation, subject: Subject): Finding {
  const { resource, posture, waivers } = subject;
  return {
    ...violation,
    rule: rule.id,
    severity,
    resource: resource.id,
    origin: resource.origin,
    waiver: waivers.find((waiver) => waives(waiver, rule.id, violation)),
    ...(posture.audit ? { audit: true } : {}),
  };
}

function waives(waiver: WaiverData, rule: string, violation: Violation): boolean {
  return waiver.rule === rule && (waiver.container === undefined || waiver.container === violation.container);
}
