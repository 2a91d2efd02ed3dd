import type { Container } from '../../manifest/container';
import { isAbsent, valueAt } from '../../manifest/json';
import { quantityOf } from '../../manifest/quantity';
import type { Context } from '../../policy/context';
import { ContainerRule, containerRule, Rule } from '../../policy/rule';
import { violation } from './violation';

type ResourceList = 'requests' | 'limits';

export interface ResourceSetProps extends Pick<
  ContainerRule,
  'id' | 'summary' | 'why' | 'severity' | 'standards' | 'scanners'
> {
  readonly lists: readonly ResourceList[];
  /** As in `resources.requests`: `cpu`. */
  readonly resource: string;
  readonly example: string;
}

/**
 * A rule that asks every container but the ephemeral ones, which can have none, for an amount of a resource.
 *
 * What a process needs is known to nobody else, so only this is fixed: where there is a limit and no request, the limit
 * is written as the request. Neutral: it is what the API server does, before anything else sees the pod.
 */
export function resourceSetRule({ lists, resource, example, ...rest }: ResourceSetProps): Rule {
  const check = (container: Container, context: Context) =>
    container.list === 'ephemeralContainers'
      ? []
      : lists
          .filter((list) => !isSet(container, list, resource, context))
          .map((list) =>
            violation(container, ['resources', list, resource], `must be set, e.g. "${example}"`, {
              write: list === 'requests' ? limitOf(container, resource) : undefined,
            }),
          );
  return containerRule({
    ...rest,
    check,
    ...(lists.includes('requests')
      ? {
          effect: 'neutral' as const,
          fix: (container, fixer, context) => {
            const limit = limitOf(container, resource);
            const applies = container.list !== 'ephemeralContainers' && limit !== undefined;
            if (applies && !isSet(container, 'requests', resource, context)) {
              fixer.fill(container, ['resources', 'requests', resource], limit);
            }
          },
        }
      : {}),
  });
}

/** The first minor version in which pods have resources of their own, which all of their containers share. */
const POD_RESOURCES_SINCE = 34;

function isSet({ spec, pod }: Container, list: ResourceList, resource: string, { parameters }: Context): boolean {
  const holders = parameters.targetMinor >= POD_RESOURCES_SINCE ? [spec, pod.spec] : [spec];
  return holders.some((holder) => {
    const amount = valueAt(holder, ['resources', list, resource]);
    return !isUnset(amount) && !(list === 'limits' && quantityOf(amount) === 0); // a limit of 0 is none
  });
}

function limitOf({ spec }: Container, resource: string): string | number | undefined {
  const limit = valueAt(spec, ['resources', 'limits', resource]);
  return (typeof limit === 'string' && limit !== '') || typeof limit === 'number' ? limit : undefined;
}

function isUnset(amount: unknown): boolean {
  return isAbsent(amount) || amount === '';
}
