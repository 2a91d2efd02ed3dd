import type { IConstruct } from 'constructs';
import { withoutInstalling } from './self-rendering';

/**
 * Runs the validations of some constructs, once.
 *
 * @throws if there are errors, with the message that cdk8s gives
 */
export function validate(constructs: readonly IConstruct[]): void {
  const errors: string[] = [];
  withoutInstalling(() => {
    for (const { node } of constructs) {
      for (const error of node.validate()) {
        errors.push(`[${node.path}] ${error}`);
      }
    }
  });
  if (errors.length > 0) {
    throw new Error(`Validation failed with the following errors:\n  ${errors.join('\n  ')}`);
  }
}
