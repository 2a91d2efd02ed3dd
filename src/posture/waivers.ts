import type { IConstruct } from 'constructs';
import { isDate } from '../policy/date';
import { knownRules } from './known-rules';
import { checkOptionNames } from './option-names';
import { closestRule } from './rule-id';
import { addWaiver } from './scope';
import { valueText } from './value-text';

/** How many characters a reason or an owner may have: both are repeated in annotations of every object below. */
const LONGEST = 1000;

const PROPS: Readonly<Record<keyof WaiverProps, true>> = {
  rule: true,
  reason: true,
  owner: true,
  expires: true,
  container: true,
};

/** A finding that somebody decided to live with: which, why, who, and until when. */
export interface WaiverProps {
  /** Id of the rule, e.g. `run-as-non-root`, or `shop/owner-label-set` of a rule of your own. */
  readonly rule: string;

  /** Why it is right not to follow the rule here, in at most 1000 characters. */
  readonly reason: string;

  /** Who answers for it: a team or a person, in at most 1000 characters. */
  readonly owner: string;

  /** The last day on which it holds, `YYYY-MM-DD`. Fourteen days before it warns, after it synth fails. */
  readonly expires: string;

  /**
   * The one container that it holds for.
   *
   * @default - all containers, and what is not about containers
   */
  readonly container?: string;
}

/**
 * The waivers of a construct. They hold for everything below it, silence findings, and are reported. They do not switch
 * fixes off: to weaken something, write the weaker value and waive it.
 */
export class Waivers {
  /** The waivers of a construct. */
  public static of(scope: IConstruct): Waivers {
    return new Waivers(scope);
  }

  private constructor(private readonly scope: IConstruct) {}

  /**
   * Waives a rule for this construct and everything below.
   *
   * @throws if the rule is unknown, the date is none, or a reason or an owner is missing or too long
   */
  public add(props: WaiverProps): void {
    const where = `waiver on "${this.scope.node.path || 'App'}"`;
    checkOptionNames(where, props, Object.keys(PROPS));
    // a rule of the user's own is not known before the posture is, so a slip there shows as a waiver that is not judged
    const isOwn = typeof props.rule === 'string' && props.rule.includes('/');
    if (!isOwn && !knownRules().some((rule) => rule.id === props.rule)) {
      throw new Error(`${where} names the unknown rule ${valueText(props.rule)}${closestRule(String(props.rule))}`);
    }
    for (const field of ['reason', 'owner'] as const) {
      if (typeof props[field] !== 'string' || props[field].trim() === '') {
        throw new Error(
          `${where} of rule "${props.rule}" has no ${field}; say ${field === 'owner' ? 'who answers for it' : 'why'}`,
        );
      }
      if (props[field].length > LONGEST) {
        throw new Error(
          `${field} of the ${where} of rule "${props.rule}" has ${props[field].length} characters; write at most ` +
            `${LONGEST}, e.g. with a link to the rest`,
        );
      }
    }
    if (props.container !== undefined && (typeof props.container !== 'string' || props.container === '')) {
      throw new Error(
        `${where} of rule "${props.rule}" names the container ${valueText(props.container)}; write its name`,
      );
    }
    if (!isDate(props.expires)) {
      throw new Error(
        `${where} of rule "${props.rule}" expires ${valueText(props.expires)}; write a date, e.g. "2030-12-31"`,
      );
    }
    addWaiver(this.scope, { ...props, scope: this.scope.node.path });
  }
}
