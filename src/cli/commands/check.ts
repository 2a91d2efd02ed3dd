import { entryText } from '../../policy/baseline';
import { errorsOf, Report, warningsOf } from '../../policy/report';
import { printable } from '../../report/printable';
import { baselineIn } from '../baseline-files';
import { CLEAN, Command, FAULT, FINDINGS } from '../command';
import { Fault } from '../fault';
import { checkFormat, formatted, FORMATS } from '../formats';
import { judge, Judgement } from '../judgement';
import { manifestFiles, stdinFor } from '../manifest-files';
import { definePosture, PostureChoice, postureChosen } from '../posture-choice';
import { Progress } from '../progress';
import type { Terminal } from '../terminal';
import { writeWhole } from '../written-file';

interface CheckOptions extends PostureChoice {
  readonly format: string;
  readonly output?: string;
  readonly baseline?: string;
  readonly failOn: string;
}

const EXAMPLES = `
Examples:
  bulkhead check manifests/
  helm template shop ./chart | bulkhead check -
  kubectl kustomize overlays/prod | bulkhead check --format markdown -

Exit codes: 0 nothing that counts was found, 1 findings, 2 wrong usage or input that could not be read.`;

/** More findings than this nobody looks up one by one, and to find each in its file takes as long as to read it. */
const READ_BY_PEOPLE = 500;

/** How many findings count for the exit code. */
const COUNTED: { readonly [failOn: string]: (report: Report) => number } = {
  error: (report) => errorsOf(report).length,
  warning: (report) => errorsOf(report).length + warningsOf(report).length,
  never: () => 0,
};

export const command: Command = {
  summary: 'check manifests in files, folders or standard input',

  define(parser) {
    parser
      .argument('<path...>', 'files and folders (.yaml, .yml, .json), or - for standard input')
      .option('--format <name>', FORMATS.join(', '), 'text')
      .option('--output <file>', 'write the report to a file and not to standard output')
      .option('--baseline <file>', 'recorded findings, which only warn (bulkhead-baseline.json, if it is there)')
      .option('--fail-on <severity>', 'exit with 1 on findings of this severity: error, warning, never', 'error');
    definePosture(parser);
    parser.addHelpText('after', EXAMPLES);
  },

  async run(paths, options, terminal) {
    const { format, output, baseline, failOn, ...choice } = options as CheckOptions;
    checkFormat(format);
    if (!Object.keys(COUNTED).includes(failOn)) {
      throw new Fault(`--fail-on must be ${Object.keys(COUNTED).join(', ')}, not "${failOn}"`);
    }
    const progress = new Progress(terminal);
    const recorded = baselineIn(baseline);
    const judgement = judge(manifestFiles(paths, await stdinFor(paths, terminal)), postureChosen(choice), recorded, {
      onFile: () => progress.step(),
      located: format === 'text' ? READ_BY_PEOPLE : undefined,
    });
    progress.end();
    const { report, faults, others } = judgement;
    if (report.objects + faults.length + others.length === 0) {
      throw new Fault(`there is no Kubernetes object in ${paths.map((path) => `"${path}"`).join(', ')}`);
    }
    const text = formatted(report, format, output === undefined && terminal.coloured);
    if (output === undefined) {
      terminal.out(text);
    } else {
      writeWhole(output, text);
    }
    tell(judgement, terminal);
    const counted = COUNTED[failOn](report) + (failOn === 'never' ? 0 : report.vanished.length);
    return faults.length > 0 ? FAULT : counted > 0 ? FINDINGS : CLEAN;
  },
};

/** What is no finding in an object, and must not get lost where the report goes to a program. */
function tell({ faults, others, report: { vanished } }: Judgement, terminal: Terminal): void {
  for (const fault of faults) {
    terminal.error(`bulkhead: ${printable(fault)}\n`);
  }
  if (others.length > 0) {
    const more = others.length > 1 ? ` and ${others.length - 1} more` : '';
    terminal.error(`bulkhead: no Kubernetes objects, and left out: ${printable(others[0])}${more}\n`);
  }
  const overlay = others.find((file) => /(^|\/)kustomization\.ya?ml$/.test(file));
  if (overlay) {
    terminal.error(
      `bulkhead: ${printable(overlay)}: what kustomize makes of it is told by kubectl kustomize | bulkhead check -\n`,
    );
  }
  for (const entry of vanished) {
    terminal.error(`bulkhead: recorded and not found any more: ${printable(entryText(entry))}\n`);
  }
  if (vanished.length > 0) {
    terminal.error('bulkhead: remove it from the record: bulkhead baseline --prune\n');
  }
}
