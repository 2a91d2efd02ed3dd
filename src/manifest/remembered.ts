/** How many texts are remembered before all are forgotten, so that no program grows by it. */
const MOST = 2000;

/** The same function of a text, which works nothing out again for a text that it had before: manifests repeat most. */
export function remembered<Value>(compute: (text: string) => Value): (text: string) => Value {
  const known = new Map<string, { readonly value: Value }>();
  return (text) => {
    const before = known.get(text);
    if (before) {
      return before.value;
    }
    const value = compute(text);
    if (known.size >= MOST) {
      known.clear();
    }
    known.set(text, { value });
    return value;
  };
}
