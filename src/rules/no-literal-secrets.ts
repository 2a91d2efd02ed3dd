import type { Container } from '../manifest/container';
import { fieldOf, isAbsent, isObject, listIn, Path, stringIn, valueAt } from '../manifest/json';
import type { Target } from '../policy/fixer';
import type { Rule, Violation } from '../policy/rule';
import { DANGEROUS } from '../policy/severity';
import { objectTarget } from './parts/object-target';
import { FoundSecret, mayHoldSecret, secretsIn } from './parts/secrets/found-secret';
import { secretViolation } from './parts/secrets/secret-violation';
import { ACCESS_KEY_ID } from './parts/secrets/token-formats';

/**
 * Fields: containers, init and ephemeral: env: value, command, args, the commands and headers of probes and lifecycle
 * hooks; ConfigMap: data; annotations of the object and of its pods
 * Allowed: text without private keys, tokens of known formats and passwords in URLs. Placeholders and the made-up tokens
 * of manuals are none. The message shows four characters.
 */
export const noLiteralSecrets: Rule = {
  id: 'no-literal-secrets',
  summary: 'manifests hold no tokens, private keys or passwords in URLs',
  why: 'Whoever reads the repository, the report of a build or the object itself can use it, and it stays in all their histories after it was removed: it has to be revoked.',
  severity: DANGEROUS,
  standards: { owasp: 'K08' },
  onlyWith: ['annotations', 'args', 'command', 'data', 'env', 'httpHeaders'],
  check: (resource) => {
    const found: Violation[] = [];
    const target = objectTarget(resource);
    mapViolations(target, ANNOTATIONS, found);
    for (const { templatePath } of resource.pods) {
      if (templatePath.length > 0) {
        mapViolations(target, [...templatePath, ...ANNOTATIONS], found);
      }
    }
    if (resource.groupKind === '/ConfigMap') {
      mapViolations(target, ['data'], found);
    }
    for (const pod of resource.pods) {
      for (const container of pod.containers) {
        containerViolations(container, found);
      }
    }
    return found;
  },
};

const ANNOTATIONS: Path = ['metadata', 'annotations'];

function mapViolations(target: Target, path: Path, found: Violation[]): void {
  const map = valueAt(target.spec, path);
  if (isObject(map)) {
    for (const key of Object.keys(map)) {
      const value = map[key];
      if (mayHoldSecret(value, key)) {
        found.push(...violationsAt(target, [...path, key], secretsIn(value, key)));
      }
    }
  }
}

/** Where a container holds commands and headers beside its own command. */
const HANDLERS: readonly Path[] = [
  ['livenessProbe'],
  ['readinessProbe'],
  ['startupProbe'],
  ['lifecycle', 'postStart'],
  ['lifecycle', 'preStop'],
];

function containerViolations(container: Container, found: Violation[]): void {
  const { spec } = container;
  envViolations(container, found);
  listViolations(container, NO_STEPS, spec, 'command', found);
  listViolations(container, NO_STEPS, spec, 'args', found);
  for (const path of HANDLERS) {
    const handler = valueAt(spec, path);
    if (!isAbsent(handler)) {
      listViolations(container, [...path, 'exec'], fieldOf(handler, 'exec'), 'command', found);
      listIn(fieldOf(handler, 'httpGet'), 'httpHeaders').forEach((header, index) => {
        const value = fieldOf(header, 'value');
        if (mayHoldSecret(value)) {
          found.push(...violationsAt(container, [...path, 'httpGet', 'httpHeaders', index, 'value'], secretsIn(value)));
        }
      });
    }
  }
}

const NO_STEPS: Path = [];

/** @param holder of the list, at the path */
function listViolations(container: Container, path: Path, holder: unknown, field: string, found: Violation[]): void {
  const words = listIn(holder, field);
  for (let index = 0; index < words.length; index++) {
    const word = words[index];
    if (mayHoldSecret(word)) {
      found.push(...violationsAt(container, [...path, field, index], secretsIn(word)));
    }
  }
}

function envViolations(container: Container, found: Violation[]): void {
  const variables = listIn(container.spec, 'env');
  variables.forEach((variable, index) => {
    const value = fieldOf(variable, 'value');
    const name = nameOf(variable);
    if (mayHoldSecret(value, name)) {
      // the id alone opens nothing, and many keep only its secret half in a Secret
      const secrets = secretsIn(value, name).filter(({ what }) => what !== ACCESS_KEY_ID || !variables.some(isHidden));
      found.push(...violationsAt(container, ['env', index, 'value'], secrets));
    }
  });
}

function nameOf(variable: unknown): string {
  return stringIn(variable, 'name') ?? '';
}

/** Whether a variable is the secret half of a key, and comes from a Secret. */
function isHidden(variable: unknown): boolean {
  return nameOf(variable).endsWith('SECRET_ACCESS_KEY') && !isAbsent(fieldOf(variable, 'valueFrom'));
}

function violationsAt(target: Target, path: Path, secrets: readonly FoundSecret[]): Violation[] {
  return secrets.map(({ what, shown }) =>
    secretViolation(
      target,
      path,
      `holds ${what}, ${shown}; move it to a Secret, and revoke it where others could read it`,
      shown,
    ),
  );
}
