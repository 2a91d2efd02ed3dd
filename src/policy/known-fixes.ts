import type { Path } from '../manifest/json';
import type { Resource } from '../manifest/resource';
import type { KnownObject } from './alike-objects';
import type { Context } from './context';
import { Change, change, Fixer, ownCopy } from './fixer';
import { Likeness } from './likeness';
import { Reading, ReadValue } from './reading';
import type { RuleSetting } from './subject';

/** An object of which is known what its fixes read and changed, each rule by its number. */
export interface FixedObject extends KnownObject {
  /** What the fix of each rule changed. */
  readonly changes: readonly (readonly Change[])[];
  /** The rules whose fix is made anew for every object: those of users, which may know more than they are told. */
  readonly open: readonly number[];
  /** For each rule those whose fix has read what its own has changed. */
  readonly followers: readonly (readonly number[])[];
}

/**
 * Fixes a copy of an object to see what the fixes read and change.
 *
 * @returns undefined if that cannot be seen
 */
export function fixedObject(
  resource: Resource,
  settings: readonly RuleSetting[],
  behavioural: boolean,
  context: Context,
): FixedObject | undefined {
  const copy = structuredClone(resource.manifest);
  const reading = new Reading(copy);
  const behind = <Part extends object>(part: Part) => reading.behind(part);
  // the rules of users come last, so that no other fix depends on theirs
  const ownRules = settings.findIndex(({ rule }) => rule.isUsers);
  const known = ownRules < 0 ? settings : settings.slice(0, ownRules);
  try {
    const changes = known.map(({ rule }, index): Change[] => {
      const made: Change[] = [];
      const view = resource.withManifest(reading.viewOf(index));
      rule.fix?.(view, new Fixer(rule.id, resource.id, resource.origin, behavioural, made, behind), context);
      return made.map((each) => ({ ...each, value: ownCopy(each.value) })); // and no view of it
    });
    return {
      likeness: new Likeness(reading.root, new Set(known.keys())),
      changes,
      open: [...settings.keys()].slice(known.length),
      followers: changes.map((made, index) => followersOf(made, index, reading.root)),
    };
  } catch {
    return undefined; // for whatever reason: the object itself is fixed next, which fails again if a rule is broken
  }
}

/** The fixes that have read what one of them has changed. */
function followersOf(changes: readonly Change[], rule: number, read: ReadValue): readonly number[] {
  const readers = new Set(changes.flatMap(({ path }) => readersOf(path, read)));
  return [...readers].filter((reader) => reader > rule);
}

/** Who has read what is changed where something is added. */
function readersOf(path: Path, root: ReadValue): readonly number[] {
  let read = root;
  for (const key of path) {
    const field = read.fields.get(String(key));
    if (!field?.inside) {
      // from here on, everything was added
      return [...read.counters, ...(field?.readers ?? []), ...(read.fields.get('length')?.readers ?? [])];
    }
    read = field.inside;
  }
  return [];
}

/** A step of fixing an object as a known one was: a rule whose fix is made, or changes that are made again. */
export type FixStep = RuleSetting | KnownChanges;

interface KnownChanges {
  readonly rule?: undefined;
  readonly changes: readonly Change[];
}

/**
 * How an object is fixed as a known one was.
 *
 * @param changed the rules that read something else in it
 */
export function fixSteps(
  { changes, open, followers }: FixedObject,
  changed: readonly number[],
  settings: readonly RuleSetting[],
): readonly FixStep[] {
  const anew = new Set([...changed, ...open]);
  return settings.flatMap((setting, index): FixStep | readonly FixStep[] => {
    if (anew.has(index)) {
      followers[index]?.forEach((follower) => anew.add(follower));
      return setting;
    }
    return changes[index].length > 0 ? { changes: changes[index] } : [];
  });
}

/** Makes changes again, in an object that is the same where the fixes read. */
export function changeAgain(changes: readonly Change[], { manifest, id, origin }: Resource, made: Change[]): void {
  for (let index = 0; index < changes.length; index++) {
    const { rule, effect, path, value } = changes[index];
    change(manifest, path, value);
    made.push({ rule, effect, resource: id, origin, path, value });
  }
}
