import { isBuiltInGroup } from '../manifest/api-group';
import type { Rule } from '../policy/rule';
import { REFUSED } from '../policy/severity';
import { argumentViolations } from './parts/process/arguments';
import { environmentViolations } from './parts/process/environment';

/**
 * Fields: containers, init and ephemeral: env, envFrom, command, args
 * Allowed: lists; values and items that are strings, names and prefixes without "=", either value or valueFrom, either
 * configMapRef or secretRef. Custom kinds may take other things.
 */
export const validEnv: Rule = {
  id: 'valid-env',
  summary: 'environment variables and arguments are what the API server takes',
  why: 'The API server refuses a number or a boolean where it wants a string, as YAML makes of 8080 and true without quotes, and variables that have no name or two values.',
  severity: REFUSED,
  podsOnly: true,
  onlyWith: ['args', 'command', 'env', 'envFrom'],
  check: (resource, { parameters: { targetMinor } }) =>
    isBuiltInGroup(resource.group)
      ? resource.pods.flatMap((pod) =>
          pod.containers.flatMap((container) =>
            argumentViolations(container).concat(environmentViolations(container, targetMinor)),
          ),
        )
      : [],
};
