/**
 * Writes a sample of the errors in manifests of others, for people to judge whether each is right: every rule that finds
 * one is there, and every set.
 *
 *     BULKHEAD_CORPORA=FOLDER npx tsx --tsconfig conformance/tsconfig.json conformance/corpora/judging.ts OUTPUT-FOLDER
 */
import * as fs from 'node:fs';
import * as path from 'node:path';
import { pathText } from '../../src/manifest/json';
import { errorsOf, Finding, Report } from '../../src/policy/report';
import { readYaml } from '../../src/yaml/reader';
import { Tally } from '../tally';
import { checkReport, filesOf } from './check';
import { foreignSets } from './corpus';
import { spreadSample } from './sample';

const DRAW = { size: 180, perStratum: 4, seed: 20_260 };

/** How many lines of an object are shown before and after the one that a finding is about. */
const LINES_AROUND = 80;

/** A finding as a judge needs it. */
interface Case {
  readonly group: string;
  readonly stratum: string;
  readonly set: string;
  readonly file: string;
  readonly line: number;
  readonly object: string;
  readonly container?: string;
  readonly rule: string;
  readonly summary: string;
  readonly why: string;
  readonly path: string;
  readonly message: string;
  readonly seen: unknown;
  readonly write: unknown;
  /** The object, or the part of it around the finding, with the numbers of its lines. */
  readonly manifest: string;
}

const output = process.argv[2];
if (!output) {
  console.error('say which folder to write to');
  process.exit(2);
}
const tally = new Tally();
const cases = foreignSets(tally).flatMap(casesIn);
const sample = spreadSample(cases, DRAW);
if (cases.length > 0) {
  tally.check('every rule that finds an error, and every set with one, is in the sample', () => {
    const missing = [...new Set(cases.flatMap(({ rule, set }) => [rule, set]))].filter((name) => {
      return !sample.some(({ rule, set }) => rule === name || set === name);
    });
    if (missing.length > 0) throw new Error(missing.join(', '));
  });
  fs.mkdirSync(output, { recursive: true });
  const numbered = sample.map(({ group: _, stratum: __, ...one }, index) => ({ number: index + 1, ...one }));
  fs.writeFileSync(path.join(output, 'sample.json'), `${JSON.stringify(numbered, undefined, 2)}\n`);
  fs.writeFileSync(path.join(output, 'sample.md'), sample.map(markdownOf).join('\n'));
  console.log(`${sample.length} of ${cases.length} errors, by ${new Set(sample.map(({ rule }) => rule)).size} rules`);
}
tally.close();

function casesIn(folder: string): Case[] {
  const report = checkReport(filesOf(folder));
  return errorsOf(report).map((finding) => caseOf(finding, report, path.basename(folder)));
}

function caseOf(finding: Finding, { rules }: Report, set: string): Case {
  const { rule, resource, container, message, seen, write } = finding;
  const { summary, why } = rules.find((setting) => setting.rule.id === rule)!.rule;
  return {
    group: rule,
    stratum: set,
    set,
    file: path.basename(finding.origin),
    ...excerptOf(finding),
    object: `${resource.kind} ${resource.namespace ? `${resource.namespace}/` : ''}${resource.name}`,
    container,
    rule,
    summary,
    why,
    path: pathText(finding.path),
    message,
    seen,
    write,
  };
}

function excerptOf({ origin, place }: Finding): Pick<Case, 'line' | 'manifest'> {
  const text = fs.readFileSync(origin, 'utf8');
  const lines = text.split('\n');
  const starts = readYaml(text).map(({ line }) => line);
  const { line } = place!;
  const first = Math.max(line - LINES_AROUND, starts.filter((start) => start <= line).pop() ?? 1);
  const last = Math.min(line + LINES_AROUND, ...starts.filter((start) => start > line).map((start) => start - 1));
  const numbered = lines.slice(first - 1, last).map((content, offset) => {
    const number = first + offset;
    return `${number === line ? '>' : ' '}${String(number).padStart(5)}  ${content}`;
  });
  return { line, manifest: numbered.join('\n') };
}

function markdownOf(one: Case, index: number): string {
  const { set, file, line, object, container, rule, summary, why, message, manifest } = one;
  return [
    `## ${index + 1}. ${rule}: ${set}/${file}:${line}`,
    '',
    `${object}${container ? `, container ${container}` : ''}`,
    '',
    `- finds: ${message}`,
    `- the rule: ${summary}. ${why}`,
    '',
    '```',
    manifest,
    '```',
    '',
  ].join('\n');
}
