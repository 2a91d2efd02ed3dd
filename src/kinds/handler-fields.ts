import type * as kplus from 'cdk8s-plus-28';
import type { JsonObject } from '../manifest/json';

// A global symbol: with two copies of this package in an application, each must know the handlers of the other.
const FIELDS = Symbol.for('cdk8s-bulkhead.handler-fields');

// Of containers, whose pods write what their hooks do.
const WRITTEN = Symbol.for('cdk8s-bulkhead.written-hooks');

const HOOKS = ['postStart', 'preStop'] as const;

/**
 * Says what a handler does that cdk8s-plus cannot express, in the API's field names. Pods of this library write it; others
 * would render a hook that does nothing, so they are refused.
 */
export function setHandlerFields(handler: kplus.Handler, fields: JsonObject): void {
  const render = (container: kplus.Container): kplus.k8s.LifecycleHandler => {
    if (!(container as { [WRITTEN]?: boolean })[WRITTEN]) {
      throw new Error(
        `the pods of the container "${container.name}" are not of this library, and cdk8s-plus-28 cannot render its ` +
          `lifecycle hook: ${Object.keys(fields).join(', ')}; take the kind of the same name from cdk8s-bulkhead`,
      );
    }
    return {};
  };
  Object.defineProperty(handler, FIELDS, { value: fields });
  Object.defineProperty(handler, '_toKube', { value: render });
}

/** Marks a container whose pods write what its hooks do. */
export function writeHooksOf(container: kplus.Container): void {
  if (lifecycleOf(container)) {
    Object.defineProperty(container, WRITTEN, { value: true });
  }
}

/** The lifecycle hooks of a container that cdk8s-plus cannot express, by their names; undefined if it has none. */
export function hookFieldsOf(container: kplus.Container): JsonObject | undefined {
  const lifecycle = lifecycleOf(container);
  if (!lifecycle) {
    return undefined;
  }
  const hooks = HOOKS.flatMap((hook): [string, JsonObject][] => {
    const handler = lifecycle[hook] as { [FIELDS]?: JsonObject } | undefined;
    return handler?.[FIELDS] ? [[hook, { ...handler[FIELDS] }]] : [];
  });
  return hooks.length > 0 ? Object.fromEntries(hooks) : undefined;
}

/** What cdk8s-plus keeps to itself. */
function lifecycleOf(container: kplus.Container): kplus.ContainerLifecycle | undefined {
  return (container as unknown as { readonly _lifecycle?: kplus.ContainerLifecycle })._lifecycle;
}
