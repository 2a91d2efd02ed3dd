import { Duration } from 'cdk8s';
import type { Construct } from 'constructs';

/** Props as plain data, in which what has to be made first stands as a call, so that any part of them can be left out. */
export type Recipe = unknown;

/** A value that is made of others. */
export class Call {
  constructor(
    public readonly make: (...args: any[]) => unknown,
    public readonly args: readonly Recipe[],
  ) {}
}

/** A value that is made in a chart. */
export class Made {
  constructor(public readonly make: (scope: Construct) => unknown) {}
}

/** What a function makes of some values. */
export function call(make: (...args: any[]) => unknown, ...args: Recipe[]): Call {
  return new Call(make, args);
}

/** What is made in the chart in which the props are used. */
export function made(make: (scope: Construct) => unknown): Made {
  return new Made(make);
}

/** The props themselves. */
export function realized(recipe: Recipe, scope: Construct): any {
  if (recipe instanceof Call) {
    return recipe.make(...recipe.args.map((arg) => realized(arg, scope)));
  }
  if (recipe instanceof Made) {
    return recipe.make(scope);
  }
  if (Array.isArray(recipe)) {
    return recipe.map((item) => realized(item, scope));
  }
  return isFields(recipe)
    ? Object.fromEntries(Object.entries(recipe).map(([key, value]) => [key, realized(value, scope)]))
    : recipe;
}

/** Everything that can be left out of a recipe: each field and each item, with the recipe that lacks it. */
export function omissions(recipe: Recipe): { readonly path: string; readonly without: Recipe }[] {
  if (recipe instanceof Call) {
    return recipe.args.flatMap((arg, index) =>
      omissions(arg).map(({ path, without }) => ({
        path: `(${index})${path}`,
        without: new Call(
          recipe.make,
          recipe.args.map((other, at) => (at === index ? without : other)),
        ),
      })),
    );
  }
  if (Array.isArray(recipe)) {
    return recipe.flatMap((item, index) => [
      { path: `[${index}]`, without: recipe.filter((_, at) => at !== index) },
      ...omissions(item).map(({ path, without }) => ({
        path: `[${index}]${path}`,
        without: recipe.map((other, at) => (at === index ? without : other)),
      })),
    ]);
  }
  return isFields(recipe)
    ? Object.entries(recipe).flatMap(([key, value]) => {
        const { [key]: _, ...others } = recipe;
        return [
          { path: `.${key}`, without: others },
          ...omissions(value).map(({ path, without }) => ({
            path: `.${key}${path}`,
            without: { ...recipe, [key]: without },
          })),
        ];
      })
    : [];
}

/** Each piece of text and each number of a recipe in turn as something else. */
export function mutations(recipe: Recipe): { readonly path: string; readonly mutant: Recipe }[] {
  if (recipe instanceof Call) {
    return recipe.args.flatMap((arg, index) =>
      mutations(arg).map(({ path, mutant }) => ({
        path: `(${index})${path}`,
        mutant: new Call(
          recipe.make,
          recipe.args.map((other, at) => (at === index ? mutant : other)),
        ),
      })),
    );
  }
  if (Array.isArray(recipe)) {
    return recipe.flatMap((item, index) =>
      mutations(item).map(({ path, mutant }) => ({
        path: `[${index}]${path}`,
        mutant: recipe.map((other, at) => (at === index ? mutant : other)),
      })),
    );
  }
  if (isFields(recipe)) {
    return Object.entries(recipe).flatMap(([key, value]) => [
      ...mutations(value).map(({ path, mutant }) => ({ path: `.${key}${path}`, mutant: { ...recipe, [key]: mutant } })),
      ...(MAPS.includes(key) && isFields(value) ? keysRenamed(key, value, recipe) : []),
    ]);
  }
  const others = typeof recipe === 'string' ? TEXTS : typeof recipe === 'number' ? NUMBERS : [];
  return others.map((mutant) => ({ path: ` ${shown(mutant)}`, mutant }));
}

const TEXTS: readonly string[] = [
  '',
  'two words',
  'UPPER',
  '-dash-',
  'a..b',
  '*',
  'ümlaut',
  'a'.repeat(64),
  'a'.repeat(300),
];
const NUMBERS: readonly number[] = [-1, 0, 0.5, 65_536, 2 ** 31, Number.NaN];

/** Props whose keys are free text. */
const MAPS = [
  'add',
  'annotations',
  'data',
  'headers',
  'labels',
  'queryParams',
  'secrets',
  'set',
  'tlsOptions',
  'variables',
];

function keysRenamed(
  key: string,
  map: { [key: string]: Recipe },
  recipe: { [key: string]: Recipe },
): { readonly path: string; readonly mutant: Recipe }[] {
  const [[first, value], ...others] = Object.entries(map);
  return TEXTS.map((text) => ({
    path: `.${key}.${first} as ${shown(text)}`,
    mutant: { ...recipe, [key]: Object.fromEntries([[text, value], ...others]) },
  }));
}

function shown(value: unknown): string {
  const text = JSON.stringify(value);
  return text.length > 20 ? `${text.slice(0, 16)}... (${text.length})` : text;
}

function isFields(recipe: Recipe): recipe is { [key: string]: Recipe } {
  return (
    typeof recipe === 'object' &&
    recipe !== null &&
    !(recipe instanceof Call || recipe instanceof Made || recipe instanceof Duration || Array.isArray(recipe))
  );
}
