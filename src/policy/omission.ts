import type { ResourceId } from '../manifest/resource';

/** An object that was included and is not written. */
export interface Omission {
  readonly resource: ResourceId;
  /** The construct that included it. */
  readonly origin: string;
  readonly reason: string;
}
