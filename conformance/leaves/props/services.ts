import { Duration } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import {
  IngressClassProps,
  ServiceIpFamily,
  ServiceIpFamilyPolicy,
  ServicePort,
  ServiceProps,
  ServiceTrafficDistribution,
  ServiceTrafficPolicy,
  SessionAffinity,
} from '../../../src';
import { NAME } from '../subjects';
import type { PropCases } from './case';

const BALANCED = { type: kplus.ServiceType.LOAD_BALANCER };

export function serviceCases(): PropCases<ServiceProps, kplus.ServiceProps> {
  const { IPV4 } = ServiceIpFamily;
  return {
    sessionAffinity: {
      value: SessionAffinity.clientIp(Duration.minutes(1)),
      at: 'spec.sessionAffinityConfig.clientIP.timeoutSeconds',
      as: 60,
    },
    externalTrafficPolicy: { value: ServiceTrafficPolicy.LOCAL, at: 'spec.externalTrafficPolicy', beside: BALANCED },
    internalTrafficPolicy: { value: ServiceTrafficPolicy.LOCAL, at: 'spec.internalTrafficPolicy' },
    trafficDistribution: { value: ServiceTrafficDistribution.PREFER_CLOSE, at: 'spec.trafficDistribution' },
    ipFamilies: { value: [IPV4], at: 'spec.ipFamilies', as: ['IPv4'] },
    ipFamilyPolicy: { value: ServiceIpFamilyPolicy.PREFER_DUAL_STACK, at: 'spec.ipFamilyPolicy' },
    loadBalancerClass: { value: 'example.com/fast', at: 'spec.loadBalancerClass', beside: BALANCED },
    allocateLoadBalancerNodePorts: { value: false, at: 'spec.allocateLoadBalancerNodePorts', beside: BALANCED },
    healthCheckNodePort: {
      value: 32000,
      at: 'spec.healthCheckNodePort',
      beside: { ...BALANCED, externalTrafficPolicy: ServiceTrafficPolicy.LOCAL },
    },
  };
}

/** Props of one port of a Service. */
export function servicePortCases(): PropCases<ServicePort, kplus.ServicePort> {
  return {
    targetPortName: { value: 'web', at: 'spec.ports.[].targetPort' },
    appProtocol: { value: 'kubernetes.io/h2c', at: 'spec.ports.[].appProtocol' },
  };
}

export function ingressClassCases(): PropCases<IngressClassProps, kplus.ResourceProps> {
  const parameters = { apiGroup: 'example.com', kind: 'Parameters', name: NAME };
  return {
    controller: { value: 'example.com/controller', at: 'spec.controller', instead: 'example.com/other' },
    isDefault: {
      value: true,
      at: 'metadata.annotations',
      as: { 'ingressclass.kubernetes.io/is-default-class': 'true' },
    },
    parameters: { value: parameters, at: 'spec.parameters', as: { ...parameters, scope: 'Cluster' } },
  };
}
