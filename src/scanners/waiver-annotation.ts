import { fieldOf, isAbsent, isObject, objectIn, stringIn } from '../manifest/json';
import type { Resource } from '../manifest/resource';
import { isDate } from '../policy/date';
import type { WaiverData } from '../policy/subject';
import type { Annotations } from './annotations';

/** By which the command and the cdk8s-cli plugin know of waivers, since they see manifests and no constructs. */
export const WAIVERS_ANNOTATION = 'cdk8s-bulkhead/waivers';

/** What was waived of an object, as an annotation. */
export function waiverAnnotation(waivers: readonly WaiverData[]): Annotations {
  const written = waivers.map(({ rule, reason, owner, expires, container }) => ({
    rule,
    ...(container === undefined ? {} : { container }),
    reason,
    owner,
    expires,
  }));
  return written.length === 0 ? {} : { [WAIVERS_ANNOTATION]: JSON.stringify(written) };
}

/**
 * The waivers in the annotation of an object.
 *
 * @throws if it is no list of waivers
 */
export function annotatedWaivers(resource: Resource): WaiverData[] {
  const text = fieldOf(objectIn(resource.metadata, 'annotations'), WAIVERS_ANNOTATION);
  if (isAbsent(text)) {
    return [];
  }
  const waivers = parsed(text);
  if (!Array.isArray(waivers) || !waivers.every(isWaiver)) {
    throw new Error(
      `the annotation "${WAIVERS_ANNOTATION}" of ${resource.title} is no list of waivers; write ` +
        '[{"rule": "...", "reason": "...", "owner": "...", "expires": "YYYY-MM-DD"}]',
    );
  }
  return waivers.map((waiver) => ({ ...waiver, scope: resource.origin || resource.title }));
}

function parsed(text: unknown): unknown {
  try {
    return typeof text === 'string' ? JSON.parse(text) : undefined;
  } catch {
    return undefined; // no list of waivers, as is said above
  }
}

function isWaiver(value: unknown): value is Omit<WaiverData, 'scope'> {
  return (
    isObject(value) &&
    ['rule', 'reason', 'owner'].every((field) => stringIn(value, field)?.trim()) &&
    isDate(value.expires) &&
    (value.container === undefined || typeof value.container === 'string')
  );
}
