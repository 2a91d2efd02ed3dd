import { fieldText } from '../manifest/field';
import { Inventory } from '../manifest/inventory';
import type { Resource } from '../manifest/resource';
import { Declarations, NOTHING_DECLARED } from '../network/connection';
import type { Context } from './context';
import { ruleFailed } from './harden';
import type { Finding } from './report';
import type { Rule, Violation } from './rule';
import type { SeverityLevel } from './severity';
import type { PostureData, RuleSetting, Subject, WaiverData } from './subject';

/** Which rules to evaluate: those that look at one object, those that look at all, or both. */
export type RuleScope = 'object' | 'app' | 'all';

/**
 * Judges objects by the rules of their postures.
 *
 * @param subjects all objects of the app, or those that are known
 * @param declared the connections that the code of the app declares
 * @param app the same objects, where the caller has found something out about them already
 */
export function evaluate(
  subjects: readonly Subject[],
  scope: RuleScope = 'all',
  declared: Declarations = NOTHING_DECLARED,
  app: Inventory = inventoryOf(subjects),
): Finding[] {
  const settings = new Map<PostureData, SettingsByKind>();
  const findings: Finding[] = [];
  for (const subject of subjects) {
    const { resource, posture } = subject;
    const context: Context = { parameters: posture.parameters, app, declared };
    const byKind = settings.get(posture) ?? new SettingsByKind(posture, scope);
    settings.set(posture, byKind);
    for (const { rule, severity } of byKind.of(resource)) {
      for (const violation of violationsOf(rule, resource, context)) {
        findings.push(findingOf(rule, severity, violation, subject));
      }
    }
  }
  return findings;
}

/** All objects as rules find them. */
export function inventoryOf(subjects: readonly Subject[]): Inventory {
  return new Inventory(subjects.map(({ resource }) => resource));
}

/** The rules of a posture that have something to say of a kind. Most have not, and asking each would cost the most. */
class SettingsByKind {
  private readonly settings: readonly RuleSetting[];
  private readonly byKind = new Map<string, readonly RuleSetting[]>();

  constructor({ rules }: PostureData, scope: RuleScope) {
    this.settings = rules.filter(({ rule }) => scope === 'all' || (scope === 'app') === (rule.wholeApp ?? false));
  }

  public of(resource: Resource): readonly RuleSetting[] {
    const { groupKind, hasKnownTemplates } = resource;
    let found = this.byKind.get(groupKind);
    if (!found) {
      found = this.settings.filter(
        ({ rule }) => (rule.kinds?.includes(groupKind) ?? true) && (hasKnownTemplates || !rule.podsOnly),
      );
      this.byKind.set(groupKind, found);
    }
    return found;
  }
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
  const source = subject.source?.();
  const place = subject.place?.(violation.path);
  return {
    ...violation,
    rule: rule.id,
    severity,
    resource: resource.id,
    origin: resource.origin,
    field: fieldText(resource.manifest, violation.path),
    ...(source ? { source } : {}),
    ...(place ? { place } : {}),
    waiver: waivers.find((waiver) => waives(waiver, rule.id, violation)),
    ...(posture.audit ? { audit: true } : {}),
  };
}

function waives(waiver: WaiverData, rule: string, violation: Violation): boolean {
  return waiver.rule === rule && (waiver.container === undefined || waiver.container === violation.container);
}
