import type { Container } from '../manifest/container';
import type { Path } from '../manifest/json';
import type { Pod } from '../manifest/pod';
import type { Resource } from '../manifest/resource';
import type { Context } from './context';
import type { Effect, Fixer } from './fixer';
import type { SeverityByPosture } from './severity';

/** Where a rule comes from. */
export interface Standards {
  /** The control of the Pod Security Standards, by the name of its check in the reference implementation. */
  readonly podSecurity?: { readonly level: 'baseline' | 'restricted'; readonly check: string };
  /** Sections of the CIS Kubernetes Benchmark. */
  readonly cis?: readonly string[];
  /** Whether the NSA/CISA Kubernetes Hardening Guidance asks for it. */
  readonly nsa?: boolean;
  /** The risk of the OWASP Kubernetes Top Ten of 2022 that it is about. */
  readonly owasp?: 'K01' | 'K02' | 'K03' | 'K04' | 'K05' | 'K06' | 'K07' | 'K08' | 'K09' | 'K10';
}

/** The checks of scanners that ask for the same, by the ids that those have. */
export interface ScannerChecks {
  readonly kubeLinter?: readonly string[];
  readonly kubeScore?: readonly string[];
  readonly polaris?: readonly string[];
  readonly trivy?: readonly string[];
  readonly checkov?: readonly string[];
  readonly kubescape?: readonly string[];
  readonly kyverno?: readonly string[];
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
  /** What happens where it does not hold, in one or two sentences with full stops. */
  readonly why: string;
  readonly severity: SeverityByPosture;
  readonly standards?: Standards;
  readonly scanners?: ScannerChecks;
  /** The kinds of objects that it looks at, `GROUP/KIND` each (the core group is empty); left out, all. */
  readonly kinds?: readonly string[];
  /** Whether it looks only at objects that make pods. */
  readonly podsOnly?: boolean;
  /** The kinds of objects that it looks at beside those that make pods, as in `kinds`; left out, all. */
  readonly podsAnd?: readonly string[];
  /**
   * The names of fields without any of which an object, at whatever depth, leaves it nothing to find, so that it need not be
   * asked; left out where something absent can be found. Fixes are asked for all the same.
   */
  readonly onlyWith?: readonly string[];
  /** Whether it looks at more than the object it is given, so that it means nothing before all are known. */
  readonly wholeApp?: boolean;
  /** Whether a user wrote it, so that what it says may depend on more than on what it is given. */
  readonly isUsers?: boolean;
  /** Where it does not hold. Sees all objects, reports only on the one given. */
  check(resource: Resource, context: Context): Violation[];
  /**
   * Of a rule that looks at the whole app: whether it finds nothing in any object of one, so that it need not be asked; left
   * out where only the objects themselves can tell. What is asked all the same must be right without it.
   */
  holdsThroughout?(context: Context): boolean;
  /** Makes it hold, where the answer is known. Only sets what is absent. */
  fix?(resource: Resource, fixer: Fixer, context: Context): void;
}

/** A rule about one pod as a whole. */
export interface PodRule extends Omit<Rule, 'check' | 'fix' | 'podsOnly' | 'podsAnd'> {
  /** The effect of the fix on a process that works today. */
  effect?: Effect | ((pod: Pod, context: Context) => Effect);
  check(pod: Pod, context: Context): Violation[];
  fix?(pod: Pod, fixer: Fixer, context: Context): void;
}

/** A rule about each container of a pod by itself: ordinary, init, sidecar and ephemeral ones. */
export interface ContainerRule extends Omit<Rule, 'check' | 'fix' | 'podsOnly' | 'podsAnd'> {
  effect?: Effect | ((container: Container, context: Context) => Effect);
  check(container: Container, context: Context): Violation[];
  fix?(container: Container, fixer: Fixer, context: Context): void;
}

export function podRule({ effect = 'behavioural', check, fix, ...rest }: PodRule): Rule {
  return {
    ...rest,
    podsOnly: true,
    check: (resource, context) => {
      const { pods } = resource;
      return pods.length === 1 ? check(pods[0], context) : pods.flatMap((pod) => check(pod, context));
    },
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
    podsOnly: true,
    check: (resource, context) => {
      // most pods have one container and nothing is found in most, so that a list of its own is rarely needed
      let found: Violation[] | undefined;
      for (const { containers } of resource.pods) {
        for (const container of containers) {
          const violations = check(container, context);
          found = found === undefined || found.length === 0 ? violations : found.concat(violations);
        }
      }
      return found ?? [];
    },
    fix:
      fix &&
      ((resource, fixer, context) => {
        for (const { containers } of resource.pods) {
          for (const container of containers) {
            fixer.within(typeof effect === 'function' ? effect(container, context) : effect, () =>
              fix(container, fixer, context),
            );
          }
        }
      }),
  };
}
