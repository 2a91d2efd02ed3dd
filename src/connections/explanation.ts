import { JsonObject, objectIn, withKeysInOrder } from '../manifest/json';
import type { Connection } from '../network/connection';

/** How many rules are explained: annotations of an object may have 256 KiB in all. */
const EXPLAINED = 500;

/** What the connections of one rule are for. */
type Reasons = readonly Pick<Connection, 'reason' | 'wider'>[];

/**
 * Writes what the rules of a policy are for into its annotations: for each direction a line for each rule, in their order.
 * The connections of a rule may come in any order.
 */
export function explain(
  manifest: JsonObject,
  rules: { readonly ingress: readonly Reasons[]; readonly egress: readonly Reasons[] },
): void {
  const metadata = Object.assign({}, objectIn(manifest, 'metadata'));
  const annotations = Object.assign({}, objectIn(metadata, 'annotations'));
  if (rules.ingress.length > 0) {
    annotations['cdk8s-bulkhead/ingress'] = textOf(rules.ingress);
  }
  if (rules.egress.length > 0) {
    annotations['cdk8s-bulkhead/egress'] = textOf(rules.egress);
  }
  if (Object.keys(annotations).length > 0) {
    metadata.annotations = annotations;
  }
  manifest.metadata = withKeysInOrder(metadata);
}

function textOf(rules: readonly Reasons[]): string {
  const lines = rules.slice(0, EXPLAINED).map(lineOf);
  const left = rules.length - lines.length;
  return [...lines, ...(left > 0 ? [`and ${left} more`] : [])].map((line, index) => `${index + 1}. ${line}`).join('\n');
}

function lineOf(reasons: Reasons): string {
  const phrases = reasons.map(({ reason, wider }) => phrase(reason, wider));
  return phrases.length === 1 ? phrases[0] : [...new Set(phrases)].sort().join('; ');
}

function phrase(reason: string, wider: string | undefined): string {
  return wider === undefined ? reason : `${reason} (wider than meant: ${wider})`;
}
