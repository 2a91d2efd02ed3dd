import { haveSameSteps } from '../manifest/json';
import type { Resource } from '../manifest/resource';
import type { Likeness } from './likeness';

/** What is known of an object that was looked at closely. */
export interface KnownObject {
  /** By the numbers of the rules of its kind. */
  readonly likeness: Likeness;
}

/** What is found out about objects, and used for others. */
export interface Lesson<Known extends KnownObject, Plan> {
  /** Looks closely at an object; undefined if nothing is found out. */
  learn(resource: Resource): Known | undefined;
  /**
   * What is to be done with objects like a known one; not to be changed.
   *
   * @param changed the rules that read something else in them
   */
  planFor(known: Known, changed: readonly number[]): Plan;
}

/** How many objects pass before it pays to find out what rules read of one. */
const FEW = 24;

/** How many objects are known, and how many plans for the like of each. */
const MOST = 8;

/** Objects are alike if at most one rule in so many reads something else in them. */
const ONE_IN = 4;

/**
 * Objects of one kind, one after another. Apps are full of objects that differ in names, images and little else, and what a
 * rule has not read cannot change what it says or does. So some of them are looked at closely, and others that are the same
 * wherever a rule read need not be shown to it.
 */
export class AlikeObjects<Known extends KnownObject, Plan> {
  private readonly plans: Plans<Known, Plan>[] = [];
  private passed = 0;
  private nextLesson = FEW;

  /** @param rules how many there are of the kind */
  constructor(
    private readonly rules: number,
    private readonly lesson: Lesson<Known, Plan>,
  ) {}

  /** What is to be done with the next object; undefined if it is like none that is known. */
  public planFor(resource: Resource): Plan | undefined {
    this.passed++;
    for (const plans of this.plans) {
      const changed = plans.known.likeness.changedReaders(resource.manifest);
      if (changed.length * ONE_IN <= this.rules) {
        return plans.planFor(changed);
      }
    }
    if (this.passed > this.nextLesson && this.plans.length < MOST) {
      this.nextLesson = this.passed * 2; // of objects that are never alike, few are looked at so closely
      const known = this.lesson.learn(resource);
      if (known) {
        this.plans.push(new Plans(known, this.lesson));
      }
    }
    return undefined;
  }
}

/** The plans for objects like a known one, in which mostly the same rules read something else. */
class Plans<Known extends KnownObject, Plan> {
  private readonly made: { readonly changed: readonly number[]; readonly plan: Plan }[] = [];

  constructor(
    public readonly known: Known,
    private readonly lesson: Lesson<Known, Plan>,
  ) {}

  public planFor(changed: readonly number[]): Plan {
    for (const before of this.made) {
      if (haveSameSteps(before.changed, changed)) {
        return before.plan;
      }
    }
    const plan = this.lesson.planFor(this.known, changed);
    if (this.made.length < MOST) {
      this.made.push({ changed, plan });
    }
    return plan;
  }
}
