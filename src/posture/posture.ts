import type { IConstruct } from 'constructs';
import type { PostureData } from '../policy/subject';
import { postureOptions } from './on-demand';
import type { PostureOptions } from './posture-options';
import { actOnPosture, NO_POSTURE, setPosture } from './scope';

/**
 * How an app is secured: which rules hold, how severe each is, and with what parameters. Set it with the `posture` prop
 * of App and Chart, or apply it to any scope.
 */
export class Posture {
  /**
   * The Pod Security Standard `restricted`, and hardening beyond it. What lets an attacker out of a container and what
   * the API server would refuse are errors; the rest warns. This is the default.
   *
   * @throws if an option is out of range
   * @see https://kubernetes.io/docs/concepts/security/pod-security-standards/#restricted
   */
  public static restricted(options: PostureOptions = {}): Posture {
    return new Posture(postureOptions().postureData('restricted', options));
  }

  /**
   * The Pod Security Standard `baseline`: known privilege escalations are errors. Nothing is added to pods that their
   * processes could notice.
   *
   * @throws if an option is out of range
   * @see https://kubernetes.io/docs/concepts/security/pod-security-standards/#baseline
   */
  public static baseline(options: PostureOptions = {}): Posture {
    return new Posture(postureOptions().postureData('baseline', options));
  }

  /**
   * Everything of `restricted`, and every finding is an error.
   *
   * @throws if an option is out of range
   */
  public static strict(options: PostureOptions = {}): Posture {
    return new Posture(postureOptions().postureData('strict', options));
  }

  /** Nothing is checked and nothing is changed: manifests are what cdk8s and cdk8s-plus-28 render. */
  public static none(): Posture {
    return new Posture({ ...NO_POSTURE });
  }

  /** The posture in force for a construct. Asking for it fixes it: it cannot be set any more above that construct. */
  public static of(scope: IConstruct): Posture {
    return new Posture(actOnPosture(scope));
  }

  private constructor(private readonly data: PostureData) {}

  /** Its name: `restricted`, `baseline`, `strict` or `none`. */
  public get name(): string {
    return this.data.name;
  }

  /**
   * The same posture, but it only tells: nothing is fixed, every finding is a warning, and synth never fails. Objects are
   * rendered as cdk8s and cdk8s-plus-28 do, byte for byte, also where they lose a JSON patch, which is a warning then; but for
   * what is said by props that cdk8s-plus-28 does not have.
   */
  public audit(): Posture {
    return new Posture({ ...this.data, audit: true });
  }

  /**
   * Applies it to a scope and everything below, where no nearer scope has one of its own.
   *
   * @throws if a construct below has already acted on another posture
   */
  public applyTo(scope: IConstruct): void {
    setPosture(scope, this.data);
  }
}
