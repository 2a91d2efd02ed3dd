import type { Figure } from './rounds';

export function shown(figure: Figure | undefined): string {
  return figure ? rounded(figure.median) : '';
}

export function shownRange(figure: Figure | undefined): string {
  return figure ? `${rounded(figure.least)} to ${rounded(figure.greatest)}` : '';
}

export function rounded(value: number): string {
  return value.toFixed(value < 0.2 ? 3 : 2);
}

/** Milliseconds and megabytes, of which no part of one matters. */
export function whole(figure: Figure | undefined): string {
  return figure ? Math.round(figure.median).toLocaleString('en') : '';
}
