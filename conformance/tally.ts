import type { CommandResult } from './command';

/**
 * Counts the checks of one part and closes it with the line that `run.sh` adds up:
 * `N passed, N failed` or `N passed, N failed, N skipped`.
 */
export class Tally {
  private passed = 0;
  private failed = 0;
  private skipped = 0;

  /** Runs a check; what it throws is the reason why it failed, what it returns is printed beside its name. */
  public check(what: string, verify: () => string | void): void {
    try {
      const note = verify();
      this.pass(note ? `${what}: ${note}` : what);
    } catch (error) {
      this.fail(what, error instanceof Error ? error.message : String(error));
    }
  }

  public pass(what: string): void {
    this.passed += 1;
    console.log(`ok      ${what}`);
  }

  /** Counts checks that are too many to print each. */
  public passAll(what: string, count: number): void {
    this.passed += count;
    console.log(`ok      ${what}: ${count}`);
  }

  public fail(what: string, why: string): void {
    this.failed += 1;
    console.log(`FAILED  ${what}: ${why}`);
  }

  public skip(what: string, why: string): void {
    this.skipped += 1;
    console.log(`skipped: ${what}: ${why}`);
  }

  /**
   * Counts what the tally of another process has counted, and prints its lines.
   *
   * @throws if it was never closed
   */
  public include(title: string, { stdout, stderr }: CommandResult): void {
    const lines = stdout.trimEnd().split('\n');
    const counts = /^(\d+) passed, (\d+) failed(?:, (\d+) skipped)?$/.exec(lines.pop() ?? '');
    lines.forEach((line) => console.log(`${title}: ${line}`));
    if (!counts) {
      throw new Error(`${title}: broke off\n${stderr}`);
    }
    this.passed += Number(counts[1]);
    this.failed += Number(counts[2]);
    this.skipped += Number(counts[3] ?? 0);
  }

  /** Prints the closing line and makes the process fail if a check has. */
  public close(): void {
    const skipped = this.skipped ? `, ${this.skipped} skipped` : '';
    console.log(`${this.passed} passed, ${this.failed} failed${skipped}`);
    process.exitCode = this.failed ? 1 : 0;
  }
}
