import { haveSameSteps, Path, pathText } from '../manifest/json';
import type { Report } from '../policy/report';
import { jsonOf, SharedJson } from './json-text';
import { printable } from './printable';
import { plain } from './sarif-text';

/** A text as formats show it. Each form is worked out when it is first asked for. */
export class SharedText {
  private cachedShown: string | undefined;
  private cachedJson: string | undefined;
  private cachedSarif: string | undefined;

  /** @param inSarif how SARIF shows it */
  constructor(
    public readonly text: string,
    private readonly inSarif: (text: string) => string,
  ) {}

  /** As it can be shown on one line. */
  public get shown(): string {
    return (this.cachedShown ??= printable(this.text));
  }

  public get json(): string {
    return (this.cachedJson ??= jsonOf(this.text));
  }

  /** The JSON of how SARIF shows it, without the quotes around it. */
  public get sarif(): string {
    return (this.cachedSarif ??= this.sarifJson().slice(1, -1));
  }

  private sarifJson(): string {
    const shown = this.inSarif(this.text);
    return shown === this.text ? this.json : jsonOf(shown);
  }
}

/** A message, in which nothing is to be a link. */
export function messageText(message: string): SharedText {
  return new SharedText(message, plain);
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
  private readonly root = new Step([]);
  private last: Step | undefined;

  private constructor() {}

  /** The JSON of a text or an object. */
  public jsonOf(value: string | object): string;
  public jsonOf(value: string | object | undefined): string | undefined;
  public jsonOf(value: string | object | undefined): string | undefined {
    return this.json.of(value);
  }

  public path(path: Path): SharedText {
    const next = this.last?.next;
    const step = next && haveSameSteps(next.path, path) ? next : this.stepOf(path);
    if (this.last) {
      this.last.next = step;
    }
    this.last = step;
    return step.text;
  }

  private stepOf(path: Path): Step {
    let step = this.root;
    for (const key of path) {
      step = step.to(key);
    }
    return step;
  }
}

/** Where a path leads, by its steps: the same path is another array for each object. */
class Step {
  public readonly text: SharedText;
  /** Where the path led that was asked for next, the last time: objects alike have the same paths in the same order. */
  public next: Step | undefined = undefined;
  private readonly steps = new Map<string | number, Step>();

  constructor(public readonly path: Path) {
    this.text = new SharedText(pathText(path), printable);
  }

  public to(key: string | number): Step {
    let step = this.steps.get(key);
    if (!step) {
      step = new Step([...this.path, key]);
      this.steps.set(key, step);
    }
    return step;
  }
}
