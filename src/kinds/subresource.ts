import type * as kplus from 'cdk8s-plus-28';

/**
 * A part of objects with permissions of its own, such as the logs of pods: `Subresource.of(ApiResource.PODS, 'log')`, or
 * of one object: `Subresource.of(deployment, 'scale')`.
 *
 * @see https://kubernetes.io/docs/reference/access-authn-authz/rbac/#referring-to-resources
 */
export class Subresource implements kplus.IApiResource, kplus.IApiEndpoint {
  /**
   * @param resource a kind, or one object
   * @param name what the API calls the part: `log`, `exec`, `scale`, `status`, `token`
   * @throws if the name is none
   */
  public static of(resource: kplus.IApiResource, name: string): Subresource {
    if (typeof name !== 'string' || !/^[a-z]+(?:\/[a-z]+)*$/.test(name)) {
      throw new Error(
        `a subresource of "${resource.resourceType}" must be lower-case letters, e.g. "log", not ${JSON.stringify(name)}`,
      );
    }
    return new Subresource(resource.apiGroup, `${resource.resourceType}/${name}`, resource.resourceName);
  }

  private constructor(
    /** The API group of the resource. */
    public readonly apiGroup: string,
    /** The resource and the part: `pods/log`. */
    public readonly resourceType: string,
    /** The object, if it is of one alone. */
    public readonly resourceName: string | undefined,
  ) {}

  /** Itself: it is no path. */
  public asApiResource(): kplus.IApiResource | undefined {
    return this;
  }

  /** Nothing: it is no path. */
  public asNonApiResource(): string | undefined {
    return undefined;
  }
}
