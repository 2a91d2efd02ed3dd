import type { ApiObject } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import type { Construct } from 'constructs';
import { leadMonitorToPods } from '../connections/exposed-service';
import type { IPeer } from '../connections/peer';
import { labelSelectorOf } from '../connections/plus-selector';
import type { JsonObject } from '../manifest/json';
import { customObject } from './custom-object';
import type { CustomResourceProps } from './custom-resource-props';
import { Faults } from './faults';
import type { MetricsEndpoint } from './metrics-endpoint';
import { endpointFields } from './metrics-endpoint-fields';
import { namespaceFrom } from './object-place';

/** Properties of a PodMonitor. */
export interface PodMonitorProps extends CustomResourceProps {
  /** The workload whose pods have the metrics, as that of a Worker: `worker.deployment`. */
  readonly workload: kplus.AbstractPod;

  /**
   * Where the metrics are.
   *
   * @default - the port named `metrics`, or the only one that the pods have, at `/metrics`
   */
  readonly endpoints?: MetricsEndpoint[];

  /**
   * Who collects them, and so is let in to workloads of this library.
   *
   * @default - the scraper that the posture names; without one nobody is let in, and a finding says so where a workload
   *   is isolated
   */
  readonly scraper?: IPeer;
}

/**
 * A PodMonitor: from which pods Prometheus collects metrics, whether a Service leads to them or not.
 *
 * @see https://prometheus-operator.dev/docs/developer/getting-started/
 */
export class PodMonitor extends kplus.Resource {
  public readonly resourceType = 'podmonitors';

  protected readonly apiObject: ApiObject;

  constructor(scope: Construct, id: string, props: PodMonitorProps) {
    super(scope, id);
    const faults = new Faults();
    this.apiObject = customObject(this, {
      apiVersion: 'monitoring.coreos.com/v1',
      kind: 'PodMonitor',
      props,
      faults,
      spec: () => spec,
    });
    const { workload, endpoints = [{}], scraper } = props;
    const namespace = namespaceFrom(this.metadata.namespace, workload);
    const ports = endpoints.map((endpoint) => ({ endpoint, port: portOf(workload, endpoint, faults) }));
    const spec: JsonObject = {
      selector: labelSelectorOf(workload.toPodSelectorConfig().labelSelector),
      namespaceSelector: namespace && { matchNames: [namespace] },
      podMetricsEndpoints: faults.list('endpoints', ports, { least: 1 }).map(({ endpoint, port }) => ({
        ...(port?.name ? { port: port.name } : { portNumber: port?.number }),
        ...endpointFields(endpoint, faults),
      })),
    };
    for (const port of new Set(ports.flatMap((one) => one.port ?? []))) {
      leadMonitorToPods(this, scraper, workload, port);
    }
  }
}

const METRICS = 'metrics';

function portOf(
  workload: kplus.AbstractPod,
  { port }: MetricsEndpoint,
  faults: Faults,
): kplus.ContainerPort | undefined {
  const ports = [...workload.containers, ...workload.initContainers].flatMap((container) => container.ports);
  const meant = ports.find(({ name }) => name === (port ?? METRICS));
  const found = meant ?? (port === undefined && ports.length === 1 ? ports[0] : undefined);
  if (!found) {
    const all = ports.map(({ name, number }) => name ?? number).join(', ') || 'none';
    const seen = port === undefined ? 'no port is named for the metrics' : `"${port}" is none`;
    faults.add(`"${workload.name}" has ports ${all}, and ${seen}; set port of the endpoint to one of their names`);
  }
  return found;
}
