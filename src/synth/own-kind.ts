import type { ApiObject } from 'cdk8s';
import { Amendment, attach, attachmentsOf } from './attachments';
import { renderItself } from './self-rendering';
import { rememberSource } from './source-frames';

/**
 * Marks an object as made by one of our kinds: it gets also those fixes that can change a process, and it is hardened
 * and judged by itself, so also under cdk8s's own App and Chart, where an error finding is thrown as it is rendered.
 * Under a posture of none it renders as it always did. A second call changes nothing.
 */
export function ownKind(object: ApiObject): void {
  attach(object, { ours: true });
  rememberSource(object);
  renderItself(object);
}

/**
 * Lets a function change the manifest of an object after cdk8s-plus has rendered it, in the API's own field names, and
 * before the user's patches: for what its classes cannot express. It runs at every rendering, whatever the posture, so
 * it must be pure and idempotent.
 */
export function amend(object: ApiObject, amendment: Amendment): void {
  attach(object, { amendments: [...(attachmentsOf(object).amendments ?? []), amendment] });
  renderItself(object);
}
