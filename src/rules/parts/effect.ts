import type { Container } from '../../manifest/container';
import type { Effect } from '../../policy/fixer';

/**
 * What taking privileges away does to a container. A process that is not root and can gain none holds none that could be
 * taken from it. But containers in containers need what others do without: they show by their user namespace, or by
 * a /proc that nothing is masked in.
 */
export function unprivilegedEffect(container: Container): Effect {
  const nests = container.own('procMount') === 'Unmasked' || container.pod.spec.hostUsers === false;
  return container.runsAsNonRoot && !container.mayEscalate && !nests ? 'neutral' : 'behavioural';
}
