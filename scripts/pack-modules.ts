/**
 * Puts compiled modules that are used together into one file: to find and open hundreds of small files takes Node longer
 * than to run what is in them. Each module runs when it is first required, as before, and its own file gives it as before.
 *
 * usage: pack-modules.ts [FOLDER]; the folder of what was compiled is `lib` unless it says otherwise
 */
import * as fs from 'node:fs';
import * as path from 'node:path';

const PROJECT = path.resolve(__dirname, '..');

/** The folder of the packs. */
const PACKS = 'packs';

/** What apps use together: modules by their paths, or all of a folder; with them comes what they load. */
const USED_TOGETHER: Readonly<Record<string, readonly string[]>> = {
  app: ['synth/app', 'synth/chart', 'posture/posture'],
  judging: [
    'posture/posture-data',
    'posture/waivers',
    'rules/catalogue',
    'network/network-report',
    'network/contract/contract-of',
    'scanners/annotate',
    'report/summary',
    'synth/output-places',
    'synth/report-folder',
  ],
  kinds: ['kinds/', 'components/', 'plus/'],
};

/** Compiled modules, by their paths in the library without ending. */
type Modules = ReadonlyMap<string, string>;

function main(lib: string): void {
  const modules = modulesIn(lib);
  const packOf = packsOf(modules);
  fs.mkdirSync(path.join(lib, PACKS), { recursive: true });
  fs.writeFileSync(path.join(lib, PACKS, 'index.js'), LOADER);
  for (const pack of Object.keys(USED_TOGETHER)) {
    const names = [...packOf.keys()].filter((name) => packOf.get(name) === pack);
    fs.writeFileSync(path.join(lib, PACKS, `${pack}.js`), packText(names, modules, packOf));
  }
  for (const [name, pack] of packOf) {
    const loader = path.posix.relative(path.posix.dirname(name), PACKS);
    const text = `"use strict";\nmodule.exports = require("${loader}")("${pack}", "${name}");\n`;
    fs.writeFileSync(path.join(lib, `${name}.js`), text);
  }
}

/** All modules but the entry points. */
function modulesIn(lib: string): Modules {
  const files = fs
    .readdirSync(lib, { recursive: true, encoding: 'utf8' })
    .map((file) => file.replaceAll(path.sep, '/'));
  const names = files.filter((file) => /\/.*\.js$/.test(file) && !file.startsWith(`${PACKS}/`));
  const modules = names.map((file): [string, string] => [
    file.replace(/\.js$/, ''),
    fs.readFileSync(path.join(lib, file), 'utf8'),
  ]);
  if (modules.some(([, text]) => text.includes(`/${PACKS}")(`))) {
    throw new Error(`the modules in "${lib}" are packed already; compile them again`);
  }
  return new Map(modules);
}

/** In which pack each module is. What several uses need is in that of all apps. */
function packsOf(modules: Modules): Map<string, string> {
  const packs = new Map<string, string>();
  for (const [use, entries] of Object.entries(USED_TOGETHER)) {
    const first = [...modules.keys()].filter((name) =>
      entries.some((entry) => (entry.endsWith('/') ? name.startsWith(entry) : name === entry)),
    );
    for (const name of loadedWith(first, modules)) {
      packs.set(name, packs.has(name) ? 'app' : use);
    }
  }
  return packs;
}

/** Some modules, and all that they load when they are loaded. */
function loadedWith(names: readonly string[], modules: Modules): Set<string> {
  const loaded = new Set<string>();
  const pending = [...names];
  for (let name = pending.pop(); name !== undefined; name = pending.pop()) {
    const text = modules.get(name);
    if (text !== undefined && !loaded.has(name)) {
      loaded.add(name);
      // imports stand at the beginning of lines; a require inside of a function is there to load nothing yet
      const imports = text.matchAll(/^(?:(?:const|var) \w+ = (?:__\w+\()?|__exportStar\()require\("(\.[^"]+)"\)/gm);
      pending.push(...[...imports].map(([, specifier]) => path.posix.join(name!, '..', specifier)));
    }
  }
  return loaded;
}

function packText(names: readonly string[], modules: Modules, packOf: ReadonlyMap<string, string>): string {
  const functions = names.map((name) => {
    const folder = path.posix.dirname(name);
    const text = modules
      .get(name)!
      .replace(/\b__dirname\b/g, `require("path").join(__dirname, "../${folder}")`)
      .replace(/\brequire\((["'])(\.[^"']+)\1\)/g, (_, __, specifier: string) => {
        const required = path.posix.join(folder, specifier);
        const pack = packOf.get(required);
        return pack ? `load("${pack}", "${required}")` : `require("../${required}")`;
      });
    // the parentheses have V8 compile the function with the file, which otherwise it would read twice
    return `exports["${name}"] = (function (exports) {\n${text}});\n`;
  });
  return inAscii(`"use strict";\nconst load = require(".");\n${functions.join('')}`);
}

/** One other character has V8 keep, and read, the whole file at twice its size. */
function inAscii(text: string): string {
  return text.replace(/[^\0-\x7f]/g, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

/** Each pack is named by a literal, so that what bundles apps finds it. */
const LOADER = `"use strict";
// written by scripts/pack-modules.ts, like all files beside this one
const packs = {
${Object.keys(USED_TOGETHER)
  .map((pack) => `  ${pack}: () => require("./${pack}"),`)
  .join('\n')}
};
const loaded = new Map();
module.exports = function load(pack, name) {
  let exported = loaded.get(name);
  if (!exported) {
    exported = {};
    loaded.set(name, exported);
    try {
      packs[pack]()[name](exported);
    } catch (error) {
      loaded.delete(name);
      throw error;
    }
  }
  return exported;
};
`;

main(path.resolve(process.argv[2] ?? path.join(PROJECT, 'lib')));
