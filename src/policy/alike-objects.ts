import type { JsonObject } from '../manifest/json';
import type { Likeness } from './likeness';

/** What is known of an object that was looked at closely. */
export interface KnownObject {
  /** By the numbers of the rules of its kind. */
  readonly likeness: Likeness;
}

/** A known object that another is like. */
export interface LikeObject<Known> {
  readonly known: Known;
  /** The rules that read something else in the other. */
  readonly changed: readonly number[];
}

/** How many objects pass before it pays to find out what rules read of one. */
const FEW = 24;

/** How many objects are known. */
const MOST = 8;

/** Objects are alike if at most one rule in so many reads something else in them. */
const ONE_IN = 4;

/**
 * Objects of one kind, one after another. Apps are full of objects that differ in names, images and little else, and what a
 * rule has not read cannot change what it says or does. So some of them are looked at closely, and others that are the same
 * wherever a rule read need not be shown to it.
 */
export class AlikeObjects<Known extends KnownObject> {
  private readonly known: Known[] = [];
  private passed = 0;
  private nextLesson = FEW;

  /** @param rules how many there are of the kind */
  constructor(private readonly rules: number) {}

  /**
   * The known object that the next one is like.
   *
   * @param learn called if there is none and it is worth while to look closely at this one; undefined if nothing is found out
   */
  public like(manifest: JsonObject, learn: () => Known | undefined): LikeObject<Known> | undefined {
    this.passed++;
    for (const known of this.known) {
      const changed = known.likeness.changedReaders(manifest);
      if (changed.length * ONE_IN <= this.rules) {
        return { known, changed };
      }
    }
    if (this.passed > this.nextLesson && this.known.length < MOST) {
      this.nextLesson = this.passed * 2; // of objects that are never alike, few are looked at so closely
      const known = learn();
      if (known) {
        this.known.push(known);
      }
    }
    return undefined;
  }
}
