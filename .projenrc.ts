import { cdk, cdk8s, javascript, typescript, YamlFile } from 'projen';

const LINE_WIDTH = 120;

const project = new cdk8s.ConstructLibraryCdk8s({
  name: 'cdk8s-bulkhead',
  description: 'Secure-by-default, policy-proven Kubernetes manifests with cdk8s',
  keywords: ['cdk8s', 'kubernetes', 'security', 'policy', 'constructs', 'pod-security'],
  author: 'Bulkhead Authors',
  authorAddress: 'bulkhead@example.com',
  repositoryUrl: 'https://github.com/example/cdk8s-bulkhead.git',
  license: 'Apache-2.0',
  stability: cdk.Stability.EXPERIMENTAL,

  defaultReleaseBranch: 'main',
  projenrcTs: true,
  projenVersion: '~0.103.25',
  runner: typescript.TypeScriptRunner.tsx(),
  packageManager: javascript.NodePackageManager.NPM,
  minNodeVersion: '20.0.0',
  github: false,
  release: false,
  depsUpgrade: false,
  sampleCode: false,
  integrationTestAutoDiscover: false,

  jsiiVersion: '~5.9.54',
  typescriptVersion: '~5.9.3',
  validateTsconfig: cdk.ValidateTsconfig.MINIMAL,

  // what the users bring
  cdk8sVersion: '2.70.0',
  constructsVersion: '10.3.0',
  peerDeps: ['cdk8s-plus-28@^2.5.6'],
  // what jsii packs into the tarball; docs/decisions says what each replaces
  bundledDeps: ['commander@^14', 'fast-json-patch@^3.1.1', 'ipaddr.js@^2.5.0', 'js-yaml@^4', 'picocolors@^1.1.1'],
  devDeps: [
    '@microsoft/jest-sarif@1.0.0-beta.0',
    '@types/js-yaml@^4',
    'ajv@^8',
    'ajv-draft-04@^1',
    'ajv-formats@^3',
    'cdk8s-cli@^2.207.60',
    'diff@^9',
    'fast-check@^4',
    'js-yaml-5@npm:js-yaml@^5',
    'yaml@^2',
  ],

  prettier: true,
  prettierOptions: {
    settings: { printWidth: LINE_WIDTH, singleQuote: true, trailingComma: javascript.TrailingComma.ALL },
  },
  eslintOptions: {
    dirs: ['src'],
    devdirs: ['test', 'examples', 'conformance', 'bench', 'scripts'],
    commandOptions: { fix: false, extraArgs: ['--max-warnings=0'] },
    prettier: true,
  },

  jestOptions: {
    jestVersion: '^30',
    updateSnapshot: javascript.UpdateSnapshot.NEVER,
    configFilePath: 'jest.config.json',
    jestConfig: {
      collectCoverage: false,
      snapshotSerializers: ['<rootDir>/test/support/yaml-serializer.ts'],
      moduleNameMapper: { '^cdk8s-bulkhead$': '<rootDir>/src', '^cdk8s-bulkhead/lib/(.*)$': '<rootDir>/src/$1' },
    },
  },

  publishToPypi: { distName: 'cdk8s-bulkhead', module: 'cdk8s_bulkhead' },
  publishToMaven: { javaPackage: 'io.bulkhead.cdk8s', mavenGroupId: 'io.bulkhead', mavenArtifactId: 'cdk8s-bulkhead' },
  publishToNuget: { dotNetNamespace: 'Bulkhead.Cdk8s', packageId: 'Bulkhead.Cdk8s' },
  publishToGo: { moduleName: 'github.com/example/cdk8s-bulkhead-go' },
});

// Source maps inside of the files would double what is installed, and what is read at each start.
project.tsconfig!.file.addOverride('compilerOptions.inlineSourceMap', false);
project.tsconfig!.file.addOverride('compilerOptions.inlineSources', false);

// Newer releases list platform binaries that a registry may lack; then `npm ci` refuses the lock file.
project.package.addPackageResolutions('unrs-resolver@1.12.2');

// A lock file that names no registry installs from whichever one its user has configured.
new javascript.NpmConfig(project).addConfig('omit-lockfile-registry-resolved', 'true');

// What jsii prints on a Node it no longer supports; the compilers work.
project.tasks.addEnvironment('JSII_SILENCE_WARNING_END_OF_LIFE_NODE_VERSION', '20');

// ---------------------------------------------------------------- examples

// `cdk8s synth` first removes its whole output folder, so it has one of its own inside dist/.
new YamlFile(project, 'cdk8s.yaml', {
  committed: true,
  obj: {
    language: 'typescript',
    app: 'npx tsx --tsconfig examples/tsconfig.json examples/online-boutique/main.ts',
    output: 'dist/manifests',
  },
});

// The rendered Boutique is committed, as teams do whose clusters pull from git; it is that example's golden.
project.gitignore.removePatterns('/dist/');
project.gitignore.addPatterns('/dist/*', '!/dist/manifests/', '/examples/*/report/', '/examples/*/*/report/');
project.npmignore?.exclude(
  '/examples/',
  '/cdk8s.yaml',
  '/docs/',
  '/dist/',
  '/conformance/',
  '/bench/',
  '/scripts/',
  '/.ci/',
  '/AGENTS.md',
  '/CONTRIBUTING.md',
  // types that no entry point refers to
  ...['rules', 'report', 'scanners', 'yaml', 'cli/commands'].map((folder) => `/lib/${folder}/**/*.d.ts`),
  '/API.md', // as long as all else that people read together; the repository has it
);

// Examples import 'cdk8s-bulkhead' as a user would, which only tsc, tsx and jest resolve here.
const fromSource = { 'cdk8s-bulkhead': ['../src'], 'cdk8s-bulkhead/lib/*': ['../src/*'] };
for (const folder of ['examples', 'conformance', 'bench', 'scripts']) {
  new javascript.TypescriptConfig(project, {
    fileName: `${folder}/tsconfig.json`,
    include: ['**/*.ts'],
    compilerOptions: { noEmit: true, rootDir: '..', paths: fromSource },
  }).addExtends(project.tsconfig!);
}
project.eslint!.addOverride({
  files: ['examples/**', 'conformance/**', 'bench/**', 'scripts/**'],
  rules: { 'import/no-unresolved': 'off', 'import/no-extraneous-dependencies': 'off' },
});

// ---------------------------------------------------------------- import directions (docs/architecture.md)

const folders = [
  'manifest',
  'policy',
  'rules',
  'posture',
  'network',
  'connections',
  'kinds',
  'components',
  'custom-resources',
  'synth',
  'report',
  'scanners',
  'yaml',
  'cli',
  'reachability',
  'plus',
];
const mayImport: Record<string, string[]> = {
  manifest: [],
  policy: ['network', 'manifest'],
  network: ['manifest'],
  rules: ['policy', 'network', 'manifest'],
  posture: ['rules', 'policy', 'network', 'manifest'],
  report: ['policy', 'network', 'manifest'],
  scanners: ['rules', 'policy', 'network', 'manifest'],
  yaml: ['manifest'],
  synth: ['posture', 'scanners', 'policy', 'network', 'manifest', 'report', 'yaml'],
  connections: ['network', 'posture', 'synth', 'manifest'],
  kinds: ['connections', 'posture', 'synth', 'network', 'manifest'],
  'custom-resources': ['kinds', 'connections', 'posture', 'synth', 'network', 'manifest'],
  components: ['kinds', 'connections', 'posture', 'synth', 'network', 'manifest'],
  plus: ['kinds', 'connections', 'custom-resources'],
  reachability: ['connections', 'posture', 'synth', 'network', 'manifest'],
  cli: ['posture', 'scanners', 'policy', 'rules', 'network', 'manifest', 'report', 'yaml', 'synth'],
};
project.eslint!.addRules({
  'import/no-restricted-paths': [
    'error',
    {
      zones: Object.entries(mayImport).map(([folder, allowed]) => ({
        target: `./src/${folder}`,
        from: folders.filter((other) => other !== folder && !allowed.includes(other)).map((other) => `./src/${other}`),
        message: `${folder}/ may import ${allowed.length ? allowed.map((name) => `${name}/`).join(', ') : 'nothing else of ours'}`,
      })),
    },
  ],
  'import/no-cycle': 'error',
  'import/order': [
    'warn',
    { groups: ['builtin', 'external', 'parent', 'sibling'], alphabetize: { order: 'asc', caseInsensitive: true } },
  ],
});
// What is loaded when it is used, in a package of CommonJS modules.
project.eslint!.addOverride({
  files: ['src/cli/**', 'src/*/on-demand.ts', 'scripts/lazy-exports.ts'],
  rules: { '@typescript-eslint/no-require-imports': 'off' },
});
// Data in, data out: no construct, no cdk8s and no disk to the right of a manifest.
for (const folder of ['manifest', 'policy', 'rules', 'network', 'report', 'scanners', 'yaml']) {
  project.eslint!.addOverride({
    files: [`src/${folder}/**`],
    rules: {
      'no-restricted-imports': [
        'error',
        { paths: ['cdk8s', 'cdk8s-plus-28', 'constructs', 'fs', 'path', 'child_process'] },
      ],
    },
  });
}

project.addBins({ bulkhead: 'lib/cli/bulkhead.js' });

// ---------------------------------------------------------------- tasks

// Else what was compiled of modules that are no more would stay, and be packed with the others
project.compileTask.prependExec(`node -e "require('fs').rmSync('lib', { recursive: true, force: true })"`);
// Most of what a small app costs is to load modules.
project.compileTask.exec('tsx --tsconfig scripts/tsconfig.json scripts/lazy-exports.ts', { name: 'load what is used' });
project.compileTask.exec('tsx --tsconfig scripts/tsconfig.json scripts/pack-modules.ts', { name: 'load it at once' });

// jest only strips the types, so they are checked here.
const typecheck = project.addTask('typecheck', { description: 'Type-check sources, tests, examples and conformance' });
for (const folder of ['test', 'examples', 'conformance', 'bench', 'scripts']) {
  typecheck.exec(`tsc --noEmit -p ${folder}/tsconfig.json`);
}
project.testTask.prependSpawn(typecheck);

project.addTask('synth', {
  description: 'Render the Online Boutique to dist/manifests',
  exec: 'cdk8s synth --check-upgrade=false',
});
project.addTask('conformance', {
  description: 'Real API servers and real scanners against what the examples render',
  exec: 'conformance/run.sh',
  receiveArgs: true,
});
project.addTask('generate:served-apis', {
  description: 'Read from Kubernetes which APIs it serves when; needs Go',
  exec: 'tsx scripts/generate-served-apis.ts',
});
project.addTask('generate:api', {
  description: 'Write lib/k8s, list keys and ages of fields, and types of custom resources; needs Go and the corpora',
  exec: 'tsx scripts/generate-api.ts',
});
const bench = project.addTask('bench', {
  description: 'Measure synth beside cdk8s, how connections grow, and bulkhead check beside other scanners',
});
bench.spawn(project.compileTask);
bench.exec('tsx --tsconfig bench/tsconfig.json bench/run.ts', { receiveArgs: true });
project.tasks.tryFind('test:update')?.exec('tsx test/support/update-goldens.ts');

// Outside of CI projen packages every language, which needs mvn, pip, dotnet and go.
project.packageTask.reset();
project.packageTask.spawn(project.tasks.tryFind('package:js')!);
project.addTask('package:code', {
  description: 'Generate (not compile) the bindings of all languages, as a check',
  exec: 'jsii-pacmak --code-only --outdir dist/code',
});

project.synth();
