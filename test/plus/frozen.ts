/** A module that freezes whatever plain objects and lists it is given: constructors, static functions and methods. */
export function frozen<Module extends object>(original: Module): Module {
  const entries = Object.entries(original).map(([name, value]: [string, unknown]) => [
    name,
    typeof value === 'function' ? freezing(value) : value,
  ]);
  return Object.fromEntries(entries) as Module;
}

function freezing(value: Function): unknown {
  return new Proxy(value, {
    construct: (target, args: unknown[], newTarget: Function) => {
      args.forEach(freeze);
      const made = Reflect.construct(target, args, newTarget) as object;
      freezeForMethods(made);
      return made;
    },
    get: (target, key) => {
      const found = Reflect.get(target, key) as unknown;
      return typeof found === 'function' && Object.prototype.hasOwnProperty.call(target, key) && key !== 'prototype'
        ? freezingArguments(found, target)
        : found;
    },
  });
}

/** What its methods are given from now on, by whomever. */
function freezeForMethods(made: object): void {
  for (let type = made; type && type !== Object.prototype; type = Object.getPrototypeOf(type) as object) {
    for (const [name, { value, writable }] of Object.entries(Object.getOwnPropertyDescriptors(type))) {
      const isMethod = typeof value === 'function' && writable && name !== 'constructor';
      if (isMethod && type !== made && !Object.prototype.hasOwnProperty.call(made, name)) {
        const method = { value: freezingArguments(value as Function, made), enumerable: false, configurable: true };
        Object.defineProperty(made, name, { ...method, writable: true });
      }
    }
  }
}

function freezingArguments(called: Function, self: object): Function {
  return (...args: unknown[]) => {
    args.forEach(freeze);
    return called.apply(self, args) as unknown;
  };
}

/** Plain objects and lists, however deep; what classes made is left alone. */
function freeze(value: unknown): void {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) {
    return;
  }
  const type: unknown = Object.getPrototypeOf(value);
  if (type === Object.prototype || type === null || Array.isArray(value)) {
    Object.freeze(value);
    Object.values(value).forEach(freeze);
  }
}
