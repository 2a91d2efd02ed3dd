import type { Rule } from '../policy/rule';
import type { SeverityLevel } from '../policy/severity';

/** The built-in postures that judge anything, from the most forgiving to the strictest. */
export type LevelName = 'baseline' | 'restricted' | 'strict';

/** How severe a rule is at a level, or undefined where it is not part of it. */
export function severityAt(level: LevelName, { severity }: Rule): SeverityLevel | undefined {
  return level === 'strict' ? severity.restricted && 'error' : severity[level];
}
