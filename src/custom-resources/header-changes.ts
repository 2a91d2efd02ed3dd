/** How headers change. */
export interface HeaderChanges {
  /**
   * Headers that get these values, whatever they had.
   *
   * @default - none
   */
  readonly set?: { readonly [name: string]: string };

  /**
   * Headers that get these values beside those they had.
   *
   * @default - none
   */
  readonly add?: { readonly [name: string]: string };

  /**
   * Headers that are taken away.
   *
   * @default - none
   */
  readonly remove?: string[];
}
