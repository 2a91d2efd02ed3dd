import type { Size } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import { isWhole, sizeText } from './size-text';

/** Whether cdk8s-plus itself renders the sizes of a container. */
export function hasPlusSizes({ resources }: kplus.Container): boolean {
  return !resources || (areWhole(resources.memory, 'Mi') && areWhole(resources.ephemeralStorage, 'Gi'));
}

/**
 * A container of cdk8s-plus rendered with its sizes in whatever unit they are whole in. By itself it refuses memory that
 * is not whole in Mi and storage that is not whole in Gi.
 *
 * @param render what its class does, of the container that is given
 */
export function withSizes(
  container: kplus.Container,
  render: (container: kplus.Container) => kplus.k8s.Container,
): kplus.k8s.Container {
  const { cpu, ephemeralStorage, memory } = container.resources ?? {};
  // the container itself, but for its sizes
  const rendered = render(Object.create(container, { resources: { value: { cpu } } }) as kplus.Container);
  const sizes = (bound: 'limit' | 'request') => ({
    ...quantity('memory', memory?.[bound], 'Mi'),
    ...quantity('ephemeral-storage', ephemeralStorage?.[bound], 'Gi'),
  });
  const limits = { ...rendered.resources?.limits, ...sizes('limit') };
  const requests = { ...rendered.resources?.requests, ...sizes('request') };
  const resources = { ...nonEmpty('limits', limits), ...nonEmpty('requests', requests) };
  return { ...rendered, resources: Object.keys(resources).length > 0 ? resources : undefined };
}

/** Whether cdk8s-plus renders both bounds as they are. */
function areWhole(bounds: Bounds | undefined, unit: 'Gi' | 'Mi'): boolean {
  return (!bounds?.limit || isWhole(bounds.limit, unit)) && (!bounds?.request || isWhole(bounds.request, unit));
}

type Bounds = { readonly limit?: Size; readonly request?: Size };

type Quantities = { [resource: string]: kplus.k8s.Quantity };

function quantity(resource: string, size: Size | undefined, unit: 'Gi' | 'Mi'): Quantities {
  return size ? { [resource]: kplus.k8s.Quantity.fromString(sizeText(size, unit)) } : {};
}

function nonEmpty(bound: 'limits' | 'requests', quantities: Quantities): kplus.k8s.ResourceRequirements {
  return Object.keys(quantities).length > 0 ? { [bound]: quantities } : {};
}
