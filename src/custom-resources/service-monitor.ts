import type { ApiObject } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import type { Construct } from 'constructs';
import { leadFromMonitor } from '../connections/exposed-service';
import type { IPeer } from '../connections/peer';
import type { JsonObject } from '../manifest/json';
import { customObject } from './custom-object';
import type { CustomResourceProps } from './custom-resource-props';
import { Faults } from './faults';
import type { MetricsEndpoint } from './metrics-endpoint';
import { endpointFields } from './metrics-endpoint-fields';
import { namespaceFrom } from './object-place';

/** Properties of a ServiceMonitor. */
export interface ServiceMonitorProps extends CustomResourceProps {
  /** The Service whose pods have the metrics, as that of a WebService: `web.service`. */
  readonly service: kplus.Service;

  /**
   * Where the metrics are.
   *
   * @default - the port named `metrics`, or the only one that the Service has, at `/metrics`
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
 * A ServiceMonitor: from which pods Prometheus collects metrics. It finds the Service by a label that the Service gets for
 * that, since its own labels may be on others too.
 *
 * @see https://prometheus-operator.dev/docs/developer/getting-started/
 */
export class ServiceMonitor extends kplus.Resource {
  public readonly resourceType = 'servicemonitors';

  protected readonly apiObject: ApiObject;

  constructor(scope: Construct, id: string, props: ServiceMonitorProps) {
    super(scope, id);
    const faults = new Faults();
    this.apiObject = customObject(this, {
      apiVersion: 'monitoring.coreos.com/v1',
      kind: 'ServiceMonitor',
      props,
      faults,
      spec: () => spec,
    });
    const { service, scraper } = props;
    const ports = endpointsOf(props).map((endpoint) => ({ endpoint, port: portOf(service, endpoint, faults) }));
    const namespace = namespaceFrom(this.metadata.namespace, service);
    const spec: JsonObject = {
      selector: { matchLabels: { [LABEL]: labelled(service) } },
      namespaceSelector: namespace && { matchNames: [namespace] },
      endpoints: faults.list('endpoints', ports, { least: 1 }).map(({ endpoint, port }) => ({
        ...(port?.name ? { port: port.name } : { targetPort: port && (port.targetPort ?? port.port) }),
        ...endpointFields(endpoint, faults),
      })),
    };
    for (const number of new Set(ports.flatMap(({ port }) => port?.port ?? []))) {
      leadFromMonitor(this, scraper, service, number);
    }
  }
}

/** By which ServiceMonitors find a Service. */
const LABEL = 'cdk8s-bulkhead/monitored-service';
const METRICS = 'metrics';

/** Gives a Service the label by which it is found. */
function labelled(service: kplus.Service): string {
  service.metadata.addLabel(LABEL, service.name);
  return service.name;
}

function endpointsOf({ endpoints }: ServiceMonitorProps): readonly MetricsEndpoint[] {
  return endpoints ?? [{}];
}

function portOf(
  { name, ports }: kplus.Service,
  { port }: MetricsEndpoint,
  faults: Faults,
): kplus.ServicePort | undefined {
  const meant = port === undefined ? ports.find((one) => one.name === METRICS) : ports.find((one) => one.name === port);
  const found = meant ?? (port === undefined && ports.length === 1 ? ports[0] : undefined);
  if (!found) {
    const all = ports.map((one) => one.name ?? one.port).join(', ') || 'none';
    const seen = port === undefined ? 'no port is named for the metrics' : `"${port}" is none`;
    faults.add(`the Service "${name}" has ports ${all}, and ${seen}; set port of the endpoint to one of their names`);
  }
  return found;
}
