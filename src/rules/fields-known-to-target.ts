import { fieldText } from '../manifest/field';
import { AgedField, fieldsOfOtherVersions } from '../manifest/field-age';
import { JsonObject, valueAt } from '../manifest/json';
import type { Rule, Violation } from '../policy/rule';
import { REFUSED } from '../policy/severity';

/**
 * Fields: all of the built-in kinds and of their parts
 * Allowed: those that the API of the target version has, be they switched on there or not: what an API server has switched
 * off it drops, and manifests do not say what a cluster turns on. What no version has is not looked for.
 *
 * @see https://kubernetes.io/docs/reference/using-api/api-concepts/#field-validation
 */
export const fieldsKnownToTarget: Rule = {
  id: 'fields-known-to-target',
  summary: 'the target version has every field that is used',
  why: 'kubectl asks for strict validation, by which the API server refuses an object with a field that it does not know. Other clients are told in a warning, and the field is dropped.',
  severity: REFUSED,
  standards: { owasp: 'K10' },
  check: ({ manifest }, { parameters: { targetMinor } }) =>
    fieldsOfOtherVersions(manifest, targetMinor).map((field) => violationOf(manifest, field, targetMinor)),
};

function violationOf(manifest: JsonObject, { path, since, until }: AgedField, targetMinor: number): Violation {
  const text = fieldText(manifest, path);
  const message =
    since !== undefined && since > targetMinor
      ? `${text} is known from Kubernetes 1.${since} on, not to 1.${targetMinor}; leave it out, or set a later targetVersion in the posture if the cluster is that new`
      : `${text} is gone since Kubernetes 1.${until! + 1}; leave it out`;
  return { message, path, seen: valueAt(manifest, path) };
}
