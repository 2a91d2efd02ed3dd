import type { ResourceId } from '../manifest/resource';
import type { ManifestPlace, Source, SourceFrame } from '../policy/location';
import type { Finding, Report, WaiverStatus } from '../policy/report';
import { count } from './grouping';
import { printable } from './printable';

/** `Deployment "shop/web"`. */
export function titleOf({ kind, namespace, name }: ResourceId): string {
  return printable(`${kind} "${namespace ? `${namespace}/` : ''}${name}"`);
}

type OfObject = Pick<Finding, 'resource' | 'origin'>;

/** An object, and the construct or file that it comes from. */
export function objectText({ resource, origin }: OfObject): string {
  if (resource !== lastObject?.resource || origin !== lastObject.origin) {
    const title = titleOf(resource);
    lastObject = { resource, origin, text: origin ? `${title} (${printable(origin)})` : title };
  }
  return lastObject.text;
}

/** That was named last, as what is told of an object mostly comes one after the other. */
let lastObject: (OfObject & { readonly text: string }) | undefined;

/** A finding that counts, on one line. If it has a waiver, that has expired. */
export function findingText(finding: Finding): string {
  const { rule, message, waiver } = finding;
  const end = waiver ? ` [the waiver of ${waiver.owner} expired on ${waiver.expires}]` : '';
  return `${rule}: ${objectText(finding)}: ${printable(message + end)}`;
}

/** Where a finding can be mended, the likeliest place first. */
export function placesOf({ place, source }: Finding): readonly (ManifestPlace | SourceFrame)[] {
  if (!source) {
    return place ? [place] : NOWHERE;
  }
  const made = source.frames[0];
  if (!place) {
    return [made];
  }
  return !place.output && source.below !== undefined ? [place, made] : [made, place];
}

const NOWHERE: readonly never[] = Object.freeze([]);

/** The place to mend a finding, as terminals and editors open it. */
export function nearestPlace(finding: Finding): string | undefined {
  const [nearest] = placesOf(finding);
  return nearest && ('function' in nearest ? frameText(nearest) : placeText(nearest));
}

/** `dist/manifests/shop.k8s.yaml:12:9`. */
export function placeText({ file, line, column }: ManifestPlace): string {
  if (file !== lastFile.name) {
    lastFile = { name: file, text: printable(file) };
  }
  return column === undefined ? `${lastFile.text}:${line}` : `${lastFile.text}:${line}:${column}`;
}

/** That was named last, as there are few. */
let lastFile = { name: '', text: '' };

/** `main.ts:12:3 (createShop)`. */
function frameText(frame: SourceFrame): string {
  return placeText(frame) + (frame.function ? printable(` (${frame.function})`) : '');
}

/** Where the user's code made an object, a line for each frame; of one of its scopes, one says enough. */
export function sourceLines({ below, frames }: Source): readonly string[] {
  if (below !== undefined) {
    return [`made below ${printable(below)}, which was made at ${frameText(frames[0])}`];
  }
  let lines = MADE_AT.get(frames);
  if (!lines) {
    const [first, ...callers] = frames.map(frameText);
    lines = [`made at ${first}`, ...callers.map((caller) => `  called at ${caller}`)];
    MADE_AT.set(frames, lines);
  }
  return lines;
}

/** The lines of frames, which all objects have in common that are made in a loop. */
const MADE_AT = new WeakMap<Source['frames'], readonly string[]>();

/** The waivers whose rules are not among those that objects were judged by, so that nobody can tell what they silence. */
export function unjudgedOf({ waivers, rules }: Report): ReadonlySet<WaiverStatus> {
  const judged = new Set(rules.map(({ rule }) => rule.id));
  return new Set(waivers.filter(({ waiver, state }) => state === 'unused' && !judged.has(waiver.rule)));
}

/** Why something is waived, by whom and until when. */
export function waiverText(status: WaiverStatus, unjudged: ReadonlySet<WaiverStatus>): string {
  const { waiver, state, findings } = status;
  const { scope, reason, owner, expires, container } = waiver;
  const where = `${scope || 'App'}${container ? ` container "${container}"` : ''}`;
  const states = {
    used: `until ${expires}`,
    expiring: `EXPIRES ${expires}`,
    expired: `EXPIRED ${expires}`,
    unused: unjudged.has(status) ? 'not judged here' : 'silences nothing: remove it',
  };
  return printable(`${where}: ${reason} (${owner}, ${count(findings, 'finding')}, ${states[state]})`);
}
