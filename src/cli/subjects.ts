import { isObject } from '../manifest/json';
import { itemFault, itemsOf } from '../manifest/list-items';
import { Resource } from '../manifest/resource';
import type { PostureData, Subject, WaiverData } from '../policy/subject';
import { annotatedWaivers } from '../scanners/waiver-annotation';
import { readYaml, YamlDocument, YamlFault } from '../yaml/reader';
import { Locator, PlacesIn } from './locator';
import type { ManifestFile } from './manifest-files';
import { isNoObject, isToolConfiguration } from './tool-configuration';

/** What is in a file: objects to be judged, and what is wrong with the rest. */
export interface FileContent {
  readonly subjects: readonly Subject[];
  /** Sentences that name file, document and line. */
  readonly faults: readonly string[];
  /** The names of files in a folder that hold something else than objects, which was left out. */
  readonly others: readonly string[];
}

/** Reads the objects of a file. What cannot be read is a fault, and everything else still counts. */
export function subjectsIn(file: ManifestFile, posture: PostureData, locator = new Locator()): FileContent {
  const faults: string[] = [];
  const documents = documentsIn(file, faults);
  const objects = documents.filter(({ value }) => !isOther(file, value));
  const placesIn = locator.in(file, faults.length === 0);
  const subjects = objects.flatMap((document) => subjectsOf(document, file, posture, placesIn, faults));
  return { subjects, faults, others: objects.length < documents.length ? [file.name] : [] };
}

/** Whether a document lies in a folder beside manifests and is none. What is named by itself is meant to be one. */
function isOther({ found }: ManifestFile, value: unknown): boolean {
  return found === true && isObject(value) && (isNoObject(value) || isToolConfiguration(value));
}

function subjectsOf(
  document: YamlDocument,
  file: ManifestFile,
  posture: PostureData,
  placesIn: PlacesIn,
  faults: string[],
): Subject[] {
  const { value } = document;
  const title = `"${file.name}", document ${document.number}, line ${document.line}`;
  if (!isObject(value)) {
    faults.push(`${title}: is ${described(value)}, where a Kubernetes object must be`);
    return [];
  }
  const subjects: Subject[] = [];
  for (const item of itemsOf(value)) {
    if (isObject(item.value)) {
      const resource = new Resource(item.value, file.name, posture.podTemplatePaths);
      const place = placesIn(document, item.path);
      subjects.push({ resource, posture, waivers: waiversOf(resource, title, faults), ours: false, place });
    } else {
      faults.push(`${title}: ${itemFault(item)}`);
    }
  }
  return subjects;
}

function waiversOf(resource: Resource, title: string, faults: string[]): readonly WaiverData[] {
  try {
    return annotatedWaivers(resource);
  } catch (error) {
    faults.push(`${title}: ${(error as Error).message}`);
    return [];
  }
}

function documentsIn({ name, text }: ManifestFile, faults: string[]): YamlDocument[] {
  try {
    return readYaml(text);
  } catch (error) {
    if (!(error instanceof YamlFault)) {
      throw error;
    }
    return oneByOne(name, text, faults);
  }
}

/** A line that begins a document, which no scalar can contain. */
const DOCUMENT_START = /^---(?=\s|$)/m;

const TEMPLATE_HINT = '; if this is a template, render it first';

/** Reads each document by itself, so that one that is broken does not take the others with it. */
function oneByOne(name: string, text: string, faults: string[]): YamlDocument[] {
  const template = text.includes('{{') ? TEMPLATE_HINT : '';
  let line = 0;
  let number = 0;
  return text.split(DOCUMENT_START).flatMap((part, index) => {
    const start = line;
    line += part.split('\n').length - 1;
    if (index === 0 && part.split('\n').every((row) => /^\s*(#|$)/.test(row))) {
      return []; // nothing but comments stands above the first document
    }
    number += 1;
    try {
      return readYaml(part).map((document) => ({ ...document, number, line: start + document.line }));
    } catch (error) {
      if (!(error instanceof YamlFault)) {
        throw error;
      }
      faults.push(
        `"${name}", document ${number}, line ${start + error.line}: ${error.reason}${error.reason.endsWith(TEMPLATE_HINT) ? '' : template}`,
      );
      return [];
    }
  });
}

function described(value: unknown): string {
  const text = JSON.stringify(value) ?? String(value);
  return Array.isArray(value) ? 'a list' : `the ${typeof value} ${text.length > 40 ? `${text.slice(0, 40)}...` : text}`;
}
