import type { Resource } from '../manifest/resource';
import { AlikeObjects, KnownObject } from './alike-objects';
import type { Context } from './context';
import { Likeness } from './likeness';
import { Reading } from './reading';
import type { Rule } from './rule';
import { RulesByKind } from './rules-by-kind';
import type { RuleSetting } from './subject';

/**
 * The rules that have to be asked of one object after another; all others hold. A rule that found nothing in one object, and
 * asked for no other, is not asked of objects that are the same wherever it read.
 */
export class RulesToAsk {
  private readonly byKind: RulesByKind;
  private readonly alike = new Map<readonly RuleSetting[], AlikeObjects<JudgedObject>>();

  constructor(
    settings: readonly RuleSetting[],
    private readonly context: Context,
  ) {
    this.byKind = new RulesByKind(settings);
  }

  /** In the order of all. */
  public about(resource: Resource): readonly RuleSetting[] {
    const settings = this.byKind.of(resource); // one list for each kind
    let alike = this.alike.get(settings);
    if (!alike) {
      alike = new AlikeObjects(settings.length);
      this.alike.set(settings, alike);
    }
    const like = alike.like(resource.manifest, () => judged(resource, settings, this.context));
    if (!like) {
      return this.byKind.about(resource);
    }
    // each is in one of them only
    const asked = [...like.changed, ...like.known.open].sort((left, right) => left - right);
    return asked.map((index) => settings[index]);
  }
}

interface JudgedObject extends KnownObject {
  /** The rules that are asked of all objects like it, by number. */
  readonly open: readonly number[];
}

/** Asks the rules of a kind about an object only to see what they read. */
function judged(resource: Resource, settings: readonly RuleSetting[], context: Context): JudgedObject {
  const reading = new Reading(resource.manifest);
  const holding = new Set<number>();
  const open: number[] = [];
  settings.forEach(({ rule }, index) => {
    if (holdsByItself(rule, resource.withManifest(reading.viewOf(index)), context)) {
      holding.add(index);
    } else {
      open.push(index);
    }
  });
  return { likeness: new Likeness(reading.root, holding), open };
}

/** Whether a rule finds nothing in an object, and that for nothing but what it reads there. */
function holdsByItself(rule: Rule, view: Resource, { parameters }: Context): boolean {
  if (rule.isUsers) {
    return false; // it may know more than it is told
  }
  try {
    return rule.check(view, new Alone(parameters)).length === 0;
  } catch {
    return false; // for whatever reason: it is asked of the object itself, where it fails again if it is broken
  }
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
