import type { ApiObject, JsonPatch } from 'cdk8s';

/** The private field of cdk8s's ApiObject that holds what was given to `addJsonPatch`. */
interface Recorded {
  patches: JsonPatch[];
}

/** Patches that appeared while an object was rendered, as a Lazy can add them. */
const ADDED_WHILE_RENDERING = new WeakMap<ApiObject, readonly JsonPatch[]>();

/** The patches of an object, in the order in which they were added. */
export function recordedPatches(object: ApiObject): readonly JsonPatch[] {
  return (object as unknown as Recorded).patches;
}

/** Runs a function while an object has no patches, so that cdk8s applies none. */
export function withoutPatches<Result>(object: ApiObject, render: (object: ApiObject) => Result): Result {
  const recorded = object as unknown as Recorded;
  const before = recorded.patches;
  recorded.patches = [];
  try {
    return render(object);
  } finally {
    recorded.patches = carriedOver(object, before, recorded.patches);
  }
}

/** A Lazy that adds a patch adds it again at each rendering; it then takes the place of the one from before. */
function carriedOver(object: ApiObject, before: JsonPatch[], added: readonly JsonPatch[]): JsonPatch[] {
  if (added.length === 0) {
    return before;
  }
  const replaced = ADDED_WHILE_RENDERING.get(object) ?? [];
  ADDED_WHILE_RENDERING.set(object, added);
  return [...before.filter((patch) => !replaced.includes(patch)), ...added];
}
