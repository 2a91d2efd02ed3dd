import type { Container } from '../../../manifest/container';
import { fieldOf, isAbsent, listIn, pathText, stringIn } from '../../../manifest/json';
import type { Pod } from '../../../manifest/pod';
import type { Violation } from '../../../policy/rule';
import { duplicate } from '../duplicate';
import { violation } from '../violation';
import { isUnset, portName, portNumber } from './port';

/**
 * What is wrong with the ports that the containers of a pod declare.
 *
 * @param required whether a port must be written, or something may fill it in
 */
export function containerPortViolations(pod: Pod, required: boolean): Violation[] {
  const found: Violation[] = [];
  for (const container of pod.containers) {
    if (listIn(container.spec, 'ports').length > 0) {
      found.push(...portViolations(container, required), ...takenNames(container));
    }
  }
  found.push(...takenHostPorts(pod));
  return found;
}

function portViolations(container: Container, required: boolean): Violation[] {
  // the pod has the network of its node
  const sameNumbers = container.list === 'containers' && fieldOf(container.pod.spec, 'hostNetwork') === true;
  return listIn(container.spec, 'ports').flatMap((port, index) => {
    const at = (field: string) => ['ports', index, field];
    const number = fieldOf(port, 'containerPort');
    const hostPort = fieldOf(port, 'hostPort');
    const found = isAbsent(fieldOf(port, 'name')) ? [] : portName(container, at('name'));
    if (required || !isUnset(number)) {
      found.push(...portNumber(container, at('containerPort')));
    }
    if (!isUnset(hostPort)) {
      found.push(
        ...(sameNumbers && hostPort !== number
          ? [violation(container, at('hostPort'), 'must be the containerPort, as hostNetwork is true')]
          : portNumber(container, at('hostPort'))),
      );
    }
    return found;
  });
}

function takenNames(container: Container): Violation[] {
  const ports = listIn(container.spec, 'ports');
  if (ports.length < 2) {
    return [];
  }
  const first = new Map<string, number>();
  return ports.flatMap((port, index) => {
    const name = stringIn(port, 'name');
    const other = name ? first.get(name) : undefined;
    if (name && other === undefined) {
      first.set(name, index);
    }
    return other === undefined ? [] : [duplicate(container, ['ports', index, 'name'], `ports[${other}]`)];
  });
}

/** Ordinary containers share the ports of the node; init containers run one after the other. */
function takenHostPorts(pod: Pod): Violation[] {
  if (!pod.containers.some(({ spec }) => listIn(spec, 'ports').some((port) => !isUnset(fieldOf(port, 'hostPort'))))) {
    return [];
  }
  const shared = new Map<string, string>();
  return pod.containers.flatMap((container) => {
    const first = container.list === 'containers' ? shared : new Map<string, string>();
    return listIn(container.spec, 'ports').flatMap((port, index) => {
      const hostPort = fieldOf(port, 'hostPort');
      if (isUnset(hostPort)) {
        return [];
      }
      const key = JSON.stringify([fieldOf(port, 'protocol') ?? 'TCP', fieldOf(port, 'hostIP') ?? '', hostPort]);
      const path = ['ports', index, 'hostPort'];
      const other = first.get(key);
      if (other === undefined) {
        first.set(key, `container "${container.name}": ${pathText(path)}`);
      }
      return other === undefined ? [] : [duplicate(container, path, other)];
    });
  });
}
