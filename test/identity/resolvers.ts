import { IResolver, Lazy } from 'cdk8s';
import type { ResolverName } from './plan';

/** Resolvers of a user's, each of which replaces what it finds and finds nothing in what it has replaced. */
export const RESOLVERS: { readonly [name in ResolverName]: IResolver } = {
  strings: { resolve: (context) => context.value === 'a' && context.replaceValue('A') },
  numbers: { resolve: (context) => typeof context.value === 'number' && context.replaceValue(`${context.value}`) },
  objects: {
    resolve: (context) => context.value.ref !== undefined && context.replaceValue({ found: context.value.ref }),
  },
  'to undefined': { resolve: (context) => context.value === 'b' && context.replaceValue(undefined) },
  'by key': {
    resolve: (context) => {
      const path = context.key.join('/');
      if (/b$/.test(path) && typeof context.value === 'boolean') {
        context.replaceValue(`at ${path}`);
      }
    },
  },
  'by object': {
    resolve: (context) =>
      context.obj.kind === 'Secret' && context.value === 'x' && context.replaceValue(context.obj.name),
  },
  'to lazies': {
    resolve: (context) => context.value === 'y' && context.replaceValue(Lazy.any({ produce: () => ['lazy', 1] })),
  },
};
