import * as fs from 'node:fs';
import * as path from 'node:path';
import { installed, PROJECT, run } from '../command';
import type { Tally } from '../tally';

/** Where each language has the class App. */
const APP: Readonly<Record<string, RegExp>> = {
  python: /\/__init__\.py$/,
  java: /\/App\.java$/,
  dotnet: /\/App\.cs$/,
  go: /\/App\.go$/,
};

/** Generates, but does not compile, the bindings of every language. */
export function checkBindings(tally: Tally, folder: string): void {
  run(installed('jsii-pacmak'), ['--code-only', '--outdir', folder]);
  const { targets } = JSON.parse(fs.readFileSync(path.join(PROJECT, 'package.json'), 'utf8')).jsii;
  for (const language of Object.keys(targets)) {
    tally.check(`the ${language} bindings have App`, () => {
      const files = fs.readdirSync(path.join(folder, language), { recursive: true, encoding: 'utf8' });
      const texts = files
        .filter((file) => APP[language].test(`/${file}`))
        .map((file) => fs.readFileSync(path.join(folder, language, file), 'utf8'));
      if (!texts.some((text) => /\b(class App|type App interface)\b/.test(text))) {
        throw new Error(`none in ${files.length} files`);
      }
      return `${files.length} files`;
    });
  }
}
