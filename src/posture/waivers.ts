import type { IConstruct } from 'constructs';
import { CATALOGUE } from '../rules/catalogue';
import { closestRule } from './rule-id';
import { addWaiver } from './scope';

/** A finding that somebody decided to live with: which, why, who, and until when. */
export interface WaiverProps {
  /** Id of the rule, e.g. `run-as-non-root`. */
  readonly rule: string;

  /** Why it is right not to follow the rule here. */
  readonly reason: string;

  /** Who answers for it: a team or a person. */
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
   * @throws if the rule is unknown, the date is none, or a reason or an owner is missing
   */
  public add(props: WaiverProps): void {
    const where = `waiver on "${this.scope.node.path || 'App'}"`;
    if (!CATALOGUE.some((rule) => rule.id === props.rule)) {
      throw new Error(
        `${where} names the unknown rule ${JSON.stringify(props.rule)}${closestRule(String(props.rule))}`,
      );
    }
    for (const field of ['reason', 'owner'] as const) {
      if (typeof props[field] !== 'string' || props[field].trim() === '') {
        throw new Error(
          `${where} of rule "${props.rule}" has no ${field}; say ${field === 'owner' ? 'who answers for it' : 'why'}`,
        );
      }
    }
    if (props.container !== undefined && typeof props.container !== 'string') {
      throw new Error(
        `${where} of rule "${props.rule}" names the container ${JSON.stringify(props.container)}; write its name`,
      );
    }
    if (!isDate(props.expires)) {
      throw new Error(
        `${where} of rule "${props.rule}" expires ${JSON.stringify(props.expires)}; write a date, e.g. "2030-12-31"`,
      );
    }
    addWaiver(this.scope, { ...props, scope: this.scope.node.path });
  }
}

function isDate(value: unknown): boolean {
  if (typeof value !== 'string' || !/^\d{4}-\d{2}-\d{2}$/.test(value)) {
    return false;
  }
  const date = new Date(`${value}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(value); // "2030-02-31" is no day
}
