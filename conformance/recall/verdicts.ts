import { execFile } from 'node:child_process';
import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import type { CommandResult } from '../command';
import type { Checkov } from '../scanners/checkov';
import type { Finding } from '../scanners/finding';
import type { InstalledScanners } from '../scanners/installed';
import { ANSWERS, scan, Scanner, ScannerCommand } from '../scanners/scanner';
import { inParallel } from './in-parallel';

/** What a scanner says of manifests. */
export interface Verdict {
  readonly scanner: string;
  readonly findings: readonly Finding[];
  /** Why it did not read all of them, if it did not. Of the rest it may still have findings. */
  readonly refusal?: string;
}

/** As many folders as checkov gets at once. */
const CHECKOV_FOLDERS = 40;

/** What each scanner says of each text, every one scanned by itself. */
export async function verdictsOn(texts: readonly string[], { all, checkov }: InstalledScanners): Promise<Verdict[][]> {
  const scratch = fs.mkdtempSync(path.join(os.tmpdir(), 'conformance-recall-'));
  const verdicts: Verdict[][] = texts.map(() => []);
  try {
    const folders = texts.map((text, index) => folderOf(text, path.join(scratch, `${index}`)));
    const jobs: (() => Promise<void>)[] = [];
    for (let start = 0; start < folders.length; start += CHECKOV_FOLDERS) {
      const some = folders.slice(start, start + CHECKOV_FOLDERS);
      jobs.push(async () => {
        const found = await checkovVerdicts(checkov, some, texts.slice(start, start + CHECKOV_FOLDERS));
        found.forEach((verdict, index) => verdicts[start + index].push(verdict));
      });
      for (const scanner of all.filter((one) => one !== checkov)) {
        some.forEach((folder, index) =>
          jobs.push(async () => void verdicts[start + index].push(await verdictOn(folder, scanner))),
        );
      }
    }
    await inParallel(jobs, os.availableParallelism());
  } finally {
    fs.rmSync(scratch, { recursive: true });
  }
  return verdicts;
}

/** What checkov's command line finds in a text. */
export function checkovFindings(text: string, { checkov }: InstalledScanners): Finding[] {
  const scratch = fs.mkdtempSync(path.join(os.tmpdir(), 'conformance-recall-'));
  try {
    return scan(checkov, folderOf(text, path.join(scratch, 'one')));
  } finally {
    fs.rmSync(scratch, { recursive: true });
  }
}

function folderOf(text: string, folder: string): string {
  fs.mkdirSync(folder);
  fs.writeFileSync(path.join(folder, 'all.yaml'), text);
  return folder;
}

async function verdictOn(folder: string, scanner: Scanner): Promise<Verdict> {
  const result = await output(scanner.command(folder));
  const refusal = scanner.refusal(result);
  return { scanner: scanner.name, findings: result.stdout ? scanner.findings(result.stdout) : [], refusal };
}

async function checkovVerdicts(
  checkov: Checkov,
  folders: readonly string[],
  texts: readonly string[],
): Promise<Verdict[]> {
  const { stdout, stderr } = await output(checkov.commandForFolders(folders));
  const lines = stdout.trim().split('\n');
  if (lines.length !== folders.length) throw new Error(`checkov scanned ${lines.length} folders: ${stderr}`);
  return lines.map((line, index) => {
    const { error, documents } = JSON.parse(line) as { error?: string; documents?: number };
    const left = texts[index].split('\n---\n').length - (documents ?? 0);
    const refusal = error ?? (left ? `${left} objects left out` : undefined);
    return { scanner: checkov.name, findings: checkov.findings(line), refusal };
  });
}

function output({ program, args, cwd, env }: ScannerCommand): Promise<CommandResult> {
  return new Promise((resolve, reject) => {
    const options = { cwd, env: { ...process.env, ...env }, maxBuffer: Number.POSITIVE_INFINITY };
    execFile(program, args, options, (error, stdout, stderr) => {
      const status = error ? error.code : 0;
      if (typeof status === 'number' && ANSWERS.includes(status)) {
        resolve({ status, stdout, stderr });
      } else {
        reject(new Error(`${program}: ${error?.message}\n${stderr}`));
      }
    });
  });
}
