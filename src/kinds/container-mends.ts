import * as kplus from 'cdk8s-plus-28';
import { isObject, JsonObject, listIn, objectIn } from '../manifest/json';
import { deniesEscalation } from './container-fields';
import type { RenderedContainer } from './rendered-containers';

/** Mends what cdk8s-plus writes of containers and the API server does not take. */
export function mendContainers(
  containers: readonly RenderedContainer[],
  initContainers: readonly kplus.Container[],
): void {
  for (const [container, rendered] of containers) {
    const isSidecar = container.restartPolicy === kplus.ContainerRestartPolicy.ALWAYS;
    if (initContainers.includes(container) && !isSidecar) {
      delete rendered.startupProbe; // by default, for its port; cdk8s-plus refuses that of a user
    }
    if (!deniesEscalation(container)) {
      admitEscalation(objectIn(rendered, 'securityContext'));
    }
    writeTexts(listIn(rendered, 'env'));
  }
}

/** Who has all privileges can gain them: the API server refuses what says otherwise. */
function admitEscalation(context: JsonObject | undefined): void {
  if (context?.privileged === true && context.allowPrivilegeEscalation === false) {
    context.allowPrivilegeEscalation = true;
  }
}

/** Variables are texts; code in JavaScript may have given numbers. */
function writeTexts(variables: readonly unknown[]): void {
  for (const variable of variables) {
    if (isObject(variable) && (typeof variable.value === 'number' || typeof variable.value === 'boolean')) {
      variable.value = String(variable.value);
    }
  }
}
