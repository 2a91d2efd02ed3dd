import type { JsonObject } from '../manifest/json';
import type { Faults } from './faults';

/** The namespaces in which routes may be that a listener of a Gateway serves. */
export class RouteNamespaces {
  /** That of the Gateway. */
  public static same(): RouteNamespaces {
    return new RouteNamespaces((): JsonObject => ({ from: 'Same' }));
  }

  /** All. Whoever may create a route anywhere can then take over host names. */
  public static all(): RouteNamespaces {
    return new RouteNamespaces((): JsonObject => ({ from: 'All' }));
  }

  /** Those with some names. */
  public static named(...names: string[]): RouteNamespaces {
    return new RouteNamespaces((what, faults) => {
      faults.list(what, names, { least: 1 }).forEach((name) => faults.namespace(`a namespace of ${what}`, name));
      const matchExpressions = [{ key: NAME, operator: 'In', values: [...names] }];
      const selector = names.length === 1 ? { matchLabels: { [NAME]: names[0] } } : { matchExpressions };
      return { from: 'Selector', selector };
    });
  }

  /** Those with some labels. */
  public static labelled(labels: { [label: string]: string }): RouteNamespaces {
    return new RouteNamespaces((what, faults) => {
      faults.list(`labels in ${what}`, Object.keys(labels), { least: 1 });
      return { from: 'Selector', selector: { matchLabels: faults.labels(what, labels) } };
    });
  }

  private constructor(private readonly fields: (what: string, faults: Faults) => JsonObject) {}

  /** @internal */
  public _fields(what: string, faults: Faults): JsonObject {
    return this.fields(what, faults);
  }
}

const NAME = 'kubernetes.io/metadata.name';
