import type { ApiObject } from 'cdk8s';
import type * as kplus from 'cdk8s-plus-28';
import { JsonObject, listIn, objectIn, stringIn } from '../manifest/json';
import { variableNameFault } from '../manifest/name';
import { POD_TEMPLATE_PATHS, podTemplatesOf } from '../manifest/pod-template';
import { amend } from '../synth/own-kind';
import { addedContainers } from './pod-overrides';
import { checkUntold, containerNamed } from './told-container';

/**
 * The variables by which containers of cdk8s-plus are told addresses. They are kept apart from its own, since containers
 * that were given the same object of variables share it.
 */
export class PlusVariables {
  private readonly variables = new Map<kplus.Container, Map<string, string>>();

  constructor(
    private readonly name: string,
    private readonly pods: kplus.AbstractPod,
    private readonly object: ApiObject,
  ) {}

  /**
   * @param containers their names; the first container if undefined
   * @throws if there is no such container, or the variable is set already
   */
  public set(variable: string, value: string, containers: readonly string[] | undefined): void {
    const added = addedContainers(this.pods);
    const chosen = containers?.map((each) => containerNamed(this.name, this.all(), each, added)) ?? [this.main()];
    const fault = variableNameFault(variable);
    if (fault) {
      throw new Error(`the variable "${variable}" of "${this.name}" ${fault}`);
    }
    chosen.forEach((container) => this.check(container, variable, value));
    if (this.variables.size === 0) {
      amend(this.object, (manifest) => this.complete(manifest));
    }
    for (const container of chosen) {
      this.variables.set(container, (this.variables.get(container) ?? new Map()).set(variable, value));
    }
  }

  private main(): kplus.Container {
    const [main] = this.pods.containers;
    if (!main) {
      throw new Error(`"${this.name}" has no container yet that could be told an address; add it before connecting`);
    }
    return main;
  }

  private all(): kplus.Container[] {
    return [...this.pods.containers, ...this.pods.initContainers];
  }

  private check(container: kplus.Container, variable: string, value: string): void {
    const before = this.variables.get(container)?.get(variable);
    checkUntold({ container: container.name, variable, value, before }, container.env.variables);
  }

  private complete(manifest: JsonObject): void {
    const group = stringIn(manifest, 'apiVersion')!.split('/').slice(0, -1).join('');
    const [pod] = podTemplatesOf(manifest, `${group}/${stringIn(manifest, 'kind')}`, POD_TEMPLATE_PATHS);
    const spec = objectIn(pod?.template, 'spec');
    for (const [container, variables] of this.variables) {
      const rendered = [...listIn(spec, 'containers'), ...listIn(spec, 'initContainers')].find(
        (each) => stringIn(each, 'name') === container.name,
      ) as JsonObject;
      // the user may have set one since
      variables.forEach((value, variable) => this.check(container, variable, value));
      rendered.env = [...listIn(rendered, 'env'), ...[...variables].sort().map(([name, value]) => ({ name, value }))];
    }
  }
}
