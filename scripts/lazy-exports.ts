/**
 * Rewrites the compiled entry points so that they load each of their modules when something of it is first used. As jsii
 * compiles them, they load all at once, which costs a small app more than all that it does.
 *
 * usage: lazy-exports.ts [FOLDER]; the folder of what was compiled is `lib` unless it says otherwise
 */
import * as fs from 'node:fs';
import * as path from 'node:path';
import * as ts from 'typescript';
import { ENTRIES } from './packs/entries';
import { LAZILY } from './packs/lazy-text';

const PROJECT = path.resolve(__dirname, '..');

/** What an entry point exports, in its order. */
interface Exported {
  /** The module that it comes from: `./synth/app`, or a package, whose names are not known before it is installed. */
  readonly from: string;
  /** What is exported of it and is there when it runs; types are not. @default - everything */
  readonly names?: readonly string[];
  /** Whether it is exported by its name, and not with a star, which exports nothing that an earlier one has. */
  readonly byName: boolean;
}

function main(lib: string): void {
  for (const entry of ENTRIES) {
    const compiled = path.join(lib, `${entry}.js`);
    const before = contentOf(compiled);
    fs.writeFileSync(compiled, textOf(exportedBy(entry, lib)));
    const after = contentOf(compiled);
    const different = [...before, ...after].find(([name, value]) => before.get(name) !== after.get(name) || !value);
    if (different) {
      throw new Error(`lib/${entry}.js has another "${different[0]}" when it is lazy; export it of one module only`);
    }
  }
}

/** Everything that a module exports. */
function contentOf(file: string): Map<string, unknown> {
  delete require.cache[file];
  return new Map(Object.entries(require(file) as object));
}

/** Which modules an entry point names, and what it has of each. */
function exportedBy(entry: string, lib: string): Exported[] {
  const file = path.join(PROJECT, 'src', `${entry}.ts`);
  const source = ts.createSourceFile(file, fs.readFileSync(file, 'utf8'), ts.ScriptTarget.Latest);
  return source.statements.flatMap((statement): Exported[] => {
    if (!ts.isExportDeclaration(statement) || !statement.moduleSpecifier) {
      throw new Error(`${file} has "${statement.getText(source)}"; write exports from modules only`);
    }
    const { text: from } = statement.moduleSpecifier as ts.StringLiteral;
    if (statement.isTypeOnly) {
      return [];
    }
    if (!from.startsWith('.')) {
      return [{ from, byName: false }];
    }
    const { exportClause } = statement;
    const chosen =
      exportClause && ts.isNamedExports(exportClause) ? exportClause.elements.map(({ name }) => name.text) : undefined;
    const names = Object.keys(require(path.join(lib, from)) as object).filter((name) => chosen?.includes(name) ?? true);
    return names.length > 0 ? [{ from, names, byName: chosen !== undefined }] : [];
  });
}

function textOf(exported: readonly Exported[]): string {
  const lines = [...exported.filter(({ byName }) => byName), ...exported.filter(({ byName }) => !byName)].map(lineOf);
  const named = exported.flatMap(({ from, names }) => names ?? `...require("${from}")`);
  return `"use strict";
// written by scripts/lazy-exports.ts: each module is loaded when something of it is first used
Object.defineProperty(exports, "__esModule", { value: true });
${LAZILY}${lines.join('\n')}
// never runs: it tells ECMAScript modules what they can import by name, which Node finds out by reading
0 && (module.exports = { ${named.join(', ')} });
`;
}

/** What a package has is what is installed. */
function lineOf({ from, names }: Exported): string {
  const module = `() => require("${from}")`;
  return names
    ? `lazily(exports, ${module}, ${JSON.stringify(names)});`
    : `lazily(exports, ${module}, Object.keys(require("${from}")));`;
}

main(path.resolve(process.argv[2] ?? path.join(PROJECT, 'lib')));
