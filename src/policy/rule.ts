import type { Container } from '../manifest/container';
import type { Path } from '../manifest/json';
import type { Pod } from '../manifest/pod';
import type { Resource } from '../manifest/resource';
import type { Context } from './context';
import type { Effect, Fixer } from './fixer';

/** Where a rule comes from. */
export interface Standards {
  /** The control of the Pod Security Standards, by the name of its check in the reference implementation. */
  readonly podSecurity?: { readonly level: 'baseline' | 'restricted'; readonly check: string };
  /** Sections of the CIS Kubernetes Benchmark. */
  readonly cis?: readonly string[];
  /** Whether the NSA/CISA Kubernetes Hardening Guidance asks for it. */
  readonly nsa?: boolean;
}

/** One place of one object where a rule does not hold. */
export interface Violation {
  /** Subject, what is wrong, what to write. Lower case, no full stop. */
  readonly message: string;
  /** The field, from the root of the object. */
  readonly path: Path;
  readonly container?: string;
  /** What stands there now; left out where nothing does. */
  readonly seen?: unknown;
  /** A value that would satisfy the rule, where there is an answer for everyone. */
  readonly write?: unknown;
}

/** Says what must hold, tells whether it does, and makes it hold. */
export interface Rule {
  /** What must hold, in kebab case; also the name of its file and what users type. */
  readonly id: string;
  /** The same as a sentence, whose subject is the object: `containers drop every Linux capability`. */
  readonly summary: string;
  readonly standards?: Standards;
  /** Whether it looks at more than the object it is given, so that it means nothing before all are known. */
  readonly wholeApp?: boolean;
  /** Where it does not hold. Sees all objects, reports only on the one given. */
  check(resource: Resource, context: Context): Violation[];
  /** Makes it hold, where the answer is known. Only sets what is absent. */
  fix?(resource: Resource, fixer: Fixer, context: Context): void;
}

/** A rule about one pod as a whole. */
export interface PodRule extends Omit<Rule, 'check' | 'fix'> {
  /** The effect of the fix on a process that works today. */
  effect?: Effect | ((pod: Pod, context: Context) => Effect);
  check(pod: Pod, context: Context): Violation[];
  fix?(pod: Pod, fixer: Fixer, context: Context): void;
}

/** A rule about each container of a pod by itself: ordinary, init, sidecar and ephemeral ones. */
export interface ContainerRule extends Omit<Rule, 'check' | 'fix'> {
  effect?: Effect | ((container: Container, context: Context) => Effect);
  check(container: Container, context: Context): Violation[];
  fix?(container: Container, fixer: Fixer, context: Context): void;
}

export function podRule({ effect = 'behavioural', check, fix, ...rest }: PodRule): Rule {
  return {
    ...rest,
    check: (resource, context) => resource.pods.flatMap((pod) => check(pod, context)),
    fix:
      fix &&
      ((resource, fixer, context) => {
        for (const pod of resource.pods) {
          fixer.within(typeof effect === 'function' ? effect(pod, context) : effect, () => fix(pod, fixer, context));
        }
      }),
  };
}

export function containerRule({ effect = 'behavioural', check, fix, ...rest }: ContainerRule): Rule {
  return {
    ...rest,
    check: (resource, context) =>
      resource.pods.flatMap((pod) => pod.containers.flatMap((container) => check(container, context))),
    fix:
      fix &&
      ((resource, fixer, context) => {
        for (const container of resource.pods.flatMap((pod) => pod.containers)) {
          fixer.within(typeof effect === 'function' ? effect(container, context) : effect, () =>
            fix(container, fixer, context),
          );
        }
      }),
  };
}
