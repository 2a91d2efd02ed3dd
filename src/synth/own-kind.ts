import type { ApiObject } from 'cdk8s';
import type { JsonObject } from '../manifest/json';
import { settledPosture } from '../posture/scope';
import { Amendment, attachedTo, ConditionalAmendment } from './attachments';
import { refuseMissingMetadata } from './missing-values';
import { copiedOverrides } from './overrides';
import { isNone } from './render';
import { renderItself } from './self-rendering';
import { rememberSource } from './source-frames';

/**
 * Marks an object as made by one of our kinds: it gets also those fixes that can change a process, and it is hardened
 * and judged by itself, so also under cdk8s's own App and Chart, where an error finding is thrown as it is rendered.
 * Under a posture of none it renders as it always did. A second call changes nothing.
 */
export function ownKind(object: ApiObject): void {
  const attached = attachedTo(object);
  if (!attached.ours) {
    attached.ours = true;
    refuseMissingMetadata(object);
    const settled = settledPosture(object);
    if (!settled || !isNone(settled)) {
      rememberSource(object); // for findings, of which there are none elsewhere
    }
    renderItself(object);
  }
}

/**
 * Lets a function change the manifest of an object after cdk8s-plus has rendered it, in the API's own field names, and
 * before the user's patches: for what its classes cannot express. It runs at every rendering, whatever the posture, so
 * it must be pure and idempotent.
 *
 * @param when whether there is something to change, at the time of rendering: an object without amendments is rendered
 * by cdk8s alone where the posture leaves it as it is
 */
export function amend(object: ApiObject, amendment: Amendment, when: () => boolean = always): void {
  const attached = attachedTo(object);
  attached.amendments = added(attached.amendments, { amendment, when });
  renderItself(object);
}

const always = () => true;

/**
 * The same after overrides, for what depends on them. It runs at every rendering, so it must be pure and idempotent, and
 * must not share values between objects.
 */
export function amendLast(object: ApiObject, amendment: Amendment, when: () => boolean): void {
  const attached = attachedTo(object);
  attached.lastAmendments = added(attached.lastAmendments, { amendment, when });
  renderItself(object);
}

/** Mostly there is but one, so no room is kept for more. */
function added(before: ConditionalAmendment[] | undefined, next: ConditionalAmendment): ConditionalAmendment[] {
  return before ? [...before, next] : [next];
}

/**
 * Lays fields of the API over the manifest of an object, after what kinds make of their props and before the user's
 * patches. Lists that have a key in the API are merged by it, sets are united, other lists are replaced, and `null` takes a field
 * away.
 *
 * @throws if they have values that JSON does not have
 */
export function override(object: ApiObject, overrides: JsonObject | undefined): void {
  if (overrides) {
    attachedTo(object).overrides = copiedOverrides(object, overrides);
    renderItself(object);
  }
}
