import { Path, pathText } from '../manifest/json';
import type { Report } from '../policy/report';
import { jsonOf, SharedJson } from './json-text';
import { printable } from './printable';
import { plain } from './sarif-text';

/** A text as formats show it. */
export interface SharedText {
  readonly text: string;
  /** As it can be shown on one line. */
  readonly shown: string;
  readonly json: string;
  /** The JSON of how SARIF shows it, without the quotes around it. */
  readonly sarif: string;
}

/**
 * What the findings and changes of a report have in common. Each is worked out once for all formats: what is found in
 * objects alike is said in the same words, at the same places.
 */
export class SharedTexts {
  /** Those of a report that is about to be written in another format as well. */
  public static of(report: Report): SharedTexts {
    let texts = SharedTexts.known.get(report);
    if (!texts) {
      texts = new SharedTexts();
      SharedTexts.known.set(report, texts);
    }
    return texts;
  }

  private static readonly known = new WeakMap<Report, SharedTexts>();

  private readonly json = new SharedJson();
  private readonly messages = new Map<string, SharedText>();
  private readonly root = new Step();

  private constructor() {}

  /** The JSON of a text or an object. */
  public jsonOf(value: string | object): string;
  public jsonOf(value: string | object | undefined): string | undefined;
  public jsonOf(value: string | object | undefined): string | undefined {
    return this.json.of(value);
  }

  public message(message: string): SharedText {
    let text = this.messages.get(message);
    if (!text) {
      text = sharedText(message, plain);
      this.messages.set(message, text);
    }
    return text;
  }

  public path(path: Path): SharedText {
    let step = this.root;
    for (const key of path) {
      step = step.to(key);
    }
    step.path ??= sharedText(pathText(path), printable);
    return step.path;
  }
}

/** Where a path leads, by its steps: the same path is another array for each object. */
class Step {
  public path: SharedText | undefined;
  private readonly next = new Map<string | number, Step>();

  public to(key: string | number): Step {
    let step = this.next.get(key);
    if (!step) {
      step = new Step();
      this.next.set(key, step);
    }
    return step;
  }
}

function sharedText(text: string, inSarif: (text: string) => string): SharedText {
  const json = jsonOf(text);
  const shown = inSarif(text);
  return { text, shown: printable(text), json, sarif: (shown === text ? json : jsonOf(shown)).slice(1, -1) };
}
