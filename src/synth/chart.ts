import * as cdk8s from 'cdk8s';
import type { Construct } from 'constructs';
import { isObject } from '../manifest/json';
import type { Posture } from '../posture/posture';
import { applyPosture } from '../posture/posture-prop';
import { manifestsInProgress } from './already-rendered';
import { attach } from './attachments';
import { rendersPlainly } from './chart-override';
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
}

/**
 * A set of objects that are applied together, hardened and judged by the posture in force.
 * A drop-in for the class of the same name in cdk8s.
 */
export class Chart extends cdk8s.Chart {
  /**
   * @throws if the posture is none, or a Namespace is to be created and has no name
   */
  constructor(scope: Construct, id: string, props: ChartProps = {}) {
    super(scope, id, props);
    rememberSource(this);
    applyPosture(this, props.posture);
    renderAllBelow(this);
    if (props.createNamespace) {
      if (!props.namespace) {
        throw new Error(`chart "${this.node.path}" cannot create a Namespace without a name; set namespace`);
      }
      createNamespace(this, props.namespace);
    }
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
