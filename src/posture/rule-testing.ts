import { Inventory } from '../manifest/inventory';
import { isObject } from '../manifest/json';
import * as manifest from '../manifest/resource';
import { NOTHING_DECLARED } from '../network/connection';
import { harden, ruleFailed } from '../policy/harden';
import { ownRules, policyRule } from './own-rules';
import type { Rule } from './rule';
import { checkRule } from './rule-form';
import { DEFAULT_POSTURE } from './scope';
import { Severity } from './severity';
import { valueText } from './value-text';

/** Rules of your own in unit tests: what one says of a manifest, and what its fix makes of it. */
export class RuleTesting {
  /**
   * What a rule says of an object.
   *
   * @param rule the rule
   * @param object a Kubernetes object; it stays as it is
   * @param others the other objects of the app
   * @returns the messages; none where the rule holds, and where it is not for such an object
   * @throws if the rule does, or something is no object
   */
  public static check(rule: Rule, object: any, others: any[] = []): string[] {
    checkRule(rule);
    [object, ...others].forEach(checkObject);
    const [resource, ...rest] = [object, ...others].map((each) => new manifest.Resource(structuredClone(each), 'test'));
    const { kinds, check } = policyRule(rule);
    const app = new Inventory([resource, ...rest]);
    const context = { parameters: DEFAULT_POSTURE.parameters, app, declared: NOTHING_DECLARED };
    if (kinds && !kinds.includes(resource.groupKind)) {
      return [];
    }
    try {
      return check(resource, context).map(({ message }) => message);
    } catch (error) {
      throw ruleFailed(rule.id, resource.origin, error);
    }
  }

  /**
   * What the fix of a rule makes of an object.
   *
   * @param rule the rule
   * @param object a Kubernetes object; it stays as it is
   * @param foreign whether this library did not make it, so that it gets only what is neutral
   * @returns the object with what was added
   * @throws if the rule does, or it is given no object
   */
  public static fix(rule: Rule, object: any, foreign: boolean = false): any {
    checkRule(rule);
    checkObject(object);
    const copy = structuredClone(object);
    const posture = { ...DEFAULT_POSTURE, rules: ownRules([rule], { [rule.id]: Severity.ERROR }) };
    harden({ resource: new manifest.Resource(copy, 'test'), posture, waivers: [], ours: !foreign });
    return copy;
  }

  private constructor() {}
}

function checkObject(object: unknown): void {
  if (!isObject(object)) {
    throw new Error(
      `a rule is tested with ${valueText(object)}; give it a Kubernetes object, e.g. { apiVersion, kind }`,
    );
  }
}
