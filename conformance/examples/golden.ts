import * as fs from 'node:fs';
import * as path from 'node:path';
import { PROJECT } from '../command';

export const EXAMPLES = path.join(PROJECT, 'examples');

/** The one that `cdk8s synth` renders, as cdk8s.yaml says; its golden is what clusters pull. */
export const APP_OF_CDK8S = 'online-boutique';

/** The names of all examples. */
export function exampleNames(): string[] {
  return fs.readdirSync(EXAMPLES).filter((name) => fs.existsSync(path.join(EXAMPLES, name, 'main.ts')));
}

/** The folder of the manifests that are committed for an example. */
export function goldenOf(name: string): string {
  return name === APP_OF_CDK8S ? path.join(PROJECT, 'dist', 'manifests') : path.join(EXAMPLES, name, 'manifests');
}
