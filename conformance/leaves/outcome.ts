import type { JsonObject } from '../../src/manifest/json';

/** A field that is tried. */
export interface Tried {
  readonly kind: string;
  /** Its address: `pod.hostname` in whichever kind, otherwise `Service.spec.type`. */
  readonly leaf: string;
}

/** What became of it. */
export interface Outcome extends Tried {
  /**
   * `lost` if it is not in the manifest, otherwise what the API server says: it keeps the field, drops it without a word, or
   * refuses the object.
   */
  readonly verdict: 'kept' | 'dropped' | 'refused' | 'lost';
  readonly message?: string;
  /** What the rules find that an API server would refuse. */
  readonly found: readonly string[];
  /** What was laid over the object. @default - nothing: it is a prop */
  readonly overrides?: JsonObject;
}
