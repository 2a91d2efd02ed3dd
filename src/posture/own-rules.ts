import { isAbsent, isObject } from '../manifest/json';
import type { Fixer } from '../policy/fixer';
import type * as policy from '../policy/rule';
import type { RuleSetting } from '../policy/subject';
import { fieldPath } from './field-path';
import { jsonValue } from './json-value';
import { Resource } from './resource';
import type { Rule } from './rule';
import { checkRule } from './rule-form';
import { Severity } from './severity';
import { valueText } from './value-text';

/**
 * Rules of a user, as a posture holds them.
 *
 * @param severities those that differ from the rules' own
 * @throws if two have one id, or one is no rule
 */
export function ownRules(
  rules: readonly Rule[],
  severities: { readonly [rule: string]: Severity },
): readonly RuleSetting[] {
  const ids = new Set<string>();
  return rules.flatMap((rule) => {
    checkRule(rule);
    if (ids.has(rule.id)) {
      throw new Error(`rules has two with the id "${rule.id}"; give one another`);
    }
    ids.add(rule.id);
    const severity = severities[rule.id] ?? rule.severity ?? Severity.ERROR;
    return severity === Severity.OFF ? [] : [{ rule: policyRule(rule), severity }];
  });
}

/** The same rule to the engine, which hands it each object by reference. */
export function policyRule(rule: Rule): policy.Rule {
  return {
    id: rule.id,
    summary: rule.summary,
    why: rule.why ?? rule.summary,
    severity: {},
    kinds: rule.kinds,
    wholeApp: rule.wholeApp,
    isUsers: true,
    check: (resource, { app }) => policyViolations(rule.check(Resource._of(resource, app))),
    fix: (resource, fixer, { app }) => {
      const access: { fixer?: Fixer } = { fixer };
      try {
        const result: unknown = rule.fix(Resource._of(resource, app, access));
        if (isObject(result) && typeof result.then === 'function') {
          throw new Error('it returned a Promise from fix; add fields before it returns');
        }
      } finally {
        access.fixer = undefined; // a rule may have kept the object, and nobody would record what it adds later
      }
    },
  };
}

/** Whoever writes a rule in plain JavaScript has no compiler to say what comes back; reports would fail on it later. */
function policyViolations(violations: unknown): policy.Violation[] {
  if (!Array.isArray(violations)) {
    throw new Error(`it returned ${valueText(violations)} from check; return a list of violations`);
  }
  return Array.from<unknown>(violations).map(policyViolation);
}

function policyViolation(found: unknown): policy.Violation {
  if (!isObject(found)) {
    throw new Error(
      `it returned ${valueText(found)} as a violation; return what resource.violation makes, or its message and path`,
    );
  }
  const { message, path, container, write } = found;
  if (typeof message !== 'string' || message.trim() === '') {
    throw new Error(`it returned a violation with the message ${valueText(message)}; say what is wrong`);
  }
  if (typeof path !== 'string') {
    throw new Error(
      `it returned a violation with the path ${valueText(path)}; write where the field stands, e.g. "metadata.labels"`,
    );
  }
  if (!isAbsent(container) && (typeof container !== 'string' || container === '')) {
    throw new Error(
      `it returned a violation with the container ${valueText(container)}; write its name, or leave it out`,
    );
  }
  return {
    message,
    path: fieldPath(path),
    ...(isAbsent(container) ? {} : { container }),
    ...(isAbsent(write) ? {} : { write: jsonValue(`write of the violation at "${path}"`, write) }),
  };
}
