import { isAbsent, isObject, objectIn, stringIn } from '../manifest/json';
import type { JsonObject, Path } from '../manifest/json';
import { listItems } from '../manifest/list-items';
import { readYaml, YamlDocument, YamlFault } from '../yaml/reader';

/** An object in a text. */
export interface TextObject {
  /** Text, document, line and template, to begin a message with. */
  readonly title: () => string;
  readonly manifest: JsonObject;
  /** The document, from 1. */
  readonly document: number;
  /** The line where the document starts, from 1. */
  readonly line: number;
  /** Where the object stands in its document: at its root, or among the items of a List. */
  readonly path: Path;
}

/**
 * The Kubernetes objects in a YAML or JSON text; a `List` becomes its items.
 *
 * @param title what the text is called: `included file "all.yaml"`
 * @throws if there is anything else
 */
export function objectsIn(title: string, text: string): TextObject[] {
  return documentsIn(title, text).flatMap(({ number, line, value }) => {
    const place = () => `${title}, document ${number}, line ${line}${templateOf(text, line)}`;
    const items = isObject(value) ? itemsOf(value, place) : [value];
    const isList = items.length !== 1 || items[0] !== value;
    return items.map((manifest, index) => {
      const object = () => `${place()}${isList ? `, item ${index + 1}` : ''}:`;
      return {
        title: object,
        manifest: checked(manifest, object),
        document: number,
        line,
        path: isList ? ['items', index] : [],
      };
    });
  });
}

function documentsIn(title: string, text: string): YamlDocument[] {
  try {
    return readYaml(text);
  } catch (error) {
    const template = error instanceof YamlFault ? templateOf(text, error.line) : '';
    const hint = text.includes('{{') ? '; if this is a template, render it first' : '';
    throw new Error(`${title}, ${error instanceof Error ? error.message : String(error)}${template}${hint}`, {
      cause: error,
    });
  }
}

/** The template that a line was rendered from, which Helm writes above each object. */
function templateOf(text: string, line: number): string {
  const lines = text.split('\n', line);
  for (let index = lines.length - 1; index >= 0 && !lines[index].startsWith('---'); index--) {
    const [, template] = /^# Source: (\S+)\s*$/.exec(lines[index]) ?? [];
    if (template) {
      return ` (${template})`;
    }
  }
  return '';
}

/** The title is made only where there may be items, as finding the template takes its time. */
function itemsOf(value: JsonObject, title: () => string): JsonObject[] {
  return 'items' in value ? listItems(value, title()) : [value];
}

function checked(manifest: unknown, title: () => string): JsonObject {
  const fault = faultOf(manifest);
  if (fault) {
    throw new Error(`${title()} ${fault}`);
  }
  return manifest as JsonObject;
}

/** What keeps a value from being a Kubernetes object, if anything. */
function faultOf(manifest: unknown): string | undefined {
  if (!isObject(manifest)) {
    const what = Array.isArray(manifest)
      ? 'a list'
      : manifest === null
        ? 'empty'
        : `the ${typeof manifest} ${short(manifest)}`;
    return `is ${what}, where a Kubernetes object must be`;
  }
  for (const field of ['apiVersion', 'kind']) {
    if (!stringIn(manifest, field)) {
      return isAbsent(manifest[field])
        ? `has no ${field}; every Kubernetes object needs one`
        : `has the ${field} ${short(manifest[field])}; write a string`;
    }
  }
  if (!isAbsent(manifest.metadata) && !isObject(manifest.metadata)) {
    return `has the metadata ${short(manifest.metadata)}; write a mapping`;
  }
  for (const field of ['labels', 'annotations']) {
    const value = objectIn(manifest, 'metadata')?.[field];
    if (!isAbsent(value) && !isObject(value)) {
      return `has the metadata.${field} ${short(value)}; write a mapping`;
    }
  }
  return hasPrototypeKey(manifest)
    ? 'has the key "__proto__", which cdk8s would drop without a word; write another one'
    : undefined;
}

function hasPrototypeKey(value: unknown): boolean {
  if (Array.isArray(value)) {
    return value.some(hasPrototypeKey);
  }
  return isObject(value) && Object.keys(value).some((key) => key === '__proto__' || hasPrototypeKey(value[key]));
}

function short(value: unknown): string {
  const text = JSON.stringify(value);
  return text.length > 40 ? `${text.slice(0, 40)}...` : text;
}
