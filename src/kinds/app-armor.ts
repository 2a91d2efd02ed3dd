import type { JsonObject } from '../manifest/json';

/**
 * An AppArmor profile, by which the kernel of a node confines processes. Where the posture's target version is below 1.30
 * it is written as the annotation of the pod that these servers know.
 *
 * @see https://kubernetes.io/docs/tutorials/security/apparmor/
 */
export class AppArmor {
  /** The profile that comes with the container runtime, which nodes with AppArmor use anyway. */
  public static runtimeDefault(): AppArmor {
    return new AppArmor('RuntimeDefault', 'runtime/default');
  }

  /**
   * A profile that somebody has loaded on the node. Where it is not loaded, the container does not start.
   *
   * @param profile the name of the profile
   * @throws if the name is empty, or has spaces around it
   */
  public static localhost(profile: string): AppArmor {
    if (profile === '' || profile !== profile.trim()) {
      throw new Error(
        `the AppArmor profile ${JSON.stringify(profile)} is no name; write that of one on the nodes, without spaces around it`,
      );
    }
    return new AppArmor('Localhost', `localhost/${profile}`, profile);
  }

  /** None at all. The rule `apparmor-not-overridden` reports it. */
  public static unconfined(): AppArmor {
    return new AppArmor('Unconfined', 'unconfined');
  }

  private constructor(
    private readonly type: string,
    private readonly annotation: string,
    private readonly localhostProfile?: string,
  ) {}

  /**
   * The field of a security context, since Kubernetes 1.30.
   *
   * @internal
   */
  public _toField(): JsonObject {
    const { localhostProfile, type } = this;
    return localhostProfile === undefined ? { type } : { localhostProfile, type };
  }

  /**
   * The annotation for a container, before.
   *
   * @internal
   */
  public _toAnnotation(): string {
    return this.annotation;
  }
}
