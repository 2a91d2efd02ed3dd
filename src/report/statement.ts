import type { Finding, Report, Standing } from '../policy/report';
import { standings } from '../policy/report';
import { SharedText, SharedTexts } from './shared-texts';

/** A finding on its way into the formats of a report. */
export interface Told {
  readonly finding: Finding;
  readonly message: SharedText;
  readonly statement: Statement;
}

/** What findings of objects alike have in common, beside their messages, which may name other things. */
export interface Statement {
  /** One of those that say it. */
  readonly finding: Finding;
  readonly standing: Standing;
  readonly path: SharedText;
}

/** The findings of a report. */
export function toldOf(report: Report): readonly Told[] {
  const known = KNOWN.get(report) ?? tell(report);
  KNOWN.set(report, known);
  return known;
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
const KNOWN = new WeakMap<Report, readonly Told[]>();

function tell(report: Report): Told[] {
  const texts = SharedTexts.of(report);
  const standingOf = standings(report);
  const last = new Map<SharedText, Map<string, Statement>>(); // by path and rule
  return report.findings.map((finding) => {
    const path = texts.path(finding.path);
    let atPath = last.get(path);
    if (!atPath) {
      atPath = new Map();
      last.set(path, atPath);
    }
    const standing = standingOf(finding);
    let statement = atPath.get(finding.rule);
    if (!statement || statement.standing !== standing || !saySame(finding, statement.finding)) {
      statement = { finding, standing, path };
      atPath.set(finding.rule, statement);
    }
    return { finding, message: texts.message(finding.message), statement };
  });
}

/** Whether two findings of one rule at one path have all in common that is told of them. */
function saySame(left: Finding, right: Finding): boolean {
  return (
    left.severity === right.severity &&
    left.container === right.container &&
    left.field === right.field &&
    left.waiver === right.waiver &&
    left.audit === right.audit &&
    left.baselined === right.baselined
  );
}
