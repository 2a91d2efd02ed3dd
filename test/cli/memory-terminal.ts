import type { Terminal } from '../../src/cli/terminal';

/** A terminal that keeps what is written to it. */
export class MemoryTerminal implements Terminal {
  public readonly coloured = false;
  public readonly watched: boolean;
  public written = '';
  public complained = '';

  constructor(
    private readonly input = '',
    options: { readonly watched?: boolean } = {},
  ) {
    this.watched = options.watched ?? false;
  }

  public out(text: string): void {
    this.written += text;
  }

  public error(text: string): void {
    this.complained += text;
  }

  public read(): Promise<string> {
    return Promise.resolve(this.input);
  }
}
