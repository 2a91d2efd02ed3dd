import { ApiObject, App, Chart } from 'cdk8s';
import { Construct, IConstruct } from 'constructs';
import { Inventory } from '../manifest/inventory';
import { isObject } from '../manifest/json';
import { listItems } from '../manifest/list-items';
import { Resource } from '../manifest/resource';
import { KUBE_DNS, NameServer } from '../network/cluster-network';
import { renderCharts } from '../synth/synthesis';

/** Objects of which can be asked who reaches whom. */
export interface Manifests {
  readonly app: Inventory;
  /** What was rendered; undefined for plain data. */
  readonly scope?: IConstruct;
  /** The constructs that people hold of objects, by the paths of these. */
  readonly holders: ReadonlyMap<string, IConstruct>;
  /** Who answers names, as the posture of an object says. */
  nameServersOf(resource: Resource): readonly NameServer[];
}

/**
 * Renders an app, or a chart and those in it. Nothing is written, and nothing is judged.
 *
 * @throws if it is neither, or cannot be rendered
 */
export function manifestsOf(scope: App | Chart): Manifests {
  if (!isAppOrChart(scope)) {
    throw new Error('Reachability.of was given something that is no App and no Chart; write Reachability.of(app)');
  }
  const charts = renderCharts(scope.node.root).filter(({ chart }) => chart.node.scopes.includes(scope));
  const subjects = charts.flatMap((chart) => chart.subjects);
  const postures = new Map(subjects.map(({ resource, posture }) => [resource, posture]));
  return {
    app: new Inventory(subjects.map(({ resource }) => resource)),
    scope,
    holders: holdersOf(charts.flatMap(({ objects }) => objects)),
    nameServersOf: (resource) => postures.get(resource)!.parameters.network.dns,
  };
}

/**
 * Takes objects as they are.
 *
 * @throws if something among them is no object
 */
export function plainManifests(objects: readonly unknown[]): Manifests {
  const items = objects.flatMap((value, index) => {
    if (!isObject(value)) {
      throw new Error(`object ${index + 1} of the manifests is ${JSON.stringify(value)}; give Kubernetes objects`);
    }
    return listItems(value, `object ${index + 1} of the manifests`);
  });
  return {
    app: new Inventory(items.map((manifest) => new Resource(manifest))),
    holders: new Map(),
    nameServersOf: () => [KUBE_DNS],
  };
}

/** By what they are and not by their classes, of which there may be two copies. */
function isAppOrChart(scope: unknown): boolean {
  return Construct.isConstruct(scope) && (scope.node.scope === undefined || Chart.isChart(scope));
}

function holdersOf(objects: readonly ApiObject[]): ReadonlyMap<string, IConstruct> {
  return new Map(objects.map((object) => [object.node.path, holderOf(object)]));
}

/** The outermost construct that stands for the object: a component, a kind, or the object itself. */
function holderOf(object: ApiObject): IConstruct {
  let holder: IConstruct = object;
  for (let scope = object.node.scope; scope && !Chart.isChart(scope); scope = scope.node.scope) {
    if (scope.node.defaultChild === object || 'toPeer' in scope) {
      holder = scope;
    }
  }
  return holder;
}
