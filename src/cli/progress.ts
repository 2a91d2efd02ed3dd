import type { Terminal } from './terminal';

/** After how many files a line is written over. */
const STEP = 100;

const START_OF_LINE = '\r\u001b[K';

/** Tells whoever watches how far a long run is. To a file or a pipe nothing is told. */
export class Progress {
  private files = 0;

  constructor(private readonly terminal: Terminal) {}

  /** One more file was read. */
  public step(): void {
    this.files += 1;
    if (this.terminal.watched && this.files % STEP === 0) {
      this.terminal.error(`${START_OF_LINE}${this.files} files read`);
    }
  }

  /** Leaves no trace. */
  public end(): void {
    if (this.terminal.watched && this.files >= STEP) {
      this.terminal.error(START_OF_LINE);
    }
  }
}
