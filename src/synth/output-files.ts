import * as path from 'path';
import { Chart, Names, YamlOutputType } from 'cdk8s';
import { JsonObject, objectIn } from '../manifest/json';
import { writeYaml } from '../yaml/writer';

/** A manifest on its way to a file. */
export interface OutputDocument {
  readonly manifest: JsonObject;
  /** The construct that it is made of. */
  readonly origin: string;
}

/** Where files are written to. */
export interface OutputSink {
  write(path: string, text: string): void;
  makeFolder(path: string): void;
}

/** Where a manifest has been written to. */
export interface WrittenDocument extends OutputDocument {
  readonly text: string;
  /** The path of the file within the output folder. */
  readonly file: string;
  /** The line of the file in which it begins, from 1. */
  readonly line: number;
}

/** How an app is divided into files. */
export interface OutputLayout {
  readonly type: YamlOutputType;
  /** Of every file, with its dot. */
  readonly extension: string;
  /** Whether the order of charts shows in the names of files. */
  readonly numbered: boolean;
}

/** Writes the charts of an app to files that are named as in cdk8s. A manifest is not needed any more once it is added. */
export class OutputFiles {
  /** Where everything was written, if that is to be known. */
  public readonly documents: WrittenDocument[] = [];
  /** The constructs that files are made of. */
  private readonly sources = new Map<string, string>();
  private readonly app: OutputText;
  private charts = 0;

  /** @param traced whether it is to be known where everything was written */
  constructor(
    private readonly sink: OutputSink,
    private readonly layout: OutputLayout,
    private readonly traced: boolean,
  ) {
    this.app = new OutputText(`app${layout.extension}`);
  }

  /**
   * Adds the next chart.
   *
   * @throws if two objects or charts would get one file, of which cdk8s keeps the last
   */
  public add(chart: Chart, documents: Iterable<OutputDocument>): void {
    const number = this.charts++;
    switch (this.layout.type) {
      case YamlOutputType.FILE_PER_APP:
        this.append(this.app, documents);
        break;
      case YamlOutputType.FILE_PER_CHART:
        this.writeFile(chart.node.path, this.nameOf(chart, number) + this.layout.extension, documents);
        break;
      case YamlOutputType.FILE_PER_RESOURCE:
        this.writeResources('', documents);
        break;
      case YamlOutputType.FOLDER_PER_CHART_FILE_PER_RESOURCE: {
        const folder = this.nameOf(chart, number);
        this.sink.makeFolder(folder);
        // two charts may share a folder, as in cdk8s
        this.writeResources(folder, documents);
        break;
      }
    }
  }

  /** Writes what could not be written before the last chart was there. */
  public end(): void {
    if (this.layout.type === YamlOutputType.FILE_PER_APP && this.charts > 0) {
      this.sink.write(this.app.file, this.app.text);
    }
  }

  private writeResources(folder: string, documents: Iterable<OutputDocument>): void {
    for (const document of documents) {
      const { kind, metadata } = document.manifest;
      const name = `${String(kind)}.${String(objectIn({ metadata }, 'metadata')?.name)}`;
      const file = path.join(folder, name.replace(/[^0-9a-zA-Z-_.]/g, '') + this.layout.extension);
      this.writeFile(document.origin, file, [document]);
    }
  }

  private writeFile(source: string, file: string, documents: Iterable<OutputDocument>): void {
    const other = this.sources.get(file);
    if (other !== undefined) {
      throw new Error(
        `"${other}" and "${source}" would both be written to ${file}; give one another name, or choose ` +
          'YamlOutputType.FILE_PER_CHART',
      );
    }
    this.sources.set(file, source);
    const output = new OutputText(file);
    this.append(output, documents);
    this.sink.write(file, output.text);
  }

  private append(output: OutputText, documents: Iterable<OutputDocument>): void {
    for (const { manifest, origin } of documents) {
      const text = writeYaml(manifest);
      const line = output.add(text, this.traced);
      if (this.traced) {
        this.documents.push({ manifest, origin, text, file: output.file, line });
      }
    }
  }

  private nameOf(chart: Chart, number: number): string {
    const name = Names.toDnsLabel(chart);
    return this.layout.numbered ? `${String(number).padStart(4, '0')}-${name}` : name;
  }
}

/** The documents of one text. */
export function yamlText(documents: Iterable<Pick<OutputDocument, 'manifest'>>): string {
  const output = new OutputText('');
  for (const { manifest } of documents) {
    output.add(writeYaml(manifest), false);
  }
  return output.text;
}

class OutputText {
  public text = '';
  private lines = 0;
  private isEmpty = true;

  constructor(public readonly file: string) {}

  /** @returns the line in which the document begins, if lines are counted */
  public add(document: string, counted: boolean): number {
    this.text += this.isEmpty ? document : `---\n${document}`;
    const line = this.lines + (this.isEmpty ? 1 : 2);
    this.isEmpty = false;
    if (counted) {
      this.lines = line - 1 + lineBreaksIn(document);
    }
    return line;
  }
}

function lineBreaksIn(text: string): number {
  let count = 0;
  for (let index = text.indexOf('\n'); index >= 0; index = text.indexOf('\n', index + 1)) {
    count++;
  }
  return count;
}
