import type * as kplus from 'cdk8s-plus-28';
import { objectOf } from '../connections/plus-object';
import { insertField, JsonObject, listIn, objectIn } from '../manifest/json';
import { amend } from '../synth/own-kind';
import type { ServicePort, ServiceProps } from './service-props';
import { hasDefined, writeFields } from './written-fields';

/** Has those props of a Service rendered that cdk8s-plus does not have. */
export function writeServiceFields(service: kplus.Service, props: ServiceProps): void {
  const fields = fieldsOf(props);
  if (hasDefined(fields)) {
    amend(objectOf(service), ({ spec }) => {
      writeFields(spec as JsonObject, fields);
    });
  }
}

/** Has what cdk8s-plus does not know of the ports of a Service rendered, now that one has something of it. */
export function writePortFields(service: kplus.Service, port: object): void {
  const { targetPortName, appProtocol } = port as Partial<ServicePort>;
  if ((targetPortName === undefined && appProtocol === undefined) || COMPLETED.has(service)) {
    return;
  }
  COMPLETED.add(service);
  amend(objectOf(service), (manifest) => {
    const written = listIn(objectIn(manifest, 'spec'), 'ports');
    written.forEach((one, index) => completePort(one as JsonObject, service.ports[index]));
  });
}

const COMPLETED = new WeakSet<kplus.Service>();

function completePort(written: JsonObject, { targetPortName, appProtocol }: ServicePort): void {
  if (targetPortName !== undefined && written.targetPort === undefined) {
    insertField(written, 'targetPort', targetPortName);
  }
  if (appProtocol !== undefined) {
    insertField(written, 'appProtocol', appProtocol);
  }
}

function fieldsOf(props: ServiceProps): JsonObject {
  const { externalTrafficPolicy, internalTrafficPolicy, trafficDistribution, ipFamilies, ipFamilyPolicy } = props;
  const { loadBalancerClass, allocateLoadBalancerNodePorts, healthCheckNodePort } = props;
  return {
    ...props.sessionAffinity?._toJson(),
    externalTrafficPolicy,
    internalTrafficPolicy,
    trafficDistribution,
    ipFamilies: ipFamilies && [...ipFamilies],
    ipFamilyPolicy,
    loadBalancerClass,
    allocateLoadBalancerNodePorts,
    healthCheckNodePort,
  };
}
