/** What an API server said to one thing that was tried. */
export interface Outcome {
  readonly group: string;
  readonly title: string;
  /** Why it is wrong. @default - it is right */
  readonly fault?: string;
  /** Why it could not be tried. @default - it could */
  readonly skipped?: string;
}
