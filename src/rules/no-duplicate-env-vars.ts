import { listIn, stringIn } from '../manifest/json';
import { containerRule, Violation } from '../policy/rule';
import { HYGIENE } from '../policy/severity';
import { duplicate } from './parts/duplicate';

/**
 * Fields: containers, init and ephemeral: env: name
 * Allowed: each name once
 */
export const noDuplicateEnvVars = containerRule({
  id: 'no-duplicate-env-vars',
  summary: 'containers name each environment variable once',
  why: 'The last one counts, and kubectl apply merges the list by name: a later change may remove the wrong one, or both.',
  severity: HYGIENE,
  scanners: {
    kubeLinter: ['duplicate-env-var'],
    kubeScore: ['environment-variable-key-duplication'],
    kubescape: ['C-0295'],
  },
  onlyWith: ['env'],
  check: (container) => {
    const variables = listIn(container.spec, 'env');
    const first = new Map<string, number>();
    return variables.length < 2
      ? []
      : variables.flatMap((variable, index): Violation[] => {
          const name = stringIn(variable, 'name');
          const earlier = name ? first.get(name) : undefined;
          if (name && earlier === undefined) {
            first.set(name, index);
          }
          return earlier === undefined ? [] : [duplicate(container, ['env', index, 'name'], `env[${earlier}]`)];
        });
  },
});
