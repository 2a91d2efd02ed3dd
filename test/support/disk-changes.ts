/** The calls of the file system that change something on a disk, but for those that only remove it. */
export const CHANGES = [
  'mkdirSync',
  'mkdtempSync',
  'writeFileSync',
  'renameSync',
  'copyFileSync',
  'chmodSync',
  'chownSync',
  'utimesSync',
  'unlinkSync',
] as const;

/** Those that remove: what they leave is removed at the next start. */
export const REMOVALS = ['rmdirSync', 'rmSync'] as const;
