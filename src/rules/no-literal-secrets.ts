import type { Container } from '../manifest/container';
import { fieldOf, isAbsent, isObject, listIn, Path, stringIn } from '../manifest/json';
import type { Resource } from '../manifest/resource';
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
    mapViolations(resource, [], ANNOTATIONS, resource.metadata.annotations, found);
    for (const { templatePath, annotations } of resource.pods) {
      if (templatePath.length > 0) {
        mapViolations(resource, templatePath, ANNOTATIONS, annotations, found);
      }
    }
    if (resource.groupKind === '/ConfigMap') {
      mapViolations(resource, [], ['data'], resource.manifest.data, found);
    }
    for (const { containers } of resource.pods) {
      for (const container of containers) {
        containerViolations(container, found);
      }
    }
    return found;
  },
};

const ANNOTATIONS: Path = ['metadata', 'annotations'];

/** Looks at a map at the path of its holder and one from there; nearly none has a secret, for which no path is made. */
function mapViolations(resource: Resource, holder: Path, below: Path, map: unknown, found: Violation[]): void {
  if (!isObject(map)) {
    return;
  }
  for (const key of Object.keys(map)) {
    const value = map[key];
    if (mayHoldSecret(value, key)) {
      found.push(...violationsAt(objectTarget(resource), [...holder, ...below, key], secretsIn(value, key)));
    }
  }
}

const PROBES = ['livenessProbe', 'readinessProbe', 'startupProbe'];
const HOOKS = ['postStart', 'preStop'];

function containerViolations(container: Container, found: Violation[]): void {
  const { spec } = container;
  envViolations(container, found);
  listViolations(container, [], 'command', spec.command, found);
  listViolations(container, [], 'args', spec.args, found);
  for (const probe of PROBES) {
    handlerViolations(container, [probe], spec[probe], found);
  }
  const { lifecycle } = spec;
  if (isObject(lifecycle)) {
    for (const hook of HOOKS) {
      handlerViolations(container, ['lifecycle', hook], lifecycle[hook], found);
    }
  }
}

/** What a container does beside its own command. */
function handlerViolations(container: Container, path: Path, handler: unknown, found: Violation[]): void {
  if (!isObject(handler)) {
    return;
  }
  const { exec, httpGet } = handler;
  if (isObject(exec)) {
    listViolations(container, [...path, 'exec'], 'command', exec.command, found);
  }
  listIn(httpGet, 'httpHeaders').forEach((header, index) => {
    const value = fieldOf(header, 'value');
    if (mayHoldSecret(value)) {
      found.push(...violationsAt(container, [...path, 'httpGet', 'httpHeaders', index, 'value'], secretsIn(value)));
    }
  });
}

function listViolations(container: Container, path: Path, field: string, words: unknown, found: Violation[]): void {
  if (!Array.isArray(words)) {
    return;
  }
  words.forEach((word: unknown, index) => {
    if (mayHoldSecret(word)) {
      found.push(...violationsAt(container, [...path, field, index], secretsIn(word)));
    }
  });
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
