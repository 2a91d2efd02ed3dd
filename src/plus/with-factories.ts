/**
 * A class of cdk8s-plus-28 with more static functions than it has. Its constructor is private, so TypeScript cannot extend
 * it; JavaScript can, and `instanceof` means the same of both.
 */
export function withFactories<Original extends object, Factories extends object>(
  original: Original,
  factories: Factories,
): Original & Factories {
  const Base = original as unknown as new (...args: unknown[]) => object;
  const extended = class extends Base {};
  Object.defineProperty(extended, 'name', { value: Base.name });
  Object.defineProperty(extended, Symbol.hasInstance, {
    value(this: unknown, it: unknown): boolean {
      return this === extended ? it instanceof Base : Function.prototype[Symbol.hasInstance].call(this, it);
    },
  });
  return Object.assign(extended, factories) as unknown as Original & Factories;
}
