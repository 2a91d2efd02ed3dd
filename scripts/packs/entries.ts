/** The entry points that load each of their modules when something of it is first used. */
export const ENTRIES: readonly string[] = ['index', 'plus'];
