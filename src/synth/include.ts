import { readFileSync } from 'fs';
import { fileURLToPath } from 'url';
import { ApiObject, ApiObjectProps } from 'cdk8s';
import { Construct } from 'constructs';
import { isAbsent, isObject, JsonObject, objectIn, stringIn } from '../manifest/json';
import { listItems } from '../manifest/list-items';
import { readYaml, YamlDocument } from './yaml-reader';

/** What to include. */
export interface IncludeProps {
  /**
   * Path of a YAML or JSON file, from the working directory, or its `file:` URL. Anything that needs the network is
   * refused: what an app renders to must depend on nothing that can change elsewhere.
   */
  readonly url: string;
}

/**
 * Kubernetes objects from a YAML file, which are hardened and judged like any other. Names stay as they are; the chart's
 * namespace and labels are added. A `List` becomes its items. Scalars are read as kubectl does: `0644` is 420.
 * A drop-in for the class of the same name in cdk8s.
 */
export class Include extends Construct {
  /**
   * @throws if the file cannot be read, or holds anything else than Kubernetes objects; the message names file, document
   *   and line
   */
  constructor(scope: Construct, id: string, props: IncludeProps) {
    super(scope, id);
    let unnamed = 0;
    for (const { title, manifest } of objectsIn(props.url)) {
      const fault = faultOf(manifest);
      if (fault) {
        throw new Error(`${title} ${fault}`);
      }
      const name = objectIn(manifest, 'metadata')?.name ?? `object${unnamed++}`;
      try {
        new ApiObject(this, freeId(this, String(name), manifest as JsonObject), manifest as unknown as ApiObjectProps);
      } catch (error) {
        throw new Error(`${title} cannot be included: ${messageOf(error)}`, { cause: error });
      }
    }
  }

  /** The included objects. */
  public get apiObjects(): ApiObject[] {
    return this.node.children.filter((child): child is ApiObject => ApiObject.isApiObject(child));
  }
}

interface Included {
  /** File, document and line. */
  readonly title: string;
  readonly manifest: unknown;
}

function objectsIn(url: string): Included[] {
  const text = textOf(url);
  const documents = documentsIn(url, text);
  if (documents.length === 0) {
    throw new Error(`included file "${url}" is empty; write at least one Kubernetes object`);
  }
  return documents.flatMap(({ number, line, value }) => {
    const title = `included file "${url}", document ${number}, line ${line}`;
    const items = isObject(value) ? listItems(value, title) : [value];
    const isList = items.length !== 1 || items[0] !== value;
    return items.map((manifest, index) => ({ title: `${title}${isList ? `, item ${index + 1}` : ''}:`, manifest }));
  });
}

function documentsIn(url: string, text: string): YamlDocument[] {
  try {
    return readYaml(text);
  } catch (error) {
    const hint = text.includes('{{') ? '; if this is a template, render it first' : '';
    throw new Error(`included file "${url}", ${messageOf(error)}${hint}`, { cause: error });
  }
}

function textOf(url: string): string {
  if (/^[a-z][a-z0-9+.-]+:/i.test(url) && !/^file:/i.test(url)) {
    throw new Error(
      `"${url}" cannot be included: synth uses no network, so that it renders the same every time; ` +
        'download the file and write its path',
    );
  }
  try {
    const bytes = readFileSync(/^file:/i.test(url) ? fileURLToPath(url) : url);
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (error) {
    throw new Error(`"${url}" cannot be included: ${readingFault(error)}`, { cause: error });
  }
}

function readingFault(error: unknown): string {
  switch ((error as NodeJS.ErrnoException).code) {
    case 'ENOENT':
      return 'there is no such file';
    case 'EISDIR':
      return 'it is a folder; write the path of a file';
    case 'EACCES':
      return 'it may not be read';
    case 'ERR_ENCODING_INVALID_ENCODED_DATA':
      return 'it is no text in UTF-8';
    default:
      return messageOf(error);
  }
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
  return undefined;
}

function short(value: unknown): string {
  const text = JSON.stringify(value);
  return text.length > 40 ? `${text.slice(0, 40)}...` : text;
}

/** As cdk8s names included objects; where that is taken, by kinds of one name or by one object twice, with more. */
function freeId({ node }: Construct, name: string, { apiVersion, kind, metadata }: JsonObject): string {
  const namespace = stringIn(metadata, 'namespace');
  const id = [name, String(kind).toLowerCase(), namespace].filter((part) => part).join('-');
  const candidates = [id, `${id}-${String(apiVersion)}`];
  for (let number = 2; ; number++) {
    const free = candidates.find((candidate) => !node.tryFindChild(candidate));
    if (free) {
      return free;
    }
    candidates.push(`${id}-${number}`);
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
