import type { ApiObject } from 'cdk8s';
import type { JsonObject } from '../manifest/json';
import type { PlaceOf } from '../policy/location';

/**
 * Changes the mapped manifest of an object, in place. Pure: it runs whenever the object is rendered.
 *
 * @returns false where it has written nothing that somebody else may hold or may not be JSON, so that it need not be copied
 */
export type Amendment = (manifest: JsonObject) => unknown;

/** An amendment, and whether it is needed at the time of rendering. */
export interface ConditionalAmendment {
  readonly amendment: Amendment;
  readonly when: () => boolean;
}

/** What this library keeps on an ApiObject. */
export interface Attachments {
  /** Whether one of our kinds made it. */
  ours?: boolean;
  /** Whether it stands before everything else in its chart. */
  first?: boolean;
  amendments?: ConditionalAmendment[];
  /** What the user lays over the amended manifest. */
  overrides?: JsonObject;
  /** What depends on all that was laid over it. */
  lastAmendments?: ConditionalAmendment[];
  /** Whether its name gets a hash of its content, and how long it may become. */
  namedByContent?: { readonly longest: number };
  /** The name that somebody was told it has, so that its content must not change any more. */
  toldName?: string;
  /** Where its fields stand in the file that it was included from. */
  place?: PlaceOf;
  /** The `toJson` that was installed on the instance. */
  toJson?: Installation;
}

/** A method that was put in the place of another. */
export interface Installation {
  readonly installed: () => unknown;
  readonly replaced: () => unknown;
}

// A global symbol: with two copies of this package in an application, each must know what the other has installed.
const ATTACHMENTS = Symbol.for('cdk8s-bulkhead.attachments');

const NOTHING: Attachments = Object.freeze({});

type Attached = { [ATTACHMENTS]?: Attachments };

export function attachmentsOf(object: ApiObject): Readonly<Attachments> {
  return (object as unknown as Attached)[ATTACHMENTS] ?? NOTHING;
}

/** The same to be written to, which every object of ours is several times while it is made. */
export function attachedTo(object: ApiObject): Attachments {
  return (object as unknown as Attached)[ATTACHMENTS] ?? newAttachments(object);
}

function newAttachments(object: ApiObject): Attachments {
  const value: Attachments = {};
  // not enumerable, so that cdk8s and test matchers do not come across it
  Object.defineProperty(object, ATTACHMENTS, { value, enumerable: false, configurable: true });
  return value;
}

export function attach(object: ApiObject, attachments: Attachments): void {
  Object.assign(attachedTo(object), attachments);
}
