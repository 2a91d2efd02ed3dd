import type { Container } from '../../manifest/container';
import { isAbsent, valueAt } from '../../manifest/json';
import type { Context } from '../../policy/context';
import { ContainerRule, containerRule, Rule } from '../../policy/rule';
import { violation } from './violation';

export interface ResourceSetProps extends Pick<ContainerRule, 'id' | 'summary' | 'standards'> {
  readonly list: 'requests' | 'limits';
  /** As in `resources.requests`: `cpu`. */
  readonly resource: string;
  readonly example: string;
}

/**
 * A rule that asks every container but the ephemeral ones, which can have none, for an amount of a resource. There is no
 * fix: what a process needs is known to nobody else.
 */
export function resourceSetRule({ list, resource, example, ...rest }: ResourceSetProps): Rule {
  return containerRule({
    ...rest,
    check: (container, context) =>
      container.list === 'ephemeralContainers' || isSet(container, list, resource, context)
        ? []
        : [violation(container, ['resources', list, resource], `must be set, e.g. "${example}"`)],
  });
}

/** The first minor version in which pods have resources of their own, which all of their containers share. */
const POD_RESOURCES_SINCE = 34;

function isSet({ spec, pod }: Container, list: string, resource: string, context: Context): boolean {
  const holders = context.parameters.targetMinor >= POD_RESOURCES_SINCE ? [spec, pod.spec] : [spec];
  // where there is only a limit, the API server requests as much
  const lists = list === 'requests' ? ['requests', 'limits'] : ['limits'];
  return holders.some((holder) => lists.some((name) => !isAbsent(valueAt(holder, ['resources', name, resource]))));
}
