import { pathText } from '../../../manifest/json';
import type { Resource } from '../../../manifest/resource';
import type { Context } from '../../../policy/context';
import type { Violation } from '../../../policy/rule';
import { quoted } from '../quoted';
import { reachOf } from './binding';
import type { Power } from './power';
import { takesIn } from './power-rule';
import {
  CERTIFICATES,
  ESCALATION,
  EXEC,
  IMPERSONATION,
  NODE_PROXY,
  SECRETS,
  TOKENS,
  WEBHOOKS,
  WORKLOADS,
} from './powers';
import { ALL, RoleRule } from './role-rule';

/** Each of them is a way to all other rights, as far as it counts. */
const TAKEOVERS: readonly Power[] = [EXEC, IMPERSONATION, ESCALATION, TOKENS, NODE_PROXY, WEBHOOKS, CERTIFICATES];

/** What messages tell of a wildcard, the most likely first. */
const TOLD: readonly Power[] = [SECRETS, WORKLOADS, ...TAKEOVERS];

const MOST_TOLD = 3;

const FIELDS = ['apiGroups', 'resources', 'verbs', 'nonResourceURLs'] as const;

/** Whether a wildcard of all resources takes in a way to all rights of the cluster. */
export function takesOver(rule: RoleRule, role: Resource, context: Context): boolean {
  return (
    rule.resources.includes(ALL) &&
    reachOf(role, context) !== 'namespace' &&
    TAKEOVERS.some((power) => takesIn(rule, power, role, context))
  );
}

/** What is to be said of the wildcards of a rule; nothing if it has none. */
export function wildcardViolations(rule: RoleRule, role: Resource, context: Context): Violation[] {
  const wild = FIELDS.filter((field) => rule[field].some((item) => isWildcard(item, field)));
  if (wild.length === 0) {
    return [];
  }
  const { path, written, verbs, resources, apiGroups, nonResourceURLs } = rule;
  const on =
    resources.length > 0 || nonResourceURLs.length === 0
      ? `${quoted(resources)} of apiGroups ${quoted(apiGroups)}`
      : `nonResourceURLs ${quoted(nonResourceURLs)}`;
  return [
    {
      message: `${pathText(path)} grants ${quoted(verbs)} on ${on}${meaningOf(rule, role, context)}; list the ${listed(wild)} that are needed`,
      path,
      seen: written,
    },
  ];
}

/** Items with an asterisk that the API server takes for names, which nothing has: `pods/*`. */
export function vainWildcards({ path, written: _, ...rule }: RoleRule): Violation[] {
  return (['apiGroups', 'resources', 'verbs'] as const).flatMap((field) => {
    const vain = rule[field].filter((item) => item.includes(ALL) && !isWildcard(item, field));
    const known = field === 'resources' ? '"*" and "*/SUBRESOURCE"' : '"*"';
    return vain.length === 0
      ? []
      : [
          {
            message: `${pathText([...path, field])} ${quoted(vain)} stands for nothing, as the API server knows ${known} alone; list what is needed`,
            path: [...path, field],
            seen: rule[field],
          },
        ];
  });
}

function isWildcard(item: string, field: (typeof FIELDS)[number]): boolean {
  return item === ALL || (field === 'resources' && /^\*\/[^*]+$/.test(item));
}

function meaningOf(rule: RoleRule, role: Resource, context: Context): string {
  const { apiGroups, resources, verbs, resourceNames } = rule;
  if (!resources.includes(ALL)) {
    return '';
  }
  if (apiGroups.includes(ALL) && verbs.includes(ALL) && resourceNames.length === 0) {
    return ', so everything';
  }
  const doing = TOLD.filter((power) => takesIn(rule, power, role, context)).map((power) => power.doing);
  const more = doing.length > MOST_TOLD ? ` and ${doing.length - MOST_TOLD} more ways to other rights` : '';
  return doing.length === 0 ? '' : `, which takes in ${doing.slice(0, MOST_TOLD).join(', ')}${more}`;
}

function listed(fields: readonly string[]): string {
  return fields.length > 1 ? `${fields.slice(0, -1).join(', ')} and ${fields[fields.length - 1]}` : fields[0];
}
