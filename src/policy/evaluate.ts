import { fieldText } from '../manifest/field';
import { Inventory } from '../manifest/inventory';
import type { Resource } from '../manifest/resource';
import { Declarations, NOTHING_DECLARED } from '../network/connection';
import type { Context } from './context';
import { ruleFailed } from './harden';
import type { Source } from './location';
import type { Finding } from './report';
import type { Rule, Violation } from './rule';
import { KnownViolation, RulesToAsk, RuleToAsk } from './rules-to-ask';
import type { PostureData, Subject, WaiverData } from './subject';

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
  const judges = new Map<PostureData, Judge>();
  const findings: Finding[] = [];
  for (const subject of subjects) {
    let judge = judges.get(subject.posture);
    if (!judge) {
      judge = judgeOf(subject.posture, scope, { app, declared });
      judges.set(subject.posture, judge);
    }
    judgeOne(subject, judge, findings);
  }
  return findings;
}

/** All objects as rules find them. */
export function inventoryOf(subjects: readonly Subject[]): Inventory {
  return new Inventory(subjects.map(({ resource }) => resource));
}

/** The rules of a posture, and what they are told. */
interface Judge {
  readonly rules: RulesToAsk;
  readonly context: Context;
}

function judgeOf(
  { rules, parameters }: PostureData,
  scope: RuleScope,
  { app, declared }: Omit<Context, 'parameters'>,
): Judge {
  const context = { parameters, app, declared };
  const asked = rules.filter(
    ({ rule }) =>
      (scope === 'all' || (scope === 'app') === (rule.wholeApp ?? false)) && !holdsThroughout(rule, context),
  );
  return { rules: new RulesToAsk(asked, context), context };
}

function holdsThroughout(rule: Rule, context: Context): boolean {
  try {
    return rule.holdsThroughout?.(context) ?? false;
  } catch {
    return false; // for whatever reason: it is asked of each object, where it fails again if it is broken
  }
}

function judgeOne(subject: Subject, { rules, context }: Judge, findings: Finding[]): void {
  const { resource } = subject;
  const settings = rules.about(resource);
  const before = findings.length;
  let source: Source | undefined; // the same for all of them
  // by number: this runs for each rule and each object, before the engine has found out that it should be quick
  for (let index = 0; index < settings.length; index++) {
    const setting = settings[index];
    const violations = setting.says ?? violationsOf(setting.rule, resource, context);
    for (let place = 0; place < violations.length; place++) {
      if (findings.length === before) {
        source = subject.source?.();
      }
      findings.push(findingOf(setting, violations[place], subject, source));
    }
  }
}

function violationsOf(rule: Rule, resource: Resource, context: Context): readonly Violation[] {
  try {
    return rule.check(resource, context);
  } catch (error) {
    throw ruleFailed(rule.id, resource.origin || resource.title, error);
  }
}

// all fields always, in one order: objects of one shape are made and read several times as fast
function findingOf(
  { rule: { id: rule }, severity }: RuleToAsk,
  violation: Violation & Partial<KnownViolation>,
  { resource, posture, waivers, place: placeOf }: Subject,
  source: Source | undefined,
): Finding {
  const { message, path, container, seen, write, field } = violation;
  return {
    message,
    path,
    container,
    seen,
    write,
    rule,
    severity,
    resource: resource.id,
    origin: resource.origin,
    field: field ?? fieldText(resource.manifest, path),
    source,
    place: placeOf?.(path),
    waiver: waivers.length === 0 ? undefined : waivers.find((waiver) => waives(waiver, rule, violation)),
    audit: posture.audit ? true : undefined,
  };
}

function waives(waiver: WaiverData, rule: string, violation: Violation): boolean {
  return waiver.rule === rule && (waiver.container === undefined || waiver.container === violation.container);
}
