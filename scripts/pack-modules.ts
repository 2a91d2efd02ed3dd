/**
 * Puts compiled modules that are used together into one file: to find and open hundreds of small files takes Node longer
 * than to run what is in them. Each module runs when it is first required, as before, and its own file gives it as before.
 *
 * usage: pack-modules.ts [FOLDER]; the folder of what was compiled is `lib` unless it says otherwise
 */
import * as fs from 'node:fs';
import * as path from 'node:path';
import * as ipaddr from 'ipaddr.js';
import { ENTRIES } from './packs/entries';
import { LAZILY } from './packs/lazy-text';
import { moduleText } from './packs/module-text';
import { Modules, PACKS, packsOf } from './packs/pack';

const PROJECT = path.resolve(__dirname, '..');

/** The folder of the packs. */
const FOLDER = 'packs';

/** In which pack each module is. */
type PackOf = ReadonlyMap<string, string>;

function main(lib: string): void {
  const modules = modulesIn(lib);
  const packOf = packsOf(modules);
  const write = (name: string, text: string) => fs.writeFileSync(path.join(lib, `${name}.js`), text);
  fs.mkdirSync(path.join(lib, FOLDER), { recursive: true });
  write(`${FOLDER}/index`, LOADER);
  for (const pack of Object.keys(PACKS)) {
    const names = [...packOf.keys()].filter((name) => packOf.get(name) === pack);
    write(`${FOLDER}/${pack}`, packText(names, modules, packOf));
  }
  for (const [name, pack] of packOf) {
    const loader = path.posix.relative(path.posix.dirname(name), FOLDER);
    write(name, `"use strict";\nmodule.exports = require("${loader}")("${pack}", "${name}");\n`);
  }
  for (const entry of ENTRIES) {
    write(entry, entryText(fs.readFileSync(path.join(lib, `${entry}.js`), 'utf8'), packOf));
  }
}

/** All modules but the entry points. */
function modulesIn(lib: string): Modules {
  const files = fs
    .readdirSync(lib, { recursive: true, encoding: 'utf8' })
    .map((file) => file.replaceAll(path.sep, '/'));
  const names = files.filter((file) => /\/.*\.js$/.test(file) && !file.startsWith(`${FOLDER}/`));
  const modules = names.map((file): [string, string] => [
    file.replace(/\.js$/, ''),
    fs.readFileSync(path.join(lib, file), 'utf8'),
  ]);
  if (modules.some(([, text]) => text.includes(`/${FOLDER}")(`))) {
    throw new Error(`the modules in "${lib}" are packed already; compile them again`);
  }
  return new Map(modules);
}

function packText(names: readonly string[], modules: Modules, packOf: PackOf): string {
  const texts = names.map((name) => ({ name, ...moduleText(modules.get(name)!) }));
  const helpers = new Set(texts.flatMap((text) => text.helpers));
  const functions = texts.map(({ name, body }) => {
    const folder = path.posix.dirname(name);
    const text = withLazyPackages(body)
      .replace(/\b__dirname\b/g, `require("path").join(__dirname, "../${folder}")`)
      .replace(/\brequire\((["'])(\.[^"']+)\1\)/g, (_, __, specifier: string) => {
        const required = path.posix.join(folder, specifier);
        return loading(required, packOf) ?? `require("../${required}")`;
      });
    // the parentheses have V8 compile the function with the file, which otherwise it would read twice
    return `exports["${name}"] = (function (exports) {\n${text}});\n`;
  });
  return inAscii(`"use strict";\nconst load = require("./index.js");\n${[...helpers, ...functions].join('\n')}`);
}

/** What gives a module of a pack; undefined where it has a file of its own. */
function loading(name: string, packOf: PackOf): string | undefined {
  const pack = packOf.get(name);
  return pack && `load("${pack}", "${name}")`;
}

/** An entry point takes modules from their packs: each file on the way would have to be found and opened. */
function entryText(text: string, packOf: PackOf): string {
  return text
    .replace(/\brequire\("\.\/([^"]+)"\)/g, (required, name: string) => loading(name, packOf) ?? required)
    .replace('"use strict";\n', `"use strict";\nconst load = require("./${FOLDER}/index.js");\n`);
}

/** Bundled packages that not every app needs. What they export is known, as they come with the library. */
const PACKAGES: Readonly<Record<string, object>> = { 'ipaddr.js': ipaddr };

function withLazyPackages(text: string): string {
  return text.replace(/ = (?:__importStar\()?require\("([^"]+)"\)\)?;/g, (required, name: string) =>
    name in PACKAGES ? ` = load.packages["${name}"];` : required,
  );
}

/** One other character has V8 keep, and read, the whole file at twice its size. */
function inAscii(text: string): string {
  return text.replace(/[^\0-\x7f]/g, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

/** Each file is named by a literal, so that what bundles apps finds it. */
const LOADER = `"use strict";
// written by scripts/pack-modules.ts, like all files beside this one
const packs = {
${Object.keys(PACKS)
  .map((pack) => `  "${pack}": () => require("./${pack}.js"),`)
  .join('\n')}
};
const loaded = new Map();
// what a module exports; it was compiled from an ECMAScript module
function Exports() {}
Object.defineProperty(Exports.prototype, "__esModule", { value: true });
function load(pack, name) {
  let exported = loaded.get(name);
  if (!exported) {
    exported = new Exports();
    loaded.set(name, exported);
    try {
      packs[pack]()[name](exported);
    } catch (error) {
      loaded.delete(name);
      throw error;
    }
  }
  return exported;
}
${LAZILY}
load.packages = {
${Object.entries(PACKAGES)
  .map(([name, exported]) => `  "${name}": lazily({}, () => require("${name}"), ${JSON.stringify(namesOf(exported))}),`)
  .join('\n')}
};
module.exports = load;
`;

function namesOf(exported: object): string[] {
  return Object.keys(exported).filter((name) => name !== 'default');
}

main(path.resolve(process.argv[2] ?? path.join(PROJECT, 'lib')));
