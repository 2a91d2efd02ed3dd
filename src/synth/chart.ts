import * as cdk8s from 'cdk8s';
import type { Construct } from 'constructs';
import { isObject } from '../manifest/json';
import { isolates } from '../posture/isolation';
import type { Posture } from '../posture/posture';
import { applyPosture } from '../posture/posture-prop';
import { actOnPosture } from '../posture/scope';
import { manifestsInProgress } from './already-rendered';
import { attach } from './attachments';
import { rendersPlainly } from './chart-override';
import { objectName } from './object-names';
import { amend, ownKind } from './own-kind';
import { renderAllBelow } from './self-rendering';
import { rememberSource } from './source-frames';
import { synthesiseChart } from './synthesis';

/** What a chart can be told. */
export interface ChartProps extends cdk8s.ChartProps {
  /**
   * How everything in this chart is secured.
   *
   * @default - that of the scope; `Posture.restricted()` where no scope has one
   */
  readonly posture?: Posture;

  /**
   * Whether the chart renders the Namespace that `namespace` names, before everything else of its own. Charts that use the
   * same namespace should depend on it (`addDependency`), so that they are applied later; nested ones come first.
   *
   * @default false
   */
  readonly createNamespace?: boolean;

  /**
   * Whether a NetworkPolicy in the Namespace that the chart creates denies all connections that no other policy allows,
   * whoever makes the pods.
   *
   * @default - true with `createNamespace` under the postures restricted and strict, unless they only tell; otherwise
   *   false
   */
  readonly defaultDeny?: boolean;
}

/**
 * A set of objects that are applied together, hardened and judged by the posture in force.
 * A drop-in for the class of the same name in cdk8s.
 */
export class Chart extends cdk8s.Chart {
  private readonly namesHaveHashes: boolean;

  /**
   * @throws if the posture is none, a Namespace is to be created and has no name, or is to deny and is not created
   */
  constructor(scope: Construct, id: string, props: ChartProps = {}) {
    super(scope, id, props);
    this.namesHaveHashes = !props.disableResourceNameHashes;
    rememberSource(this);
    applyPosture(this, props.posture);
    renderAllBelow(this);
    if (props.createNamespace) {
      if (!props.namespace) {
        throw new Error(`chart "${this.node.path}" cannot create a Namespace without a name; set namespace`);
      }
      createNamespace(this, props.namespace);
    }
    if (props.defaultDeny ?? (props.createNamespace && isolates(actOnPosture(this)))) {
      if (!props.createNamespace) {
        throw new Error(
          `chart "${this.node.path}" cannot deny by default in a Namespace that it does not create; set createNamespace`,
        );
      }
      denyByDefault(this);
    }
  }

  /**
   * The name of an object that has none: its path, with a hash of that. To be overridden for other names.
   *
   * @param apiObject what is to be called so
   */
  public generateObjectName(apiObject: cdk8s.ApiObject): string {
    return objectName(apiObject, this.namesHaveHashes) ?? super.generateObjectName(apiObject);
  }

  /**
   * The name that an object without one would get; undefined where a class has names of its own, which only the object
   * itself can be asked for.
   *
   * @internal
   */
  public _nameToBe(kind: string, scope: Construct, id: string): string | undefined {
    return this.generateObjectName === Chart.prototype.generateObjectName
      ? objectName({ kind, node: { id, scope } }, this.namesHaveHashes)
      : undefined;
  }

  /**
   * Renders the objects of this chart. Rules that look at a whole app are left to the App.
   *
   * @throws if a rule that is an error does not hold for an object, and nobody has waived it
   */
  public toJson(): any[] {
    const inProgress = manifestsInProgress(this);
    return inProgress ? [...inProgress] : synthesiseChart(this);
  }
}

rendersPlainly(Chart.prototype.toJson);

/** Who renders a Namespace may deny what nobody has declared in it: strangers in a shared one are not ours to cut off. */
function denyByDefault(chart: Chart): void {
  const policy = new cdk8s.ApiObject(chart, 'DefaultDeny', {
    apiVersion: 'networking.k8s.io/v1',
    kind: 'NetworkPolicy',
    metadata: { name: 'default-deny' },
    spec: { podSelector: {}, policyTypes: ['Ingress', 'Egress'] },
  });
  ownKind(policy);
}

function createNamespace(chart: Chart, name: string): void {
  const namespace = new cdk8s.ApiObject(chart, 'Namespace', {
    apiVersion: 'v1',
    kind: 'Namespace',
    metadata: { name },
  });
  attach(namespace, { first: true });
  ownKind(namespace);
  amend(namespace, ({ metadata }) => {
    // cdk8s puts the chart's namespace on every object, and a Namespace is in none
    if (isObject(metadata)) {
      delete metadata.namespace;
    }
  });
}
