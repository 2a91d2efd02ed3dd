import { statSync } from 'fs';
import { fieldOf, isAbsent, isObject, objectIn, stringIn } from '../../manifest/json';
import { BaselineEntry, baselineOf, pruned, withBaseline } from '../../policy/baseline';
import { baselineText } from '../../policy/baseline-file';
import type { Finding } from '../../policy/report';
import { BASELINE_FILE } from '../../synth/known-findings';
import { baselineIn, textOf } from '../baseline-files';
import { CLEAN, Command } from '../command';
import { Fault } from '../fault';
import { writeWhole } from '../written-file';

interface BaselineOptions {
  readonly report?: string;
  readonly output: string;
  readonly prune: boolean;
}

/** Where an App writes its report for the output folders `dist/manifests` and `dist`. */
const REPORTS = ['dist/report/report.json', 'dist-report/report.json'];

const EXAMPLES = `
Examples:
  npx cdk8s synth; bulkhead baseline        record what an existing app has today
  npx cdk8s synth; bulkhead baseline --prune   drop what nobody finds any more
  bulkhead check --format json --output check.json manifests/; bulkhead baseline --report check.json`;

export const command: Command = {
  summary: 'record the errors of a report, so that from now on only new ones fail',

  define(parser) {
    parser
      .option('--report <file>', `report as JSON, which synth writes also when it fails (${REPORTS.join(' or ')})`)
      .option('--output <file>', 'where they are recorded', BASELINE_FILE)
      .option('--prune', 'only remove what is recorded and not found any more', false)
      .addHelpText('after', EXAMPLES);
  },

  run(_, options, terminal) {
    const { report, output, prune } = options as BaselineOptions;
    const findings = findingsIn(report ?? latestReport());
    const entries = prune ? prunedBy(findings, output) : baselineOf(findings);
    writeWhole(output, baselineText(entries));
    terminal.out(`${count(entries)} recorded in ${output}\n`);
    return CLEAN;
  },
};

function latestReport(): string {
  const time = (file: string) => statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0;
  const found = REPORTS.filter((file) => time(file) > 0).sort((left, right) => time(right) - time(left));
  if (found.length === 0) {
    throw new Fault(`there is no ${REPORTS.join(' and no ')}; run cdk8s synth first, or name the report with --report`);
  }
  return found[0];
}

function prunedBy(findings: readonly Finding[], file: string): BaselineEntry[] {
  const entries = baselineIn(file);
  // whatever was not found is to go, also of objects that are not there any more
  const everything = { objects: entries, rules: entries.map(({ rule }) => rule) };
  return pruned(entries, withBaseline(findings, entries, everything).vanished);
}

/** The findings of a report as JSON, as far as a baseline needs them. */
function findingsIn(file: string): Finding[] {
  const report = parsed(file);
  if (isObject(report) && typeof report.failure === 'string') {
    throw new Fault(`"${file}" has no findings, since synth failed before there were any: ${report.failure}`);
  }
  if (!isObject(report) || !Array.isArray(report.findings) || !report.findings.every(isFinding)) {
    throw new Fault(`"${file}" is no report of findings; write one with cdk8s synth, or bulkhead check --format json`);
  }
  return report.findings;
}

function isFinding(value: unknown): value is Finding {
  const resource = objectIn(value, 'resource');
  return (
    ['rule', 'severity', 'field'].every((field) => stringIn(value, field) !== undefined) &&
    ['apiVersion', 'kind', 'name'].every((field) => stringIn(resource, field) !== undefined) &&
    [fieldOf(resource, 'namespace'), fieldOf(value, 'container')].every(
      (field) => isAbsent(field) || typeof field === 'string',
    )
  );
}

function parsed(file: string): unknown {
  try {
    return JSON.parse(textOf(file));
  } catch (error) {
    throw error instanceof Fault ? error : new Fault(`"${file}" is no JSON: ${(error as Error).message}`);
  }
}

function count(entries: readonly BaselineEntry[]): string {
  const number = entries.reduce((sum, entry) => sum + entry.count, 0);
  return `${number} error${number === 1 ? '' : 's'}`;
}
