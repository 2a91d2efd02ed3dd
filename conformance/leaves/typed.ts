import * as path from 'node:path';
import * as ts from 'typescript';
import type { Outcome } from './outcome';

const FILE = path.join(__dirname, 'overrides.ts'); // exists in memory alone
const OPTIONS: ts.CompilerOptions = {
  module: ts.ModuleKind.CommonJS,
  noEmit: true,
  skipLibCheck: true,
  strict: true,
  target: ts.ScriptTarget.ES2022,
  types: [],
};

/** What the compiler says of the overrides that are not of the types of lib/k8s, by the places of the outcomes. */
export function typeFaults(outcomes: readonly Outcome[]): Map<number, string> {
  const lines = outcomes.map(
    ({ kind, overrides }, index) => `export const _${index} = ${JSON.stringify(overrides)} satisfies k8s.${kind};`,
  );
  const program = ts.createProgram(
    [FILE],
    OPTIONS,
    host(["import type * as k8s from '../../src/k8s';", ...lines].join('\n')),
  );
  const faults = new Map<number, string>();
  for (const { file, start, messageText } of ts.getPreEmitDiagnostics(program)) {
    const line = file && start !== undefined ? file.getLineAndCharacterOfPosition(start).line : 0;
    faults.set(line - 1, ts.flattenDiagnosticMessageText(messageText, ' '));
  }
  return faults;
}

function host(text: string): ts.CompilerHost {
  const real = ts.createCompilerHost(OPTIONS);
  return {
    ...real,
    fileExists: (name) => name === FILE || real.fileExists(name),
    readFile: (name) => (name === FILE ? text : real.readFile(name)),
    getSourceFile: (name, version) =>
      name === FILE ? ts.createSourceFile(name, text, version) : real.getSourceFile(name, version),
  };
}
