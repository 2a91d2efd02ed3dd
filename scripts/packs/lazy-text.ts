/** A function for what is compiled: it gives an object the exports of a module that is loaded when one is first read. */
export const LAZILY = `function lazily(target, load, names) {
  for (const name of names.filter((each) => !(each in target))) {
    Object.defineProperty(target, name, {
      enumerable: true,
      configurable: true,
      get() {
        const value = load()[name];
        // a plain property from now on: apps name a class each time they use it
        Object.defineProperty(target, name, { enumerable: true, configurable: true, writable: true, value });
        return value;
      },
    });
  }
  return target;
}
`;
