import { knownRules } from './known-rules';

/** `; did you mean "run-as-non-root"?`, or where the ids are to be found. */
export function closestRule(id: string): string {
  const words = new Set(id.toLowerCase().split(/[^a-z0-9]+/));
  const scored = knownRules().map((rule) => ({
    id: rule.id,
    score:
      rule.id.split('-').filter((word) => words.has(word)).length / Math.max(words.size, rule.id.split('-').length),
  }));
  const best = scored.reduce((left, right) => (right.score > left.score ? right : left));
  return best.score >= 0.5 ? `; did you mean "${best.id}"?` : '; docs/rules.md lists the ids';
}
