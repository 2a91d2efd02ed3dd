import { readFileSync } from 'fs';
import { fileURLToPath } from 'url';
import { Construct } from 'constructs';
import { positionsIn } from '../yaml/positions';
import { IncludedObjects } from './included-objects';
import { objectsIn } from './manifest-text';
import { fromWorkingDirectory } from './relative-path';

/** What to include. */
export interface IncludeProps {
  /**
   * Path of a YAML or JSON file, from the working directory, or its `file:` URL. Anything that needs the network is
   * refused: what an app renders to must depend on nothing that can change elsewhere.
   */
  readonly url: string;
}

/** Kubernetes objects from a YAML file. A drop-in for the class of the same name in cdk8s. */
export class Include extends IncludedObjects {
  /**
   * @throws if the file cannot be read, or holds anything else than Kubernetes objects; the message names file, document
   *   and line
   */
  constructor(scope: Construct, id: string, props: IncludeProps) {
    super(scope, id);
    this._whole(() => {
      const { url } = props;
      const text = textOf(url);
      const objects = objectsIn(`included file "${url}"`, text);
      if (objects.length === 0) {
        throw new Error(`included file "${url}" is empty; write at least one Kubernetes object`);
      }
      const file = fromWorkingDirectory(pathOf(url));
      const positionOf = positionsIn(text);
      this._include(objects, ({ document, line, path: start }) => {
        return (path) => ({ file, line, ...positionOf(document, [...start, ...path]) });
      });
    });
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
    const bytes = readFileSync(pathOf(url));
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (error) {
    throw new Error(`"${url}" cannot be included: ${readingFault(error)}`, { cause: error });
  }
}

function pathOf(url: string): string {
  return /^file:/i.test(url) ? fileURLToPath(url) : url;
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
      return error instanceof Error ? error.message : String(error);
  }
}
