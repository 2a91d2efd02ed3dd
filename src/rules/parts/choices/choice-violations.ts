import { fieldOf, isAbsent, isObject, Path, valueAt } from '../../../manifest/json';
import type { Target } from '../../../policy/fixer';
import type { Violation } from '../../../policy/rule';
import { violation } from '../violation';
import { Choice, ITEMS } from './choice';

/** Where fields of an object hold another word than they may. */
export function choiceViolations(target: Target, choices: readonly Choice[]): Violation[] {
  const found: Violation[] = [];
  for (const one of choices) {
    if (!one.required && isAbsent(fieldOf(target.spec, one.path[0]))) {
      continue; // as most are
    }
    for (const path of wrongPlaces(target.spec, one)) {
      const write = meantBy(valueAt(target.spec, path), one.allowed);
      const which = path.length < one.path.length ? 'have at least one of' : 'be';
      found.push(violation(target, path, `must ${which} ${alternatives(one.allowed)}`, { write }));
    }
  }
  return found;
}

const NONE: readonly Path[] = [];

/** Where a choice is not met, among all the places that the rest of its path stands for. Below what is not there is none. */
function wrongPlaces(root: unknown, one: Choice, from = 0): readonly Path[] {
  let value = root;
  for (let depth = from; depth < one.path.length; depth++) {
    if (one.path[depth] === ITEMS) {
      const found = placesInList(value, one, depth);
      return found.length > 0 ? found.map((place) => [...one.path.slice(from, depth), ...place]) : NONE;
    }
    if (!isObject(value)) {
      return NONE;
    }
    value = fieldOf(value, one.path[depth]);
  }
  return isAllowed(value, one) ? NONE : [one.path.slice(from)];
}

function placesInList(value: unknown, one: Choice, depth: number): readonly Path[] {
  if (Array.isArray(value) && value.length > 0) {
    return value.every((item) => wrongPlaces(item, one, depth + 1).length === 0)
      ? NONE
      : value.flatMap((item, index) => wrongPlaces(item, one, depth + 1).map((place) => [index, ...place]));
  }
  return one.required && depth === one.path.length - 1 ? [[]] : NONE;
}

function isAllowed(value: unknown, one: Choice): boolean {
  const isEmpty = isAbsent(value) || value === '';
  return isEmpty
    ? !one.required && one.path[one.path.length - 1] !== ITEMS
    : (one.allowed as readonly unknown[]).includes(value);
}

/** The one word that there is, or the one that differs in capitals only. */
function meantBy(value: unknown, allowed: readonly string[]): string | undefined {
  if (typeof value !== 'string') {
    return undefined;
  }
  return allowed.length === 1 ? allowed[0] : allowed.find((word) => word.toLowerCase() === value.toLowerCase());
}

function alternatives(words: readonly string[]): string {
  const listed = words.map((word) => `"${word}"`);
  const last = listed[listed.length - 1];
  return listed.length > 1 ? `${listed.slice(0, -1).join(', ')} or ${last}` : last;
}
