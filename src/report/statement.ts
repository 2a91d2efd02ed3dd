import { haveSameSteps } from '../manifest/json';
import type { Finding, Report, Standing } from '../policy/report';
import { standings } from '../policy/report';
import { messageText, SharedText, SharedTexts } from './shared-texts';

/** What findings of objects alike have in common, beside their messages, which may name other things. */
export interface Statement {
  /** One of those that say it. */
  readonly finding: Finding;
  readonly standing: Standing;
  readonly path: SharedText;
  /** In the words of that one. */
  readonly message: SharedText;
}

/** What the findings of a report say, one after the other. */
export function statementsOf(report: Report): readonly Statement[] {
  const known = KNOWN.get(report) ?? statementsIn(report);
  KNOWN.set(report, known);
  return known;
}

/** The message of a finding. Nothing is kept of those that no other finding has. */
export function messageOf({ message }: Finding, statement: Statement): SharedText {
  return message === statement.message.text ? statement.message : messageText(message);
}

/** What is worked out of a statement, once for all findings that say it. */
export function oncePerStatement<Value>(compute: (statement: Statement) => Value): (statement: Statement) => Value {
  const values = new Map<Statement, Value>();
  return (statement) => {
    let value = values.get(statement);
    if (value === undefined) {
      value = compute(statement);
      values.set(statement, value);
    }
    return value;
  };
}

/** Those of reports that are about to be written in another format as well. */
const KNOWN = new WeakMap<Report, readonly Statement[]>();

interface KnownStatement extends Statement {
  /** The one that came after it the last time: objects alike have the same findings, in the same order. */
  next: KnownStatement | undefined;
}

function statementsIn(report: Report): Statement[] {
  const known = new KnownStatements(report);
  const statements: Statement[] = [];
  let last: KnownStatement | undefined;
  for (const finding of report.findings) {
    const next: KnownStatement | undefined = last?.next;
    const statement = next && saySame(finding, next.finding) ? next : known.of(finding);
    if (last) {
      last.next = statement;
    }
    statements.push(statement);
    last = statement;
  }
  return statements;
}

class KnownStatements {
  private readonly texts: SharedTexts;
  private readonly standingOf: (finding: Finding) => Standing;
  private readonly last = new Map<SharedText, Map<string, KnownStatement>>(); // by path and rule

  constructor(report: Report) {
    this.texts = SharedTexts.of(report);
    this.standingOf = standings(report);
  }

  public of(finding: Finding): KnownStatement {
    const path = this.texts.path(finding.path);
    let atPath = this.last.get(path);
    if (!atPath) {
      atPath = new Map();
      this.last.set(path, atPath);
    }
    let statement = atPath.get(finding.rule);
    if (!statement || !saySame(finding, statement.finding)) {
      statement = {
        finding,
        standing: this.standingOf(finding),
        path,
        message: messageText(finding.message),
        next: undefined,
      };
      atPath.set(finding.rule, statement);
    }
    return statement;
  }
}

/** Whether two findings have all in common that is told of them, and so how they stand. */
function saySame(left: Finding, right: Finding): boolean {
  return (
    left.rule === right.rule &&
    left.severity === right.severity &&
    left.container === right.container &&
    left.field === right.field &&
    left.waiver === right.waiver &&
    left.audit === right.audit &&
    left.baselined === right.baselined &&
    haveSameSteps(left.path, right.path)
  );
}
