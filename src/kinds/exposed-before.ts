import * as kplus from 'cdk8s-plus-28';
import { mendsIn } from './mends';
import { Service } from './service';

/**
 * The Service by which a Deployment is exposed already, if it is asked for again: for another path of an Ingress, say.
 *
 * @throws if it has another type or other ports than are asked for
 */
export function exposedBefore(
  deployment: kplus.Deployment,
  { name, ports, serviceType }: kplus.DeploymentExposeViaServiceOptions,
): Service | undefined {
  const found = mendsIn(deployment) && deployment.node.tryFindChild(`${name ?? ''}Service`);
  if (!(found instanceof Service)) {
    return undefined;
  }
  const isOther =
    (serviceType !== undefined && serviceType !== found.type) ||
    (ports !== undefined && portsText(ports) !== portsText(found.ports));
  if (isOther) {
    throw new Error(
      `[${deployment.node.path}] the pods are exposed already, by the Service "${found.name}" with type ${found.type} and ` +
        `ports ${found.ports.map(({ port }) => port).join(', ')}; write these or none, or give another Service by name`,
    );
  }
  return found;
}

function portsText(ports: readonly kplus.ServicePort[]): string {
  return JSON.stringify(
    ports.map(({ name, nodePort, port, protocol = kplus.Protocol.TCP, targetPort = port }) => [
      name,
      nodePort,
      port,
      protocol,
      targetPort,
    ]),
  );
}
