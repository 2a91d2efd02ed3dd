import { isGroupKind } from './group-kind';
import type { Rule, RuleProps } from './rule';
import { Severity } from './severity';
import { valueText } from './value-text';

/**
 * Refuses what a rule cannot say of itself. The engine would not: a rule for kinds that do not exist, or with a severity
 * that nobody counts, finds nothing, for ever.
 *
 * @throws if something has another form
 */
export function checkRuleForm(props: RuleProps): void {
  const { id, summary, why, severity, kinds, wholeApp } = props ?? {};
  if (typeof id !== 'string' || !/^[a-z0-9]+(-[a-z0-9]+)*\/[a-z0-9]+(-[a-z0-9]+)*$/.test(id)) {
    throw new Error(`a rule has the id ${valueText(id)}; write OWNER/RULE, e.g. "shop/owner-label-set"`);
  }
  checkSentence(id, 'summary', summary, 'what must hold');
  if (why !== undefined) {
    checkSentence(id, 'why', why, 'what happens where it does not hold');
  }
  if (severity !== undefined && !Object.values(Severity).includes(severity)) {
    throw new Error(
      `rule "${id}" has the severity ${valueText(severity)}; write ${Object.values(Severity).map(quoted).join(' or ')}`,
    );
  }
  if (kinds !== undefined) {
    checkKinds(id, kinds);
  }
  if (wholeApp !== undefined && typeof wholeApp !== 'boolean') {
    throw new Error(`wholeApp of rule "${id}" is ${valueText(wholeApp)}; write true or false`);
  }
}

/**
 * Refuses what is no rule, also where no constructor has seen it.
 *
 * @throws if it is none
 */
export function checkRule(rule: Rule): void {
  // by what it has, as another copy of this package may have made it
  if (typeof rule?.check !== 'function' || typeof rule.fix !== 'function') {
    throw new Error(`rules has ${valueText(rule)}; give it instances of a class that extends Rule`);
  }
  checkRuleForm(rule);
}

function checkSentence(id: string, field: string, text: unknown, what: string): void {
  if (typeof text !== 'string' || text.trim() === '') {
    throw new Error(`${field} of rule "${id}" is ${valueText(text)}; say ${what}`);
  }
}

function checkKinds(id: string, kinds: unknown): void {
  const example = 'e.g. "apps/Deployment", or "/ConfigMap" for the core group';
  if (!Array.isArray(kinds) || kinds.length === 0) {
    throw new Error(
      `kinds of rule "${id}" are ${valueText(kinds)}; write a list, ${example}, or leave them out for all`,
    );
  }
  const wrong = Array.from<unknown>(kinds).findIndex((kind) => !isGroupKind(kind));
  if (wrong >= 0) {
    throw new Error(`rule "${id}" names the kind ${valueText(kinds[wrong])}; write GROUP/KIND, ${example}`);
  }
}

function quoted(text: string): string {
  return `"${text}"`;
}
