import type { Command as Parser } from 'commander';
import type { PostureData } from '../policy/subject';
import type { LevelName } from '../posture/levels';
import { postureData } from '../posture/posture-data';
import type { Severity } from '../posture/severity';
import { Fault } from './fault';

/** What the options of a posture say. */
export interface PostureChoice {
  readonly posture: string;
  readonly targetVersion?: string;
  readonly severity: readonly string[];
  readonly trustedRegistry: readonly string[];
}

/** Options by which a posture is chosen on the command line. */
export function definePosture(parser: Parser): void {
  parser
    .option('--posture <name>', 'baseline, restricted or strict', 'restricted')
    .option('--target-version <version>', 'version of Kubernetes that the manifests are for, e.g. 1.33')
    .option('--severity <rule=level>', 'error, warning or off for a rule; may be repeated', collect, [])
    .option('--trusted-registry <host>', 'where images may come from; may be repeated', collect, []);
}

/**
 * The posture that was chosen.
 *
 * @throws Fault if an option is out of range
 */
export function postureChosen({ posture, targetVersion, severity, trustedRegistry }: PostureChoice): PostureData {
  const level = levelNamed(posture, '--posture');
  try {
    return postureData(level, {
      targetVersion,
      severities: Object.fromEntries(severity.map(severityOf)),
      trustedRegistries: trustedRegistry.length > 0 ? [...trustedRegistry] : undefined,
    });
  } catch (error) {
    throw error instanceof Fault ? error : new Fault((error as Error).message);
  }
}

/**
 * The level of a name.
 *
 * @param option what the user wrote it for
 * @throws Fault if there is none
 */
export function levelNamed(name: string, option: string): LevelName {
  if (name !== 'baseline' && name !== 'restricted' && name !== 'strict') {
    throw new Fault(`${option} must be baseline, restricted or strict, not ${JSON.stringify(name)}`);
  }
  return name;
}

function severityOf(option: string): [string, Severity] {
  const [, rule, level] = /^([^=]+)=(error|warning|off)$/.exec(option) ?? [];
  if (!rule) {
    throw new Fault(`--severity must be RULE=error, RULE=warning or RULE=off, not "${option}"`);
  }
  return [rule, level as Severity];
}

function collect(value: string, before: readonly string[]): string[] {
  return [...before, value];
}
