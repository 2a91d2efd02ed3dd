import * as fs from 'node:fs';
import * as path from 'node:path';
import * as ts from 'typescript';
import { PROJECT } from '../command';

/**
 * Makes JavaScript of the library and of the programs of this part, so that a process starts as fast as one of a user
 * of the package.
 *
 * @returns the folder of the programs
 */
export function compiledPrograms(folder: string): string {
  for (const part of ['src', 'conformance/kills', 'test/support']) compile(part, folder);
  fs.copyFileSync(path.join(PROJECT, 'package.json'), path.join(folder, 'package.json'));
  fs.symlinkSync(path.join(PROJECT, 'node_modules'), path.join(folder, 'node_modules'));
  return path.join(folder, 'conformance', 'kills');
}

function compile(part: string, folder: string): void {
  const compilerOptions = { module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ES2022, esModuleInterop: true };
  for (const file of fs.readdirSync(path.join(PROJECT, part), { recursive: true, encoding: 'utf8' })) {
    if (!file.endsWith('.ts')) continue;
    const source = fs.readFileSync(path.join(PROJECT, part, file), 'utf8');
    const target = path.join(folder, part, file.replace(/\.ts$/, '.js'));
    fs.mkdirSync(path.dirname(target), { recursive: true });
    fs.writeFileSync(target, ts.transpileModule(source, { compilerOptions }).outputText);
  }
}
