import { isBuiltInGroup } from '../manifest/api-group';
import type { Container } from '../manifest/container';
import { fieldOf, isAbsent } from '../manifest/json';
import { dnsLabelFault, stringFault } from '../manifest/name';
import type { Pod } from '../manifest/pod';
import type { Rule, Violation } from '../policy/rule';
import { REFUSED } from '../policy/severity';
import { duplicate } from './parts/duplicate';
import { violation } from './parts/violation';

/**
 * Fields: containers, init and ephemeral: name
 * Allowed: a DNS label that no other container of the pod has. Custom kinds may name a container themselves.
 */
export const validContainerNames: Rule = {
  id: 'valid-container-names',
  summary: 'containers have names that the API server takes, each its own',
  why: 'The API server refuses a pod with a container that has no name, one that is no DNS label, or that of another container.',
  severity: REFUSED,
  podsOnly: true,
  check: (resource) => resource.pods.flatMap((pod) => violationsOf(pod, isBuiltInGroup(resource.group))),
};

function violationsOf(pod: Pod, required: boolean): Violation[] {
  const first = new Map<string, Container>();
  return inOrder(pod).flatMap((container) => {
    const name = fieldOf(container.spec, 'name');
    if (isAbsent(name) || name === '') {
      return required ? [violation(container, ['name'], 'must be set')] : [];
    }
    const fault = stringFault(name) ?? dnsLabelFault(String(name));
    if (fault) {
      return [violation(container, ['name'], fault)];
    }
    const other = first.get(container.name);
    if (other) {
      return [duplicate(container, ['name'], `a container in ${other.list}`)];
    }
    first.set(container.name, container);
    return [];
  });
}

/** Ordinary containers come first in the eyes of the API server; the later one of two is to be renamed. */
function inOrder({ containers }: Pod): readonly Container[] {
  return containers.length === 1
    ? containers
    : ['containers', 'initContainers', 'ephemeralContainers'].flatMap((list) =>
        containers.filter((container) => container.list === list),
      );
}
