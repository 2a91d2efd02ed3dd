import * as fs from 'node:fs';
import * as path from 'node:path';
import { PROJECT } from '../command';

export const EXAMPLES = path.join(PROJECT, 'examples');

/** The one that `cdk8s synth` renders, as cdk8s.yaml says; its golden is what clusters pull. */
export const APP_OF_CDK8S = 'online-boutique';

/** The names of all examples: their folders. An app of several repositories has a folder for each of them. */
export function exampleNames(): string[] {
  return fs
    .readdirSync(EXAMPLES, { recursive: true, encoding: 'utf8' })
    .filter((file) => path.basename(file) === 'main.ts')
    .map((file) => path.dirname(file))
    .sort();
}

/** The folder of the manifests that are committed for an example. */
export function goldenOf(name: string): string {
  return name === APP_OF_CDK8S ? path.join(PROJECT, 'dist', 'manifests') : path.join(EXAMPLES, name, 'manifests');
}
