import type { ApiObject } from 'cdk8s';
import { nameByContent } from '../manifest/content-name';
import { isObject, JsonObject, objectIn, stringIn } from '../manifest/json';
import { isList, listItems } from '../manifest/list-items';
import type { Change } from '../policy/fixer';
import { harden } from '../policy/harden';
import type { PostureData } from '../policy/subject';
import { effectivePosture, NO_POSTURE } from '../posture/scope';
import { Amendment, attachmentsOf, ConditionalAmendment } from './attachments';
import { followContentNames, LayeredManifest, manifestOnce, nameOnce } from './content-names';
import { jsonPatches, lostPatches } from './on-demand';
import { withOverrides } from './overrides';
import { plainJson } from './plain-json';
import { recordedPatches, withoutPatches } from './recorded-patches';
import { RenderedSubject, Scope, subjectsOf } from './rendered-subject';
import { copiedManifest } from './resolved-values';
import { Spelling } from './spelling';

/** An object of the construct tree as the Kubernetes objects that it becomes. */
export interface Rendered {
  /** What is written: one manifest, or the items of a List. */
  readonly manifests: readonly JsonObject[];
  /** Where each of these comes from. */
  readonly origins: readonly string[];
  /** What is judged: the same, and of a List that is left as it is, its items. */
  readonly subjects: readonly RenderedSubject[];
  /** The fields that rules have added. */
  readonly changes: readonly Change[];
  /** What the user should know, although nothing is wrong with the object. */
  readonly warnings: readonly string[];
}

/** The same while more objects are added to it. */
export class Rendering implements Rendered {
  public readonly manifests: JsonObject[] = [];
  public readonly origins: string[] = [];
  public readonly subjects: RenderedSubject[] = [];
  public readonly changes: Change[] = [];
  public readonly warnings: string[] = [];

  /**
   * Renders one object more, as `render` does.
   *
   * @returns its manifests
   */
  public add(object: ApiObject, scope: Scope): readonly JsonObject[] {
    const { manifest, asIs } = layeredManifest(object, scope);
    const origin = object.node.path;
    const judged = isNone(scope.posture) || !isList(manifest) ? [manifest] : listItems(manifest, `"${origin}"`);
    const { ours = false, place } = attachmentsOf(object);
    const subjects = subjectsOf(judged, origin, scope, { ours, place, madeBy: object });
    for (const subject of subjects) {
      this.subjects.push(subject);
      if (!asIs) {
        this.manifests.push(subject.resource.manifest);
        this.origins.push(subject.resource.origin);
        this.changes.push(...harden(subject));
      }
    }
    if (asIs) {
      this.manifests.push(manifest);
      this.origins.push(origin);
      this.warnings.push(...warningsOf(object, manifest));
    }
    return asIs ? [manifest] : judged;
  }
}

/**
 * Renders an object: cdk8s maps it to the API's fields, then come what kinds make of their props, the user's overrides,
 * what depends on these, and the user's JSON patches, none of which is lost; then names by content, and what rules make
 * hold. Under a posture that leaves objects as they are, and without any of these layers, it is what cdk8s renders.
 *
 * @throws if overrides or a patch cannot be applied, a number is none, a reference could mean several objects that are
 *   named by their content, or one of these has changed after its name was told
 */
export function render(object: ApiObject, scope: Scope): Rendered {
  const rendering = new Rendering();
  rendering.add(object, scope);
  return rendering;
}

/**
 * Renders an object under a posture of none, and says nothing of it but what the user should know.
 *
 * @throws as `render` does
 */
export function renderPlainly(object: ApiObject): {
  readonly manifest: JsonObject;
  readonly warnings: readonly string[];
} {
  const { manifest, asIs } = layeredManifest(object, { posture: NO_POSTURE, waivers: [] });
  return { manifest, warnings: asIs ? warningsOf(object, manifest) : [] };
}

/** What an object was rendered to as the one manifest that cdk8s expects of it: what came from a List goes back into one. */
export function asOneManifest(manifests: readonly JsonObject[]): JsonObject {
  return manifests.length === 1 ? manifests[0] : { apiVersion: 'v1', kind: 'List', items: manifests };
}

/** Whether a posture neither changes objects nor judges them. */
export function isNone(posture: PostureData): boolean {
  return posture.name === 'none';
}

/** Whether a posture leaves objects as they were written, and at most judges them. */
export function leavesAsIs(posture: PostureData): boolean {
  return isNone(posture) || posture.audit;
}

/** Whether an object is being rendered right now, so that what it calls on itself must be cdk8s's own. */
export function isRendering(object: ApiObject): boolean {
  return RENDERING.includes(object);
}

/** From the outside in: a Lazy of one object may render another. */
const RENDERING: ApiObject[] = [];

interface Original {
  readonly manifest: JsonObject;
  /** Whether it shares nothing with what users hold. */
  readonly fresh: boolean;
}

/** What the object's class renders, whatever was installed on the instance by us. */
function originalJson(object: ApiObject): Original {
  const { toJson } = attachmentsOf(object);
  // a user may have put a function of their own over ours
  const original = toJson && object.toJson === toJson.installed ? toJson.replaced : object.toJson;
  RENDERING.push(object);
  try {
    const plain = plainJson(object, original);
    if (plain) {
      return { manifest: plain, fresh: true };
    }
    const manifest: unknown = original.call(object);
    if (!isObject(manifest)) {
      const fault = `"${object.node.path}" renders ${String(manifest)}, where an object must be`;
      throw new Error(`${fault}; return one, or make the construct only where it is wanted`);
    }
    copiedManifest(object, manifest); // refuses odd values
    return { manifest, fresh: false };
  } finally {
    RENDERING.pop();
  }
}

/** What becomes of an object before the user's patches, in this order. */
interface Layers {
  readonly amendments: readonly Amendment[];
  readonly overrides: JsonObject | undefined;
  readonly last: readonly Amendment[];
}

/** Those that change something. Objects have one or two, most of which do not. */
function due(amendments: readonly ConditionalAmendment[] = NONE): readonly Amendment[] {
  let found: Amendment[] | undefined;
  for (const { amendment, when } of amendments) {
    if (when()) {
      found = found ? [...found, amendment] : [amendment];
    }
  }
  return found ?? NONE;
}

const NONE: readonly never[] = Object.freeze([]);

function layeredManifest(object: ApiObject, scope: Scope): LayeredManifest {
  return attachmentsOf(object).namedByContent
    ? manifestOnce(object, () => withLayers(object, scope))
    : withLayers(object, scope);
}

function withLayers(object: ApiObject, scope: Scope): LayeredManifest {
  const { amendments, overrides, lastAmendments } = attachmentsOf(object);
  const layers: Layers = { amendments: due(amendments), overrides, last: due(lastAmendments) };
  const isBare = !overrides && layers.amendments.length === 0 && layers.last.length === 0;
  const asIs = isBare && leavesAsIs(scope.posture);
  const mapped = asIs ? originalJson(object).manifest : patchedManifest(object, layers);
  return { manifest: namedRightly(object, mapped, scope), asIs };
}

function patchedManifest(object: ApiObject, { amendments, overrides, last }: Layers): JsonObject {
  const original = withoutPatches(object, originalJson);
  let { manifest } = original;
  let mayShare = !original.fresh;
  for (const amendment of amendments) {
    mayShare = amendment(manifest) !== false || mayShare;
  }
  if (mayShare) {
    // values that an amendment or a user's class shares between objects must not be changed, nor become YAML anchors
    manifest = copiedManifest(object, manifest);
  }
  if (overrides) {
    manifest = withOverrides(object, manifest, overrides);
  }
  last.forEach((amendment) => amendment(manifest));
  const patches = recordedPatches(object);
  if (patches.length === 0) {
    return manifest;
  }
  return topLevelInOrder(jsonPatches().applyJsonPatches(manifest, patches, object, Spelling.of(object)));
}

/** Has its references follow what is named by its content, and names it by its own where that is asked for. */
function namedRightly(object: ApiObject, manifest: JsonObject, scope: Scope): JsonObject {
  const { ours = false, namedByContent, toldName } = attachmentsOf(object);
  if (ours) {
    followContentNames(object, manifest, nameWhenRendered);
  }
  if (namedByContent) {
    const fixed = structuredClone(manifest);
    subjectsOf([fixed], object.node.path, scope, { ours }).forEach(harden);
    nameByContent(manifest, fixed, namedByContent.longest);
    const name = nameOf(manifest);
    if (toldName !== undefined && toldName !== name) {
      throw new Error(
        `"${object.node.path}" has changed after its contentName() was asked for, which was "${toldName}" and would be ` +
          `"${name}"; ask for it when nothing is added any more`,
      );
    }
  }
  return manifest;
}

/** The name that an object has when it is rendered. */
export function nameWhenRendered(object: ApiObject): string {
  return nameOnce(object, () => withLayers(object, { posture: effectivePosture(object), waivers: [] }));
}

function nameOf(manifest: JsonObject): string {
  return stringIn(objectIn(manifest, 'metadata'), 'name') ?? '';
}

/** A patch appends what it adds; these stand first, as in every manifest. */
function topLevelInOrder({ apiVersion, kind, metadata, ...rest }: JsonObject): JsonObject {
  const first = Object.entries({ apiVersion, kind, metadata }).filter(([, value]) => value !== undefined);
  return { ...Object.fromEntries(first), ...rest };
}

function warningsOf(object: ApiObject, manifest: JsonObject): string[] {
  const patches = recordedPatches(object);
  const spelling = patches.length > 0 ? Spelling.of(object) : undefined;
  return spelling ? lostPatches().lostPatches(manifest, patches, object, spelling) : [];
}
