import { execFileSync } from 'child_process';
import * as fs from 'fs';
import * as path from 'path';
import * as ts from 'typescript';

const ROOT = path.resolve(__dirname, '../..');

/** Compiles the library to `lib` in a folder, which finds the same packages as this project. */
export function compileLibrary(folder: string): void {
  fs.symlinkSync(path.join(ROOT, 'node_modules'), path.join(folder, 'node_modules'));
  fs.copyFileSync(path.join(ROOT, 'package.json'), path.join(folder, 'package.json'));
  compileTo(path.join(folder, 'lib'));
}

/** Runs one of the scripts that change what jsii has compiled. */
export function runScript(name: string, lib: string): void {
  const scripts = path.join(ROOT, 'scripts');
  const tsx = path.join(ROOT, 'node_modules', '.bin', 'tsx');
  execFileSync(tsx, ['--tsconfig', path.join(scripts, 'tsconfig.json'), path.join(scripts, name), lib]);
}

/** What jsii makes of the sources, but for checks and for what only other languages need. */
function compileTo(lib: string): void {
  const sources = path.join(ROOT, 'src');
  const { config } = ts.readConfigFile(path.join(ROOT, 'tsconfig.json'), ts.sys.readFile);
  const { options } = ts.convertCompilerOptionsFromJson(config.compilerOptions, ROOT);
  const compilerOptions = { ...options, module: ts.ModuleKind.CommonJS, moduleResolution: undefined };
  for (const name of fs.readdirSync(sources, { recursive: true, encoding: 'utf8' })) {
    if (name.endsWith('.ts')) {
      const target = path.join(lib, name.replace(/\.ts$/, '.js'));
      const { outputText } = ts.transpileModule(fs.readFileSync(path.join(sources, name), 'utf8'), { compilerOptions });
      fs.mkdirSync(path.dirname(target), { recursive: true });
      fs.writeFileSync(target, outputText);
    }
  }
}
