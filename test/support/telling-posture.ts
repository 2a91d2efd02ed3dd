import { Posture, PostureOptions, Severity } from '../../src';
import { LevelName, severityAt } from '../../src/posture/levels';
import { CATALOGUE } from '../../src/rules/catalogue';

/** The posture of a level, with all its fixes, whose findings only warn: whoever migrates has waived them. */
export function tellingPosture(level: LevelName, options: PostureOptions = {}): Posture {
  const errors = CATALOGUE.filter((rule) => severityAt(level, rule) === Severity.ERROR);
  const severities = Object.fromEntries(errors.map(({ id }) => [id, Severity.WARNING]));
  return Posture[level]({ ...options, severities });
}
