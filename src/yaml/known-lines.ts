/** Lines by the text in them. Keys and values come again and again, and to look them up is quicker than to see how to quote them. */
export class KnownLines {
  private readonly lines = new Map<string, string>();

  constructor(private readonly lineOf: (text: string) => string) {}

  public of(text: string): string {
    return this.lines.get(text) ?? this.added(text);
  }

  private added(text: string): string {
    const line = this.lineOf(text);
    if (text.length <= LONGEST) {
      if (this.lines.size === MOST) {
        this.lines.clear();
      }
      this.lines.set(text, line);
    }
    return line;
  }
}

/** Longer texts seldom come again. */
const LONGEST = 100;

const MOST = 500;
