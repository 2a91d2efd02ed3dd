/** A function for what is compiled: it gives an object the exports of a module that is loaded when one is first read. */
export const LAZILY = `function lazily(target, load, names) {
  for (const name of names.filter((each) => !(each in target))) {
    const get = () => {
      // who exports all of this anew has the getter as well, and a test may have put something else here since
      if (Object.getOwnPropertyDescriptor(target, name)?.get === get) {
        // a plain property from now on: apps name a class each time they use it
        Object.defineProperty(target, name, { enumerable: true, configurable: true, writable: true, value: load()[name] });
      }
      return target[name];
    };
    Object.defineProperty(target, name, { enumerable: true, configurable: true, get });
  }
  return target;
}
`;
