import type { Container } from '../../../manifest/container';
import { fieldOf, isObject, Path, valueAt } from '../../../manifest/json';
import type { Violation } from '../../../policy/rule';
import { isUnset, portNumber, portNumberOrName } from './port';

const HANDLERS: readonly Path[] = [
  ['livenessProbe'],
  ['readinessProbe'],
  ['startupProbe'],
  ['lifecycle', 'postStart'],
  ['lifecycle', 'preStop'],
];

const ACTIONS = ['httpGet', 'tcpSocket', 'grpc'];

/**
 * What is wrong with the ports that the probes and hooks of a container ask.
 *
 * @param required whether a port must be written, or something may fill it in
 */
export function probePortViolations(container: Container, required: boolean): Violation[] {
  const found: Violation[] = [];
  for (const handler of HANDLERS) {
    const written = valueAt(container.spec, handler);
    for (const action of isObject(written) ? ACTIONS : []) {
      if (isObject(fieldOf(written, action))) {
        const path = [...handler, action, 'port'];
        if (required || !isUnset(valueAt(container.spec, path))) {
          found.push(...(action === 'grpc' ? portNumber(container, path) : portNumberOrName(container, path)));
        }
      }
    }
  }
  return found;
}
