import type { ConstructTree } from './construct-tree';
import { withoutInstalling } from './self-rendering';

/**
 * Runs the validations of all constructs, once.
 *
 * @throws if there are errors, with the message that cdk8s gives
 */
export function validate(tree: ConstructTree): void {
  const errors: string[] = [];
  withoutInstalling(() => {
    for (const { construct } of tree) {
      for (const error of construct.node.validate()) {
        errors.push(`[${construct.node.path}] ${error}`);
      }
    }
  });
  if (errors.length > 0) {
    throw new Error(`Validation failed with the following errors:\n  ${errors.join('\n  ')}`);
  }
}
