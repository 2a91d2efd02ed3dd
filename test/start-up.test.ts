import { execSync, spawnSync } from 'child_process';
import * as fs from 'fs';
import * as os from 'os';
import * as path from 'path';
import * as library from '../src';
import { compileLibrary, runScript } from './support/compiled-library';
import { filesIn, goldenOf } from './support/examples';

const ROOT = path.resolve(__dirname, '..');

let folder: string;

// Apps load lazily only what is published, so this is about a copy of the library that is compiled as for users: as single
// modules, by which is told what is loaded, and as it is published.
beforeAll(() => {
  folder = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), 'start-up-')));
  compileLibrary(folder);
  runScript('lazy-exports.ts', path.join(folder, 'lib'));
  fs.cpSync(path.join(folder, 'lib'), path.join(folder, 'published', 'lib'), { recursive: true });
  fs.copyFileSync(path.join(folder, 'package.json'), path.join(folder, 'published', 'package.json'));
  runScript('pack-modules.ts', path.join(folder, 'published', 'lib'));
}, 60_000);

afterAll(() => fs.rmSync(folder, { recursive: true, force: true }));

const IMPORT = "const { App, Chart, Posture } = require('./lib');";
const OBJECT = "new ApiObject(new Chart(app, 'shop'), 'config', { apiVersion: 'v1', kind: 'ConfigMap' });";

// what each costs is paid by those who use it
const KINDS = ['cdk8s-plus-28', 'lib/kinds', 'lib/components', 'lib/custom-resources', 'lib/connections'];
const RULES = ['lib/rules', 'lib/scanners', 'ipaddr.js'];
const NETWORK = ['lib/network/proof', 'lib/network/reachability', 'lib/network/contract', 'lib/network/network-report'];
const REPORTS = ['lib/report/summary', 'lib/report/text', 'lib/report/json', 'lib/report/sarif', 'lib/report/markdown'];
const INPUT = [
  'lib/yaml/reader',
  'lib/yaml/positions',
  'js-yaml',
  'fast-json-patch',
  'lib/synth/include',
  'lib/synth/helm',
  'lib/synth/kustomize',
];
const COMMAND = ['lib/cli', 'commander', 'picocolors'];

describe('loads', () => {
  test('only itself and cdk8s for App, Chart and Posture', () => {
    const loaded = loadedBy(IMPORT);
    expect(loaded).toEqual(
      expect.arrayContaining(['lib/synth/app', 'lib/synth/chart', 'lib/posture/posture', 'cdk8s']),
    );
    expect(among(loaded, KINDS, RULES, NETWORK, REPORTS, INPUT, COMMAND)).toEqual([]);
    expect(packagesOf(loaded)).toEqual(['cdk8s', 'constructs']);
  });

  test('nothing more to write objects under a posture of none', () => {
    const loaded = loadedBy(`${IMPORT}
      const { ApiObject } = require('cdk8s');
      const app = new App({ outdir: 'dist/none', posture: Posture.none() });
      ${OBJECT}
      app.synth();
      if (!require('fs').existsSync('dist/none/shop.k8s.yaml')) throw new Error('nothing was written');`);
    expect(among(loaded, KINDS, RULES, NETWORK, REPORTS, INPUT, COMMAND)).toEqual([]);
    expect(packagesOf(loaded)).toEqual(['cdk8s', 'constructs']);
  });

  test('no rules to choose a posture whose rules are as they are', () => {
    const loaded = loadedBy(`${IMPORT}
      new App({ posture: Posture.restricted({ targetVersion: '1.33', userId: 1000 }) });`);
    expect(among(loaded, ['lib/rules/catalogue'], KINDS, REPORTS, INPUT, COMMAND)).toEqual([]);
  });

  test.each([
    ['a posture that changes one', "Posture.restricted({ severities: { 'image-digest-pinned': 'error' } })"],
    ['a waiver of one', "waive('image-digest-pinned')"],
    ['an object that is judged', `const app = new App(); ${OBJECT} app.charts[0].toJson();`],
  ])('the rules for %s', (_, code) => {
    const loaded = loadedBy(`${IMPORT}
      const { ApiObject } = require('cdk8s');
      const waive = (rule) => require('./lib').Waivers.of(new App()).add({ rule, reason: 'r', owner: 'o', expires: '2999-01-01' });
      ${code}`);
    expect(loaded).toContain('lib/rules/catalogue');
    expect(among(loaded, KINDS, REPORTS, ['lib/yaml/reader', 'js-yaml'])).toEqual([]);
  });

  test('formats of reports, and positions in YAML, when an app was judged', () => {
    const loaded = loadedBy(`${IMPORT}
      const { ApiObject } = require('cdk8s');
      const app = new App({ outdir: 'dist/judged' });
      ${OBJECT}
      app.synth();`);
    expect(loaded).toEqual(expect.arrayContaining(REPORTS));
    expect(among(loaded, KINDS, ['commander', 'lib/cli', 'lib/synth/include'])).toEqual([]);
  });

  test('cdk8s-plus with the first kind', () => {
    const loaded = loadedBy("const { ConfigMap } = require('./lib'); ConfigMap;");
    expect(loaded).toEqual(expect.arrayContaining(['cdk8s-plus-28', 'lib/kinds/config-map']));
    expect(among(loaded, RULES, REPORTS, COMMAND, ['lib/components', 'lib/custom-resources', 'js-yaml'])).toEqual([]);
  });

  test('what reads YAML with Include', () => {
    const loaded = loadedBy("const { Include } = require('./lib'); Include;");
    expect(loaded).toEqual(expect.arrayContaining(['lib/yaml/reader', 'js-yaml']));
    expect(among(loaded, KINDS, ['lib/rules/catalogue'], REPORTS, COMMAND)).toEqual([]);
  });

  test('nothing of the command for the validation of cdk8s-cli', () => {
    const loaded = loadedBy("const { BulkheadValidation } = require('./lib'); BulkheadValidation;");
    expect(packagesOf(loaded)).toEqual([]);
    expect(loaded).toEqual(['lib/cli/validation', 'lib/index']);
  });
});

describe('the index', () => {
  test('has all that its source exports', () => {
    const compiled: string[] = JSON.parse(
      run(`const library = require('./lib');
        const absent = Object.keys(library).filter((name) => library[name] === undefined);
        if (absent.length > 0) throw new Error(absent.join());
        console.log(JSON.stringify(Object.keys(library)));`),
    );
    expect(compiled.sort()).toEqual(Object.keys(library).sort());
  });

  test('gives the same class whenever it is asked, and to whom', () => {
    const code = `const library = require('./lib');
      const first = library.App;
      console.log(first === library.App && first === { ...library }.App && first === require('./lib/synth/app').App);`;
    expect(run(code)).toBe('true\n');
  });

  test.each(['index', 'plus'])(
    'lets tests replace what lib/%s exports, also for a module that exports all of it anew',
    (entry) => {
      const code = `
      const library = require('./lib/${entry}');
      // as TypeScript compiles \`export * from\`
      const anew = {};
      for (const name of Object.keys(library)) {
        Object.defineProperty(anew, name, Object.getOwnPropertyDescriptor(library, name));
      }
      const { Deployment } = anew;
      class Other {}
      Object.defineProperty(library, 'Deployment', { value: Other });
      Object.defineProperty(library, 'Service', { value: Other });
      const seen = [Deployment.name, library.Deployment, library.Service, anew.Deployment, anew.Service, library.Service];
      console.log(seen.map((each) => each.name ?? each).join());`;
      expect(run(code)).toBe('Deployment,Other,Other,Other,Other,Other\n');
    },
  );

  test.each(['lib', 'published/lib'])('can be imported by name from an ECMAScript module, in %s', (lib) => {
    fs.writeFileSync(
      path.join(folder, 'main.mjs'),
      `import { App, Chart, ContractPeers, Posture, WebService } from './${lib}/index.js';
       import * as library from './${lib}/index.js';
       console.log([App, Chart, ContractPeers, Posture, WebService].map(({ name }) => name).join());
       console.log(Object.keys(library).filter((name) => !['default', '__esModule', 'module.exports'].includes(name)).length);`,
    );
    const count = run("console.log(Object.keys(require('./lib')).length)");
    expect(node(['main.mjs'])).toBe(`App,Chart,ContractPeers,Posture,WebService\n${count}`);
  });
});

describe('what is published', () => {
  test('gives of every module what it gave', () => {
    const code = `
      const fs = require('fs');
      const names = fs.readdirSync('lib', { recursive: true }).filter((name) => name.endsWith('.js') && name !== 'cli/bulkhead.js');
      const exported = (folder, name) => Object.entries(require('./' + folder + '/' + name)).map(([key, value]) => key + typeof value + value?.length).sort();
      const different = names.filter((name) => exported('lib', name).join() !== exported('published/lib', name).join());
      console.log(JSON.stringify({ different, some: names.length > 500 }));`;
    expect(JSON.parse(run(code))).toEqual({ different: [], some: true });
  });

  test('runs each module once, however it is reached', () => {
    const code = `
      const { App, Deployment } = require('./published/lib');
      const same = [
        App === require('./published/lib/synth/app').App,
        Deployment === require('./published/lib/kinds/deployment').Deployment,
        Deployment === require('./published/lib/plus').Deployment,
        Object.getPrototypeOf(App) === require('cdk8s').App,
      ];
      console.log(same.join());`;
    expect(run(code)).toBe('true,true,true,true\n');
  });

  test.each([
    ['an app without rules', '', "new App({ outdir: 'dist/none', posture: Posture.none() })", ['app']],
    ['an app that is judged', '', "new App({ outdir: 'dist/judged' })", ['app', 'judging']],
    ['usual kinds without rules', 'Deployment', 'new App({ posture: Posture.none() })', ['app', 'kinds']],
    ['components without rules', 'Worker', 'new App({ posture: Posture.none() })', ['app', 'components', 'kinds']],
    ['other kinds without rules', 'LimitRange', 'new App({ posture: Posture.none() })', ['app', 'kinds', 'more-kinds']],
  ])('needs few files for %s', (_, kind, app, packs) => {
    const loaded = loadedBy(`
      const { App, Chart, Posture } = require('./published/lib');
      const { ApiObject } = require('cdk8s');
      const app = ${app};
      ${kind ? `require('./published/lib').${kind};` : `${OBJECT} app.synth();`}`);
    expect(loaded.filter((name) => name.startsWith('published/lib/'))).toEqual(
      ['index', ...[...packs, 'index'].sort().map((pack) => `packs/${pack}`)].map((name) => `published/lib/${name}`),
    );
  });

  test('brings no package for kinds that cdk8s-plus does not bring', () => {
    const loaded = loadedBy("require('./published/lib').Deployment;");
    expect(packagesOf(loaded)).toEqual(packagesOf(loadedBy("require('cdk8s-plus-28');")));
  });
});

test('the documented cdk8s.yaml runs an app, whose types nobody checks, and which renders the same', () => {
  const app = path.join(folder, 'quick-start');
  fs.mkdirSync(path.join(app, 'node_modules'), { recursive: true });
  fs.symlinkSync(path.join(folder, 'published'), path.join(app, 'node_modules', 'cdk8s-bulkhead'));
  const example = path.join(ROOT, 'examples', 'quick-start');
  const main = fs.readFileSync(path.join(example, 'main.ts'), 'utf8');
  fs.writeFileSync(path.join(app, 'main.ts'), `${main}\nconst unchecked: string = 1;\n`);
  const [, command] = /^app: (.*)$/m.exec(fs.readFileSync(path.join(example, 'cdk8s.yaml'), 'utf8'))!;
  execSync(command, { cwd: app, env: { ...process.env, CDK8S_OUTDIR: 'dist' }, stdio: 'pipe' });
  expect(filesIn(path.join(app, 'dist'))).toEqual(filesIn(goldenOf('quick-start')));
});

test('nothing happens when anything is loaded: no file, variable, global or listener is touched', () => {
  expect(JSON.parse(run(OBSERVED))).toEqual({
    files: [],
    variables: [],
    changed: [],
    active: [],
    modules: expect.any(Number),
  });
});

/** Loads every module of the library but the command itself, and tells what has happened meanwhile. */
const OBSERVED = `
  const fs = require('fs');
  const path = require('path');
  const LIB = path.resolve('lib') + path.sep;
  const files = [];
  const variables = [];

  // whoever calls, but for what is watching here and for what loads modules
  const caller = () => new Error().stack.split('\\n').slice(3).find((line) => !line.includes('[eval]')) ?? '';
  for (const [name, original] of Object.entries(fs)) {
    if (typeof original === 'function' && !/^[A-Z_]/.test(name)) {
      fs[name] = function (...args) {
        if (caller().includes(LIB)) files.push(name + ' in ' + caller());
        return original.apply(this, args);
      };
    }
  }
  const seen = (name) => {
    if (typeof name === 'string' && caller().includes(LIB)) variables.push(name + ' in ' + caller());
  };
  process.env = new Proxy(process.env, {
    get: (env, name) => (seen(name), env[name]),
    has: (env, name) => (seen(name), name in env),
  });

  const WATCHED = {
    globalThis, process, console, Object, Array, String, Number, Date, Error, Map, Set, Promise, RegExp, JSON, Math, Function,
    Module: require('module'),
  };
  const state = () => new Map(Object.entries(WATCHED).flatMap(([name, object]) =>
    [[name, object], [name + '.prototype', object.prototype ?? {}]].flatMap(([where, watched]) =>
      Reflect.ownKeys(watched).map((key) => {
        const { value, get } = Object.getOwnPropertyDescriptor(watched, key);
        return [where + '.' + String(key), value ?? get];
      }))));
  const active = () => [...process.getActiveResourcesInfo(), ...process.eventNames().map(String)].sort();

  [process.stdout, process.stderr].forEach(({ isTTY }) => isTTY); // looking at them opens them
  const before = state();
  const activeBefore = active();
  const names = fs.readdirSync('lib', { recursive: true }).filter((name) => name.endsWith('.js') && name !== 'cli/bulkhead.js');
  for (const name of names) Object.values(require(LIB + name));
  const after = state();
  console.log(JSON.stringify({
    files,
    variables,
    changed: [...new Set([...before.keys(), ...after.keys()])].filter((key) => !Object.is(before.get(key), after.get(key))),
    active: active().filter((each) => !activeBefore.includes(each)),
    modules: names.length,
  }));`;

/** The modules that some code loads: ours by their paths without ending, others by the names of their packages. */
function loadedBy(code: string): string[] {
  const report = `process.on('exit', () => console.log(JSON.stringify(Object.keys(require.cache))));`;
  const files: string[] = JSON.parse(run(`${report}\n${code}`));
  const names = files.map(
    (file) =>
      // of a package in the folder of another one, the other one
      /node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(file)?.[1] ?? path.relative(folder, file).replace(/\.js$/, ''),
  );
  return [...new Set(names)].sort();
}

/** The loaded modules that are among some: by name, or by a folder. */
function among(loaded: readonly string[], ...lists: readonly string[][]): string[] {
  return loaded.filter((name) => lists.flat().some((listed) => name === listed || name.startsWith(`${listed}/`)));
}

function packagesOf(loaded: readonly string[]): string[] {
  return loaded.filter((name) => !/^(published\/)?lib\//.test(name));
}

function run(code: string): string {
  return node(['-e', code]);
}

function node(args: string[]): string {
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { cwd: folder, encoding: 'utf8' });
  if (status !== 0) {
    throw new Error(stderr);
  }
  return stdout;
}
