import * as kplus from 'cdk8s-plus-28';

/** How all keys of a ConfigMap or Secret become environment variables. */
export interface EnvSourceOptions {
  /**
   * What stands before each key in the name of its variable.
   *
   * @default - nothing
   */
  readonly prefix?: string;

  /**
   * Whether the container starts where there is no such object.
   *
   * @default false
   */
  readonly optional?: boolean;
}

/**
 * Where environment variables come from that are not named one by one, as `Env` of cdk8s-plus-28 has it, with what that
 * cannot express. They stand in the prop `envFrom` of containers. Prefer single keys: the names of variables, and which
 * secrets a process knows, then do not change with what somebody adds to the object.
 *
 * @see https://kubernetes.io/docs/tasks/configure-pod-container/configure-pod-configmap/
 */
export class EnvSources {
  /** All keys of a ConfigMap. */
  public static configMap(configMap: kplus.IConfigMap, options: EnvSourceOptions = {}): kplus.EnvFrom {
    return envFrom(new kplus.EnvFrom(configMap, options.prefix, undefined), options);
  }

  /** All keys of a Secret. */
  public static secret(secret: kplus.ISecret, options: EnvSourceOptions = {}): kplus.EnvFrom {
    return envFrom(new kplus.EnvFrom(undefined, options.prefix, secret), options);
  }

  private constructor() {}
}

function envFrom(source: kplus.EnvFrom, { optional }: EnvSourceOptions): kplus.EnvFrom {
  Object.defineProperty(source, '_toKube', {
    value: (): kplus.k8s.EnvFromSource => {
      const { configMapRef, prefix, secretRef } = kplus.EnvFrom.prototype._toKube.call(source);
      return {
        configMapRef: configMapRef && { ...configMapRef, optional },
        prefix,
        secretRef: secretRef && { ...secretRef, optional },
      };
    },
  });
  return source;
}
