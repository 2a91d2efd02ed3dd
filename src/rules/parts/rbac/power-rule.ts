import { pathText } from '../../../manifest/json';
import type { Resource } from '../../../manifest/resource';
import type { Context } from '../../../policy/context';
import type { Rule, Violation } from '../../../policy/rule';
import { quoted } from '../quoted';
import { Reach, reachOf } from './binding';
import { Grant, Held, heldBy, Power } from './power';
import { RoleRule, ROLES, roleRulesOf } from './role-rule';

export interface PowerRuleProps extends Pick<Rule, 'id' | 'summary' | 'why' | 'severity' | 'standards' | 'scanners'> {
  readonly powers: readonly Power[];
  /**
   * Which roles are judged: those whose rights count beyond one namespace, those whose rights do not, or all.
   *
   * @default 'any'
   */
  readonly reach?: 'wide' | 'narrow' | 'any';
  /** What to write, as the end of the message. */
  readonly instead: string;
}

/**
 * A rule that no Role and no ClusterRole gives a power. Who has a wildcard of all resources has them all: that is said
 * once, by the rules about wildcards.
 */
export function powerRule({ powers, reach: judged = 'any', instead, ...rest }: PowerRuleProps): Rule {
  return {
    ...rest,
    kinds: ROLES,
    wholeApp: true,
    check: (role, context) => {
      const rules = roleRulesOf(role);
      if (rules.length === 0) {
        return [];
      }
      const reach = reachOf(role, context);
      if (judged !== 'any' && (judged === 'narrow') !== (reach === 'namespace')) {
        return [];
      }
      const held = powers.map((power) => holdings(power, rules, reach, context));
      return rules.flatMap((rule) =>
        held.flatMap((byRule) => {
          const holding = byRule.get(rule);
          return holding ? [powerViolation(rule, holding, instead)] : [];
        }),
      );
    },
  };
}

/** Whether a wildcard of all resources takes in a power. */
export function takesIn(rule: RoleRule, power: Power, role: Resource, context: Context): boolean {
  return holdings(power, [rule], reachOf(role, context), context, true).size > 0;
}

/** The rules that a power is made of, and by which of their verbs and resources. */
function holdings(
  { grants, takesAll }: Power,
  rules: readonly RoleRule[],
  reach: Reach,
  context: Context,
  withWildcard = false,
): ReadonlyMap<RoleRule, Held> {
  const found = new Map<RoleRule, Held>();
  for (const grant of grants.filter((candidate) => counts(candidate, reach, context))) {
    let holds = false;
    for (const rule of rules) {
      const held = heldBy(rule, grant, withWildcard);
      if (held) {
        found.set(rule, both(found.get(rule), held));
        holds = true;
      }
    }
    if (takesAll && !holds) {
      return new Map();
    }
  }
  return found;
}

function counts({ clusterWide, until = Infinity }: Grant, reach: Reach, { parameters }: Context): boolean {
  return (!clusterWide || reach === 'cluster') && parameters.targetMinor < until;
}

function both(left: Held | undefined, right: Held): Held {
  return left ? { verbs: [...left.verbs, ...right.verbs], resources: [...left.resources, ...right.resources] } : right;
}

function powerViolation(rule: RoleRule, held: Held, instead: string): Violation {
  // in the order in which they are written; every verb of a rule is granted on each of its resources
  const verbs = rule.verbs.filter((verb) => held.verbs.includes(verb));
  const resources = rule.resources.filter((resource) => held.resources.includes(resource));
  return {
    message: `${pathText(rule.path)} grants ${quoted(verbs)} on ${quoted(resources)}; ${instead}`,
    path: rule.path,
    seen: rule.written,
  };
}
