import { pathText } from '../manifest/json';
import { errorsOf, Finding, Report, standings, waivedOf, warningsOf } from '../policy/report';
import { nearestPlace, objectText } from './finding-text';
import { bySize, count, groupBy } from './grouping';
import { countsText } from './headline';
import { networkBlocks } from './markdown-network';
import { codeSpan, html, prose } from './markdown-text';
import { printable, printableJson } from './printable';
import type { TextOptions } from './text';

/** The most that GitHub takes as one comment, less what somebody may write around it. */
const LENGTH = 60_000;

/** How many findings of one rule are shown. */
const FINDINGS_OF_RULE = 50;

/** How many objects are shown that were left out. */
const OMISSIONS = 50;

/** A report as a comment on a pull request: a table of the rules, and under each of them what to change where. */
export function reportMarkdown(report: Report, { files = false }: Pick<TextOptions, 'files'> = {}): string {
  const errors = groupBy(errorsOf(report), ({ rule }) => rule);
  const warnings = groupBy(warningsOf(report), ({ rule }) => rule);
  const waived = groupBy(waivedOf(report), ({ rule }) => rule);
  const rules = [...new Set([errors, warnings, waived].flatMap((groups) => bySize(groups).map(([rule]) => rule)))];
  const rows = rules.map((rule) => {
    const counts = [errors, warnings, waived].map((groups) => groups.get(rule)?.length ?? 0);
    return `| ${codeSpan(rule, true)} | ${counts.map((number) => number || '').join(' | ')} | ${prose(summaryOf(report, rule))} |`;
  });
  const table = ['| rule | errors | warnings | waived | what must hold |', '|---|--:|--:|--:|---|', ...rows];
  const blocks = [
    `### cdk8s-bulkhead: ${verdict(report)}`,
    countsText(report, files),
    ...(rows.length > 0 ? [table.join('\n')] : []),
    ...(report.vanished.length > 0
      ? [
          `${count(report.vanished.length, 'finding')} of the baseline no longer found: run ${codeSpan('bulkhead baseline --prune')}`,
        ]
      : []),
    ...rules.map((rule) => details(report, rule, [...(errors.get(rule) ?? []), ...(warnings.get(rule) ?? [])])),
    omissionsBlock(report),
    ...(report.network ? networkBlocks(report.network) : []),
  ].filter((block) => block !== '');
  return bounded(blocks);
}

/** Why there is no report, in the place of one. */
export function failureMarkdown(failure: string): string {
  return bounded(['### cdk8s-bulkhead: synth failed before there was a report', codeSpan(printable(failure))]);
}

function verdict(report: Report): string {
  const errors = errorsOf(report).length;
  if (errors > 0) {
    return count(errors, 'error');
  }
  const warnings = warningsOf(report).length;
  return report.vanished.length > 0
    ? 'the baseline is out of date'
    : warnings > 0
      ? count(warnings, 'warning')
      : 'nothing found';
}

function details(report: Report, rule: string, findings: readonly Finding[]): string {
  if (findings.length === 0) {
    return '';
  }
  const setting = report.rules.find((each) => each.rule.id === rule);
  const standingOf = standings(report);
  const left = findings.length - FINDINGS_OF_RULE;
  return [
    `<details><summary><code>${html(rule)}</code>: ${count(findings.length, 'finding')}</summary>`,
    ...(setting ? ['', prose(setting.rule.why)] : []),
    '',
    ...findings.slice(0, FINDINGS_OF_RULE).map((finding) => item(finding, standingOf(finding))),
    ...(left > 0 ? [`- and ${left} more`] : []),
    '',
    '</details>',
  ].join('\n');
}

/** What was included and is not written. */
function omissionsBlock({ omissions }: Report): string {
  if (omissions.length === 0) {
    return '';
  }
  const left = omissions.length - OMISSIONS;
  return [
    `<details><summary>included and left out: ${count(omissions.length, 'object')}</summary>`,
    '',
    ...omissions
      .slice(0, OMISSIONS)
      .map((omission) => `- ${codeSpan(objectText(omission))}<br>\n  ${codeSpan(printable(omission.reason))}`),
    ...(left > 0 ? [`- and ${left} more`] : []),
    '',
    '</details>',
  ].join('\n');
}

function item(finding: Finding, standing: string): string {
  const { message, path, write } = finding;
  const place = nearestPlace(finding);
  const field = pathText(path);
  return [
    `- ${standing}: ${codeSpan(objectText(finding))}${place === undefined ? '' : ` at ${codeSpan(place)}`}`,
    codeSpan(printable(message)),
    ...(write === undefined || !field ? [] : [`write ${codeSpan(`${printable(field)}: ${printableJson(write)}`)}`]),
  ].join('<br>\n  ');
}

function summaryOf(report: Report, rule: string): string {
  return report.rules.find((setting) => setting.rule.id === rule)?.rule.summary ?? '';
}

/** As many blocks as there is room for, each whole; the last line says that there were more. */
function bounded(blocks: readonly string[]): string {
  let text = '';
  let left = blocks.length;
  for (const block of blocks) {
    if (text.length + block.length > LENGTH) {
      return `${text}... and more, which the report has in full: ${count(left, 'part')} of this comment left out\n`;
    }
    text += `${block}\n\n`;
    left--;
  }
  return `${text.trimEnd()}\n`;
}
