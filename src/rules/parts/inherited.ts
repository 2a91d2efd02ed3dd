import type { Container } from '../../manifest/container';
import { isAbsent } from '../../manifest/json';
import type { Pod } from '../../manifest/pod';
import type { Resource } from '../../manifest/resource';
import type { Effect, Fixer } from '../../policy/fixer';
import { isServedByKnative } from './long-running';

/** What a fix would write for a container without a value, and what that does to its process. */
export interface Wish {
  readonly value: unknown;
  readonly effect: Effect;
  /** Whether what makes it neutral stands on the pod, and so holds for containers that are injected later too. */
  readonly forAll?: boolean;
}

/** The containers for which a field of the pod's security context counts, or would if it were set. */
export function heirsOf(pod: Pod, field: string): Container[] {
  return pod.containers.filter((container) => isAbsent(container.own(field)));
}

/**
 * Fills a field of the security context that containers inherit from their pod: on the pod if all heirs wish for the
 * same value, else on those that wish for one. So it never reaches a container that it was not meant for.
 *
 * @param wishOf what a container wishes for; undefined if it is to be left alone
 */
export function fillInherited(
  resource: Resource,
  fixer: Fixer,
  field: string,
  wishOf: (container: Container) => Wish | undefined,
): void {
  for (const pod of resource.pods.filter((candidate) => isAbsent(candidate.own(field)))) {
    const heirs = heirsOf(pod, field);
    if (heirs.length === 0) {
      continue;
    }
    const wishes = heirs.flatMap((container) => {
      const wish = wishOf(container);
      return wish && fixer.allows(wish.effect) ? [{ container, ...wish }] : [];
    });
    const [first] = wishes;
    const onPod =
      wishes.length === heirs.length &&
      wishes.every(({ value }) => value === first.value) &&
      // Knative refuses a security context there unless its administrator has allowed it
      !isServedByKnative(resource) &&
      // a container that a webhook or `kubectl debug` adds inherits from the pod, and nothing is known of it
      (fixer.allows('behavioural') || wishes.every(({ forAll }) => forAll));
    if (first && onPod) {
      const effect = wishes.every((wish) => wish.effect === 'neutral') ? 'neutral' : 'behavioural';
      fixer.within(effect, () => fixer.fill(pod, ['securityContext', field], first.value));
      continue;
    }
    for (const { container, effect, value } of wishes) {
      fixer.within(effect, () => fixer.fill(container, ['securityContext', field], value));
    }
  }
}
