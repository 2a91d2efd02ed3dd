import * as path from 'node:path';
import type { CommandResult } from '../command';
import { Finding, objectName } from './finding';
import type { Scanner, ScannerCommand } from './scanner';

interface Output {
  /** Left out where there is nothing to check. */
  readonly results?: {
    readonly failed_checks: readonly CheckovRecord[];
    /** Those that an annotation of the object silences. */
    readonly skipped_checks: readonly CheckovRecord[];
  };
}

interface CheckovRecord {
  readonly check_id: string;
  readonly check_name: string;
  readonly resource: string;
  readonly check_result: { readonly suppress_comment?: string };
}

export class Checkov implements Scanner {
  public readonly name = 'checkov';

  /** @param packages the folder of the package and all that it needs */
  constructor(private readonly packages: string) {}

  public command(folder: string): ScannerCommand {
    const options = ['--framework', 'kubernetes', '--skip-download', '--compact', '--output', 'json'];
    return this.python(folder, ['-m', 'checkov.main', '--directory', '.', ...options]);
  }

  /** What to run to scan many folders, each by itself. Prints a line of JSON for each, see checkov/folders.py. */
  public commandForFolders(folders: readonly string[]): ScannerCommand {
    return this.python(folders[0], [path.join(__dirname, 'checkov', 'folders.py'), ...folders]);
  }

  public findings(stdout: string): Finding[] {
    const { results } = JSON.parse(stdout) as Output;
    const finding = ({ check_id, check_name, resource }: CheckovRecord): Finding => ({
      scanner: this.name,
      check: check_id,
      object: objectOf(resource),
      message: check_name,
    });
    return [
      ...(results?.failed_checks ?? []).map(finding),
      ...(results?.skipped_checks ?? []).map((record) => ({
        ...finding(record),
        message: record.check_result.suppress_comment ?? '',
        silenced: true,
      })),
    ];
  }

  public refusal({ stdout, stderr }: CommandResult): string | undefined {
    return stdout ? undefined : stderr.trim(); // what it cannot read it leaves out; this is a check that broke
  }

  private python(cwd: string, args: readonly string[]): ScannerCommand {
    return { program: 'python3', args, cwd, env: { PYTHONPATH: this.packages, PYTHONNOUSERSITE: '1' } };
  }
}

/** Checkov's `KIND.NAMESPACE.NAME`; to those of pods that others make it adds their labels. */
function objectOf(resource: string): string {
  const [kind, namespace, ...rest] = resource.split('.');
  return objectName(kind, namespace, kind === 'Pod' ? rest[0] : rest.join('.'));
}
