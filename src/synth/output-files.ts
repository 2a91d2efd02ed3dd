import * as path from 'path';
import { Chart, Names, Yaml, YamlOutputType } from 'cdk8s';
import { JsonObject, objectIn } from '../manifest/json';
import type { Synthesis } from './synthesis';

/** A file or folder of the output, by its path within the output folder. */
export interface OutputFile {
  readonly path: string;
  /** What is written; undefined makes it a folder. */
  readonly text: string | undefined;
  /** Where each of its documents comes from. */
  readonly origins?: readonly string[];
}

/**
 * The files that an app is written to, named as in cdk8s.
 *
 * @param extension of every file, with its dot
 * @throws if two objects or charts would get one file, of which cdk8s keeps the last
 */
export function outputFiles(synthesis: Synthesis, type: YamlOutputType, extension: string): OutputFile[] {
  const { charts } = synthesis;
  switch (type) {
    case YamlOutputType.FILE_PER_APP:
      return charts.length === 0
        ? []
        : [
            {
              path: `app${extension}`,
              text: yamlText(charts.flatMap(({ manifests }) => manifests)),
              origins: charts.flatMap(originsOf),
            },
          ];
    case YamlOutputType.FILE_PER_CHART:
      return withoutClashes(
        charts.map((rendered, index) => ({
          path: chartName(rendered.chart, index, synthesis) + extension,
          text: yamlText(rendered.manifests),
          source: rendered.chart.node.path,
          origins: originsOf(rendered),
        })),
      );
    case YamlOutputType.FILE_PER_RESOURCE:
      return withoutClashes(charts.flatMap((chart) => resourceFiles(chart, '', extension)));
    case YamlOutputType.FOLDER_PER_CHART_FILE_PER_RESOURCE:
      return charts.flatMap((chart, index) => {
        const folder = chartName(chart.chart, index, synthesis);
        return [{ path: folder, text: undefined }, ...withoutClashes(resourceFiles(chart, folder, extension))];
      });
    default:
      return [];
  }
}

/** The names of all objects with the paths of their constructs, which `cdk8s synth` reads for its validations. */
export function constructMetadataFile({ charts }: Synthesis): OutputFile {
  const resources: { [name: string]: { path: string } } = {};
  for (const { name, node } of charts.flatMap(({ objects }) => objects)) {
    resources[name] = { path: node.path };
  }
  return { path: 'construct-metadata.json', text: JSON.stringify({ version: '1.0.0', resources }) };
}

/** The documents of one file. */
export function yamlText(manifests: readonly JsonObject[]): string {
  return manifests.map((manifest) => Yaml.stringify(manifest)).join('---\n');
}

interface SourcedFile extends OutputFile {
  /** The construct that it is made of. */
  readonly source: string;
}

function resourceFiles(
  { subjects, manifests }: Synthesis['charts'][number],
  folder: string,
  extension: string,
): SourcedFile[] {
  return manifests.map((manifest, index) => {
    const name = `${String(manifest.kind)}.${String(objectIn(manifest, 'metadata')?.name)}`;
    return {
      path: path.join(folder, name.replace(/[^0-9a-zA-Z-_.]/g, '') + extension),
      text: yamlText([manifest]),
      source: subjects[index].resource.origin,
      origins: [subjects[index].resource.origin],
    };
  });
}

function originsOf({ subjects }: Synthesis['charts'][number]): string[] {
  return subjects.map(({ resource }) => resource.origin);
}

function chartName(chart: Chart, index: number, { hasDependantCharts }: Synthesis): string {
  const name = Names.toDnsLabel(chart);
  return hasDependantCharts ? `${String(index).padStart(4, '0')}-${name}` : name;
}

function withoutClashes(files: SourcedFile[]): OutputFile[] {
  const sources = new Map<string, string>();
  for (const file of files) {
    const other = sources.get(file.path);
    if (other !== undefined) {
      throw new Error(
        `"${other}" and "${file.source}" would both be written to ${file.path}; give one another name, or choose ` +
          'YamlOutputType.FILE_PER_CHART',
      );
    }
    sources.set(file.path, file.source);
  }
  return files;
}
