import type { Container } from '../../../manifest/container';
import { fieldOf, isAbsent, isObject, Path, valueAt } from '../../../manifest/json';
import type { Violation } from '../../../policy/rule';
import { violation } from '../violation';
import { commandViolations, FIRST_SLEEPING, headerViolations, sleepViolations } from './actions';

const PROBES = ['livenessProbe', 'readinessProbe', 'startupProbe'] as const;
const PROBE_ACTIONS = ['exec', 'httpGet', 'tcpSocket', 'grpc'];

const HOOKS = ['postStart', 'preStop'] as const;
const HOOK_ACTIONS = ['exec', 'httpGet', 'tcpSocket', 'sleep'];

const NUMBERS = ['initialDelaySeconds', 'timeoutSeconds', 'periodSeconds', 'successThreshold', 'failureThreshold'];

/** What is wrong with the probes of a container. */
export function probeViolations(container: Container): Violation[] {
  return PROBES.flatMap((probe) => {
    const written = fieldOf(container.spec, probe);
    if (isAbsent(written)) {
      return [];
    }
    if (isMeantToEnd(container)) {
      return [violation(container, [probe], FORBIDDEN)];
    }
    const found = actionViolations(container, [probe], PROBE_ACTIONS);
    for (const field of NUMBERS) {
      if (!isAbsent(fieldOf(written, field))) {
        found.push(...numberViolations(container, [probe, field]));
      }
    }
    found.push(...graceViolations(container, probe));
    return found;
  });
}

/** What is wrong with the lifecycle hooks of a container. */
export function hookViolations(container: Container, targetMinor: number): Violation[] {
  const written = fieldOf(container.spec, 'lifecycle');
  if (isAbsent(written)) {
    return [];
  }
  if (isMeantToEnd(container)) {
    return [violation(container, ['lifecycle'], FORBIDDEN)];
  }
  return HOOKS.filter((hook) => !isAbsent(fieldOf(written, hook))).flatMap((hook) => {
    const path = ['lifecycle', hook];
    if (targetMinor >= FIRST_SLEEPING || isAbsent(valueAt(written, [hook, 'sleep']))) {
      return [
        ...actionViolations(container, path, HOOK_ACTIONS),
        ...sleepViolations(container, [...path, 'sleep'], targetMinor),
      ];
    }
    const others = HOOK_ACTIONS.filter((action) => action !== 'sleep');
    return others.some((action) => !isAbsent(valueAt(written, [hook, action])))
      ? actionViolations(container, path, others)
      : [violation(container, [...path, 'sleep'], forgotten(targetMinor))];
  });
}

function forgotten(targetMinor: number): string {
  return (
    `does nothing by itself in Kubernetes 1.${targetMinor}; run a command, or set a targetVersion of ` +
    `1.${FIRST_SLEEPING} or later in the posture`
  );
}

const FORBIDDEN = 'must be left out of an init container without restartPolicy "Always"';

function isMeantToEnd(container: Container): boolean {
  return container.list === 'initContainers' && !container.isSidecar;
}

function actionViolations(container: Container, path: Path, actions: readonly string[]): Violation[] {
  const written = valueAt(container.spec, path);
  const found = actions.filter((action) => !isAbsent(fieldOf(written, action)));
  if (isObject(written) && found.length === 1) {
    return found[0] === 'exec'
      ? commandViolations(container, [...path, 'exec'])
      : headerViolations(container, [...path, 'httpGet', 'httpHeaders']);
  }
  const [first, second] = found;
  return [
    second
      ? violation(container, [...path, second], `must be left out beside ${first}`)
      : violation(container, path, `must have one of ${actions.join(', ')}`),
  ];
}

/** The API server fills in what is 0. */
function numberViolations(container: Container, path: readonly [string, string]): Violation[] {
  const value = valueAt(container.spec, path);
  if (isAbsent(value) || value === 0) {
    return [];
  }
  const [probe, field] = path;
  if (field === 'successThreshold' && probe !== 'readinessProbe') {
    return value === 1 ? [] : [violation(container, path, 'must be 1', { write: 1 })];
  }
  return Number.isInteger(value) && Number(value) > 0
    ? []
    : [violation(container, path, 'must be a whole number of at least 0')];
}

/** How long a container may take to end after a probe has failed. */
function graceViolations(container: Container, probe: string): Violation[] {
  const path = [probe, 'terminationGracePeriodSeconds'];
  const seconds = valueAt(container.spec, path);
  if (isAbsent(seconds)) {
    return [];
  }
  if (probe === 'readinessProbe') {
    return [violation(container, path, 'must be left out, as a readiness probe ends nothing')];
  }
  return Number.isInteger(seconds) && Number(seconds) > 0
    ? []
    : [violation(container, path, 'must be a whole number of at least 1')];
}
