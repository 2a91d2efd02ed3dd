/* eslint-disable no-bitwise -- so TypeScript tells kinds of symbols */
import * as path from 'node:path';
import * as ts from 'typescript';

const ROOT = path.join(__dirname, '..', '..');
const FILE = path.join(__dirname, 'assignments.ts'); // exists in memory alone
const THEIRS = 'cdk8s-plus-28';
const OURS = '../../src/plus';
const IMPORTS = `import * as theirs from '${THEIRS}';\nimport * as ours from '${OURS}';`;

const options: ts.CompilerOptions = {
  ...ts.parseJsonConfigFileContent(
    ts.readConfigFile(path.join(ROOT, 'test', 'tsconfig.json'), ts.sys.readFile).config,
    ts.sys,
    path.join(ROOT, 'test'),
  ).options,
  noEmit: true,
  noUnusedLocals: false,
};

test('every type that cdk8s-plus-28 exports can be given one of ours, and every prop of ours one of theirs', () => {
  const names = exportedNames();
  expect(names.length).toBeGreaterThan(150);
  expect(diagnosticsOf(assignments(names))).toEqual([]);
});

test('every class of ours can be used where that of cdk8s-plus-28 is, to make objects and for its static functions', () => {
  const classes = exportedNames().filter(({ isClass }) => isClass);
  expect(classes.length).toBeGreaterThan(60);
  const lines = classes.map(({ name }) => `export const ${name}: typeof theirs.${name} = ours.${name};`);
  expect(diagnosticsOf([IMPORTS, ...lines].join('\n'))).toEqual([]);
});

test('what classes of ours have and return can be given where a type of the same name is asked for', () => {
  const lines = promises(programOf(`import * as ours from '${OURS}';\nexport { ours };`));
  expect(lines.length).toBeGreaterThan(400);
  expect(diagnosticsOf([IMPORTS, ...lines].join('\n'))).toEqual([]);
});

test('what the main module exports of kinds is here too, and the same', () => {
  const program = programOf(
    `import * as ours from '${OURS}';\nimport * as main from '../../src';\nexport { main, ours };`,
  );
  const [ours, main] = importedModules(program).map((exports) => new Map(exports.map((each) => [each.name, each])));
  const kinds = [...main].filter(([, { declarations }]) =>
    /\/src\/(kinds|custom-resources)\//.test(declarations![0].getSourceFile().fileName),
  );
  expect(kinds.length).toBeGreaterThan(200);
  expect(kinds.filter(([name, symbol]) => ours.get(name) !== symbol).map(([name]) => name)).toEqual([]);
});

test.each([
  ['a probe over gRPC', "const it: Probe = Probe.fromGrpc({ port: 9090, service: 'shop' });"],
  ['headers', "const it: Probe = Probe.fromHttpGet('/', { httpHeaders: [{ name: 'Accept', value: '*' }] });"],
  ['a named volume', "declare const chart: Construct; const it: Volume = Volume.fromName(chart, 'data', 'data');"],
  ['instances', 'declare const it: unknown; if (it instanceof Probe) { it._toKube; }'],
  ['props', 'const it: DeploymentProps = { revisionHistoryLimit: 3, enableServiceLinks: false };'],
])('%s as in newer lines of cdk8s-plus', (_, text) => {
  const imports = `import { DeploymentProps, Probe, Volume } from '${OURS}';\nimport { Construct } from 'constructs';`;
  expect(diagnosticsOf(`${imports}\n${text}\nexport {};`)).toEqual([]);
});

test('a type that is not assignable would be found', () => {
  const [message] = diagnosticsOf(
    `import * as theirs from '${THEIRS}';\nexport const x: theirs.Pod = {} as theirs.Service;`,
  );
  expect(message).toContain("Type 'Service' is missing the following properties from type 'Pod'");
});

interface Exported {
  readonly name: string;
  readonly isClass: boolean;
  readonly isProps: boolean;
}

/** What can be used as a type, by its name; those with type parameters do not exist there. */
function exportedNames(): Exported[] {
  const [exports] = importedModules(programOf(`import * as theirs from '${THEIRS}';\nexport { theirs };`));
  return exports
    .filter(({ flags }) => flags & (ts.SymbolFlags.Class | ts.SymbolFlags.Interface | ts.SymbolFlags.Enum))
    .map(({ name, flags }) => ({
      name,
      isClass: (flags & ts.SymbolFlags.Class) !== 0,
      // what is given to us, as against what methods promise to those who implement or call them
      isProps: (flags & ts.SymbolFlags.Interface) !== 0 && !/^I[A-Z]/.test(name),
    }));
}

function assignments(names: readonly Exported[]): string {
  const lines = names.flatMap(({ name, isProps }) => [
    `export const to_${name}: theirs.${name} = {} as ours.${name};`,
    ...(isProps ? [`export const from_${name}: ours.${name} = {} as theirs.${name};`] : []),
  ]);
  return [IMPORTS, ...lines].join('\n');
}

/** Assignments of all that exported classes have and return of a named type, each to the type that has this name here. */
function promises(program: ts.Program): string[] {
  const checker = program.getTypeChecker();
  const [exported] = exportsIn(program);
  const names = new Set(exported.map(({ name }) => name));
  return exported.flatMap((alias) => {
    const symbol = resolved(alias, checker);
    const isClass = symbol.flags & ts.SymbolFlags.Class;
    const members = isClass ? checker.getPropertiesOfType(checker.getDeclaredTypeOfSymbol(symbol)) : [];
    return members.filter(isPublic).flatMap((member) => {
      const type = checker.getTypeOfSymbolAtLocation(member, member.valueDeclaration!);
      const [signature] = type.getCallSignatures();
      const given = checker.getNonNullableType(signature ? signature.getReturnType() : type);
      const words = checker.typeToString(given).replace(/\bkplus\./g, '');
      if (!words.match(/\w+/g)?.every((word) => names.has(word))) {
        return [];
      }
      const place = `ours.${alias.name}['${member.name}']`;
      const from = signature ? `ReturnType<${place}>` : place;
      return [
        `export const ${alias.name}_${member.name}: ${words.replace(/\w+/g, 'ours.$&')} = {} as NonNullable<${from}>;`,
      ];
    });
  });
}

function isPublic({ name, valueDeclaration }: ts.Symbol): boolean {
  const hidden = ts.ModifierFlags.Private | ts.ModifierFlags.Protected;
  return (
    !name.startsWith('_') &&
    valueDeclaration !== undefined &&
    (ts.getCombinedModifierFlags(valueDeclaration) & hidden) === 0
  );
}

/** What the modules export that a program imports first. */
function importedModules(program: ts.Program): ts.Symbol[][] {
  const checker = program.getTypeChecker();
  return exportsIn(program).map((exported) => exported.map((symbol) => resolved(symbol, checker)));
}

/** The same by the names under which they are exported. */
function exportsIn(program: ts.Program): ts.Symbol[][] {
  const checker = program.getTypeChecker();
  return program
    .getSourceFile(FILE)!
    .statements.filter(ts.isImportDeclaration)
    .map(({ moduleSpecifier }) => checker.getExportsOfModule(checker.getSymbolAtLocation(moduleSpecifier)!));
}

function resolved(symbol: ts.Symbol, checker: ts.TypeChecker): ts.Symbol {
  return symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol;
}

function diagnosticsOf(text: string): string[] {
  const program = programOf(text);
  return program
    .getSemanticDiagnostics(program.getSourceFile(FILE))
    .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n'));
}

function programOf(text: string): ts.Program {
  const host = ts.createCompilerHost(options);
  const { getSourceFile, fileExists, readFile } = host;
  host.fileExists = (file) => file === FILE || fileExists(file);
  host.readFile = (file) => (file === FILE ? text : readFile(file));
  host.getSourceFile = (file, ...rest) =>
    file === FILE ? ts.createSourceFile(file, text, ts.ScriptTarget.ES2022, true) : getSourceFile(file, ...rest);
  return ts.createProgram([FILE], options, host);
}
