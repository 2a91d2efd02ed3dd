import { JsonObject, objectIn, sortKeys } from '../manifest/json';
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
  const metadata = objectIn(manifest, 'metadata');
  const annotations = Object.assign(
    {},
    objectIn(metadata, 'annotations'),
    rules.ingress.length > 0 && { 'cdk8s-bulkhead/ingress': textOf(rules.ingress) },
    rules.egress.length > 0 && { 'cdk8s-bulkhead/egress': textOf(rules.egress) },
  );
  manifest.metadata = sortKeys(Object.assign({}, metadata, Object.keys(annotations).length > 0 && { annotations }));
}

function textOf(rules: readonly Reasons[]): string {
  const lines = rules
    .slice(0, EXPLAINED)
    .map((reasons) => [...new Set(reasons.map(({ reason, wider }) => phrase(reason, wider)))].sort().join('; '));
  const left = rules.length - lines.length;
  return [...lines, ...(left > 0 ? [`and ${left} more`] : [])].map((line, index) => `${index + 1}. ${line}`).join('\n');
}

function phrase(reason: string, wider: string | undefined): string {
  return wider === undefined ? reason : `${reason} (wider than meant: ${wider})`;
}
