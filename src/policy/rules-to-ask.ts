import { fieldText } from '../manifest/field';
import type { Resource } from '../manifest/resource';
import { AlikeObjects, KnownObject } from './alike-objects';
import type { Context } from './context';
import { ownCopy } from './fixer';
import { Likeness } from './likeness';
import { Reading } from './reading';
import type { Rule, Violation } from './rule';
import { RulesByKind } from './rules-by-kind';
import type { RuleSetting } from './subject';

/** A rule that does not hold for an object, or of which that has to be found out. */
export interface RuleToAsk extends RuleSetting {
  /** What it says if it is asked; left out where nobody knows. */
  readonly says?: readonly KnownViolation[];
}

/** What a rule says of all objects that are alike. */
export interface KnownViolation extends Violation {
  /** The field, with the names of items in place of their numbers. */
  readonly field: string;
}

/**
 * The rules that have to be asked of one object after another, or are known to find something; all others hold. What a rule
 * says of one object, if it asks for no other, it says of all that are the same wherever it read.
 */
export class RulesToAsk {
  private readonly byKind: RulesByKind;
  private readonly alike = new Map<readonly RuleSetting[], AlikeObjects<JudgedObject, readonly RuleToAsk[]>>();

  constructor(
    settings: readonly RuleSetting[],
    private readonly context: Context,
  ) {
    // of one shape, whether or not it is known what they say
    this.byKind = new RulesByKind(
      settings.map(({ rule, severity }): RuleToAsk => ({ rule, severity, says: undefined })),
    );
  }

  /** In the order of all. */
  public about(resource: Resource): readonly RuleToAsk[] {
    const settings = this.byKind.of(resource); // one list for each kind
    let alike = this.alike.get(settings);
    if (!alike) {
      alike = new AlikeObjects(settings.length, {
        learn: (known) => judged(known, settings, this.context),
        planFor: (known, changed) => rulesToAsk(known, changed, settings),
      });
      this.alike.set(settings, alike);
    }
    return alike.planFor(resource) ?? this.byKind.about(resource);
  }
}

interface JudgedObject extends KnownObject {
  /** The rules that are asked of all objects like it, by number. */
  readonly open: readonly number[];
  /** The rules that found something, by number. */
  readonly broken: ReadonlyMap<number, RuleToAsk>;
}

/** Asks the rules of a kind about an object only to see what they read, and say of it. */
function judged(resource: Resource, settings: readonly RuleSetting[], context: Context): JudgedObject {
  const reading = new Reading(resource.manifest);
  const answered = new Set<number>();
  const open: number[] = [];
  const broken = new Map<number, RuleToAsk>();
  settings.forEach(({ rule, severity }, index) => {
    const says = saidOfItself(rule, resource.withManifest(reading.viewOf(index)), context);
    if (!says) {
      open.push(index);
      return;
    }
    answered.add(index);
    if (says.length > 0) {
      broken.set(index, { rule, severity, says });
    }
  });
  return { likeness: new Likeness(reading.root, answered), open, broken };
}

/** What a rule finds in an object, if that is for nothing but what it reads there. */
function saidOfItself(rule: Rule, view: Resource, { parameters }: Context): readonly KnownViolation[] | undefined {
  if (rule.isUsers) {
    return undefined; // it may know more than it is told
  }
  try {
    return rule.check(view, new Alone(parameters)).map((violation) => knownViolation(violation, view));
  } catch {
    return undefined; // for whatever reason: it is asked of the object itself, where it fails again if it is broken
  }
}

/** Parts of the view are copied, by which they are read whole. */
function knownViolation({ message, path, container, seen, write }: Violation, { manifest }: Resource): KnownViolation {
  return { message, path, container, seen: ownCopy(seen), write: ownCopy(write), field: fieldText(manifest, path) };
}

function rulesToAsk(
  { open, broken }: JudgedObject,
  changed: readonly number[],
  settings: readonly RuleSetting[],
): RuleToAsk[] {
  const asked = new Set([...open, ...changed]);
  return settings.flatMap((setting, index) => (asked.has(index) ? setting : (broken.get(index) ?? [])));
}

/** What rules may know beside an object, without anything that lies in other objects. */
class Alone implements Context {
  constructor(public readonly parameters: Context['parameters']) {}

  public get app(): never {
    throw new Error('it asks for other objects');
  }

  public get declared(): never {
    throw new Error('it asks for connections');
  }
}
