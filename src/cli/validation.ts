import type { PostureOptions } from '../posture/posture-options';

/**
 * What cdk8s-cli hands to a validation, as far as this one asks. Written down here, as importing the types of cdk8s-cli
 * would make everybody install it.
 *
 * @jsii ignore
 */
export interface BulkheadValidationContext {
  /** Paths of the files with manifests. */
  readonly manifests: readonly string[];
  readonly report: {
    addViolation(violation: BulkheadViolation): void;
    submit(status: 'success' | 'failure', metadata?: { readonly [key: string]: string }): void;
  };
}

/**
 * All places where one rule does not hold.
 *
 * @jsii ignore
 */
export interface BulkheadViolation {
  readonly ruleName: string;
  readonly recommendation: string;
  readonly fix: string;
  readonly violatingResources: {
    readonly resourceName: string;
    readonly locations: string[];
    readonly manifestPath: string;
  }[];
}

/**
 * What `properties` of the validation in `cdk8s.yaml` can say: the options of a posture, and these.
 *
 * @jsii ignore
 */
export interface BulkheadValidationProps extends Omit<PostureOptions, 'foreign' | 'edition'> {
  /**
   * `baseline`, `restricted` or `strict`.
   *
   * @default restricted
   */
  readonly posture?: string;

  /**
   * The file with recorded findings, which fail nothing.
   *
   * @default - `bulkhead-baseline.json` in the working directory, if it is there
   */
  readonly baseline?: string;
}

/**
 * A validation for `cdk8s synth`: judges the manifests of any cdk8s app by the rules of a posture, after they have been
 * written. Errors fail the command with exit code 2; warnings are counted. Waivers of our App are honoured, by the
 * annotation that it writes.
 *
 * @jsii ignore
 */
export class BulkheadValidation {
  constructor(private readonly props: BulkheadValidationProps = {}) {}

  /**
   * Judges the manifests.
   *
   * @throws if a property is out of range, or a manifest cannot be read
   */
  public async validate(context: BulkheadValidationContext): Promise<void> {
    // loaded when used: apps load this class with the index, and hardly any validates
    const { validate } = require('./validate-manifests') as typeof import('./validate-manifests');
    validate(context, this.props);
  }
}
