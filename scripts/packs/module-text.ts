import * as ts from 'typescript';

/** A compiled module as it stands in a pack. */
export interface ModuleText {
  /** What runs, without comments. */
  readonly body: string;
  /** What the compiler has put into each module alike, `__importStar` and such. */
  readonly helpers: readonly string[];
}

export function moduleText(compiled: string): ModuleText {
  // with parents, by which the printer leaves strings and numbers as they are written
  const source = ts.createSourceFile('module.js', compiled, ts.ScriptTarget.Latest, true);
  const printer = ts.createPrinter({ removeComments: true });
  const body = source.statements.filter((statement) => !isHelper(statement) && !isPreamble(statement));
  return {
    body: printer.printFile(ts.factory.updateSourceFile(source, body)),
    helpers: source.statements
      .filter(isHelper)
      .map((helper) => printer.printNode(ts.EmitHint.Unspecified, helper, source)),
  };
}

function isHelper(statement: ts.Statement): boolean {
  return (
    ts.isVariableStatement(statement) &&
    statement.declarationList.declarations.every(({ name }) => ts.isIdentifier(name) && /^__[a-z]/.test(name.text))
  );
}

/** What the compiler has each module do first. The pack does it for all, and no module of ours needs names before values. */
function isPreamble(statement: ts.Statement): boolean {
  if (!ts.isExpressionStatement(statement)) {
    return false;
  }
  const { expression } = statement;
  return (
    (ts.isStringLiteral(expression) && expression.text === 'use strict') ||
    marksModule(expression) ||
    namesExports(expression)
  );
}

/** `Object.defineProperty(exports, "__esModule", { value: true })` */
function marksModule(expression: ts.Expression): boolean {
  return (
    ts.isCallExpression(expression) &&
    expression.arguments.some((argument) => ts.isStringLiteral(argument) && argument.text === '__esModule')
  );
}

/** `exports.one = exports.other = void 0` */
function namesExports(expression: ts.Expression): boolean {
  return ts.isBinaryExpression(expression)
    ? isExport(expression.left) && namesExports(expression.right)
    : ts.isVoidExpression(expression);
}

function isExport(expression: ts.Expression): boolean {
  return (
    ts.isPropertyAccessExpression(expression) &&
    ts.isIdentifier(expression.expression) &&
    expression.expression.text === 'exports'
  );
}
