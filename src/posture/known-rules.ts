import type { Rule } from '../policy/rule';
import type { RuleSetting } from '../policy/subject';
import { LevelName, severityAt } from './levels';
import { catalogue } from './on-demand';

/** The rules of this library, loaded when they are asked for. */
export function knownRules(): readonly Rule[] {
  return catalogue().CATALOGUE;
}

/** The rules of a level, as severe as it says. */
export function rulesAt(level: LevelName): readonly RuleSetting[] {
  const known = AT_LEVEL.get(level);
  if (known) {
    return known;
  }
  const rules = knownRules().flatMap((rule) => {
    const severity = severityAt(level, rule);
    return severity ? [{ rule, severity }] : [];
  });
  AT_LEVEL.set(level, rules);
  return rules;
}

const AT_LEVEL = new Map<LevelName, readonly RuleSetting[]>();
