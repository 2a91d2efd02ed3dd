import type { Resource } from '../manifest/resource';
import type { Context } from './context';
import { Likeness } from './likeness';
import { Reading } from './reading';
import type { Rule } from './rule';
import type { RuleSetting } from './subject';

/** How many objects are judged before it pays to find out what rules read of one. */
const FEW = 24;

/** How many objects are known that others may be like. */
const MOST = 8;

/** Objects are alike if at most one rule in so many reads something else in them. */
const ONE_IN = 4;

/**
 * Objects of one kind, one after another, and the rules that have to be asked of each. Apps are full of objects that differ
 * in names, images and little else, and what a rule has not read cannot change what it says: a rule that found nothing in
 * one object, and asked for no other, is not asked of objects that are the same wherever it read.
 */
export class AlikeObjects {
  private readonly known: KnownObject[] = [];
  private judged = 0;
  private nextLesson = FEW;

  constructor(
    /** The rules that look at the kind. */
    private readonly settings: readonly RuleSetting[],
    private readonly context: Context,
  ) {}

  /** In the order of all; those that are left out hold. Undefined if nothing is known of objects like this one. */
  public rulesToAsk(resource: Resource): readonly RuleSetting[] | undefined {
    this.judged++;
    for (const { likeness, open } of this.known) {
      const changed = likeness.changedReaders(resource.manifest);
      if (changed.length * ONE_IN <= this.settings.length) {
        // each is in one of them only
        const asked = changed.concat(open).sort((left, right) => left - right);
        return asked.map((index) => this.settings[index]);
      }
    }
    if (this.judged > this.nextLesson && this.known.length < MOST) {
      this.known.push(this.knownObject(resource));
      this.nextLesson = this.judged * 2; // of objects that are never alike, few are looked at so closely
    }
    return undefined;
  }

  private knownObject(resource: Resource): KnownObject {
    const reading = new Reading(resource.manifest);
    const holding = new Set<number>();
    const open: number[] = [];
    this.settings.forEach(({ rule }, index) => {
      if (holdsByItself(rule, resource.withManifest(reading.viewOf(index)), this.context)) {
        holding.add(index);
      } else {
        open.push(index);
      }
    });
    return { likeness: new Likeness(reading.root, holding), open };
  }
}

interface KnownObject {
  readonly likeness: Likeness;
  /** The rules that are asked of all objects like it. */
  readonly open: readonly number[];
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
