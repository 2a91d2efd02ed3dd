import { ApiObject, JsonPatch, Lazy } from 'cdk8s';
import type { PatchPlan, Value } from './plan';

/** A value of a plan as a user writes it: new with each call, so that nothing is shared between two builds. */
export function realise(value: Value, objectOf: () => ApiObject | undefined = () => undefined): any {
  if (Array.isArray(value)) {
    return value.map((item) => realise(item, objectOf));
  }
  if (typeof value !== 'object' || value === null) {
    return value;
  }
  const [key, content] = Object.entries(value)[0] ?? [];
  const make = key !== undefined && Object.hasOwn(SPECIAL, key) ? SPECIAL[key] : undefined;
  if (make) {
    return make(content, objectOf);
  }
  const result = {};
  for (const [name, item] of Object.entries(value)) {
    // an assignment to `__proto__` would make no field
    const field = { value: realise(item, objectOf), enumerable: true, configurable: true, writable: true };
    Object.defineProperty(result, name, field);
  }
  return result;
}

export function patchOf({ op, path, from, value }: PatchPlan): JsonPatch {
  switch (op) {
    case 'remove':
      return JsonPatch.remove(path);
    case 'copy':
      return JsonPatch.copy(from, path);
    case 'move':
      return JsonPatch.move(from, path);
    default:
      return JsonPatch[op](path, realise(value));
  }
}

type Make = (content: any, objectOf: () => ApiObject | undefined) => unknown;

const SPECIAL: { readonly [key: string]: Make } = {
  $lazy: (content, objectOf) => Lazy.any({ produce: () => realise(content, objectOf) }),
  $token: (content, objectOf) => ({ resolve: () => realise(content, objectOf) }),
  $union: (content) => new Union(content),
  $counted: () => {
    let times = 0;
    return Lazy.any({ produce: () => `produced ${++times} times` });
  },
  $patching: (patch: PatchPlan, objectOf) =>
    Lazy.any({
      produce: () => {
        objectOf()?.addJsonPatch(patchOf(patch));
        return 'patched';
      },
    }),
  $throws: (message: string) =>
    Lazy.any({
      produce: () => {
        throw new Error(message);
      },
    }),
  $odd: (name: string) => ODD[name](),
};

/** What `IntOrString` and `Quantity` are made like. */
class Union {
  constructor(public readonly value: unknown) {}
}

/** What JSON does not have, or has in another way. */
export const ODD: { readonly [name: string]: () => unknown } = {
  NaN: () => NaN,
  Infinity: () => -Infinity,
  bigint: () => 7n,
  date: () => new Date(0),
  function: () => () => 1,
  symbol: () => Symbol('odd'),
  // eslint-disable-next-line no-sparse-arrays -- the hole is what is tested
  sparse: () => ['a', , 'b'],
  instance: () => new Map([['a', 1]]),
  boxed: () => new String('boxed'),
};
