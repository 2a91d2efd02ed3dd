import type { Resource } from './resource';
import { checkRuleForm } from './rule-form';
import type { RuleViolation } from './rule-violation';
import { Severity } from './severity';

/** What a rule says of itself. */
export interface RuleProps {
  /**
   * `OWNER/WHAT-MUST-HOLD`, in kebab case: `shop/owner-label-set`. The owner keeps it apart from our own rules, whatever
   * comes.
   */
  readonly id: string;

  /** What must hold, as a sentence whose subject is the object: `workloads name the team that runs them`. */
  readonly summary: string;

  /**
   * What happens where it does not hold.
   *
   * @default - the summary
   */
  readonly why?: string;

  /**
   * How bad that is.
   *
   * @default Severity.ERROR
   */
  readonly severity?: Severity;

  /**
   * The kinds of objects that it looks at, `GROUP/KIND` each: `apps/Deployment`, `/Service` for the core group.
   *
   * @default - all
   */
  readonly kinds?: string[];

  /**
   * Whether it looks at other objects than the one that it is given. Then it is asked when all are known, by `App.synth`,
   * and not when a chart is rendered by itself.
   *
   * @default false
   */
  readonly wholeApp?: boolean;
}

/**
 * A rule of your own: what must hold for objects, whether it does, and, where the answer is known, how to make it hold.
 * Give it to a posture, `Posture.restricted({ rules: [new OwnerLabelSet()] })`. It must be a pure function of the objects.
 */
export abstract class Rule {
  public readonly id: string;
  public readonly summary: string;
  public readonly why: string;
  public readonly severity: Severity;
  public readonly kinds?: string[];
  public readonly wholeApp: boolean;

  /**
   * @throws if the id or a kind has another form, or the severity is none, or a sentence is missing
   */
  constructor(props: RuleProps) {
    checkRuleForm(props);
    this.id = props.id;
    this.summary = props.summary;
    this.why = props.why ?? props.summary;
    this.severity = props.severity ?? Severity.ERROR;
    this.kinds = props.kinds && [...props.kinds];
    this.wholeApp = props.wholeApp ?? false;
  }

  /**
   * Where it does not hold for an object.
   *
   * @param resource the object, which can be read and not changed
   */
  public abstract check(resource: Resource): RuleViolation[];

  /**
   * Makes it hold, by `fill` alone. Without an own `fix`, the rule only finds.
   *
   * @param _resource the object, to which fields can be added
   */
  public fix(_resource: Resource): void {}
}
