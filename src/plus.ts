/**
 * cdk8s-plus-28 with the kinds of this library in place of its own: `import * as kplus from 'cdk8s-bulkhead/lib/plus'`
 * instead of `import * as kplus from 'cdk8s-plus-28'`, or from a newer line of it. For TypeScript and JavaScript; in other
 * languages, use the kinds of the main module.
 */
export * from 'cdk8s-plus-28';
export { Connections } from './connections/connections';
export * from './custom-resources/acme-solver';
export * from './custom-resources/certificate';
export * from './custom-resources/certificate-authority';
export * from './custom-resources/cluster-issuer';
export * from './custom-resources/cluster-secret-store';
export * from './custom-resources/custom-resource-props';
export * from './custom-resources/external-secret';
export * from './custom-resources/gateway';
export * from './custom-resources/gateway-listener';
export * from './custom-resources/grpc-route';
export * from './custom-resources/grpc-route-rule';
export * from './custom-resources/header-changes';
export * from './custom-resources/http-route';
export * from './custom-resources/http-route-filter';
export * from './custom-resources/http-route-rule';
export * from './custom-resources/issuer';
export * from './custom-resources/issuer-props';
export * from './custom-resources/metrics-endpoint';
export * from './custom-resources/pod-monitor';
export * from './custom-resources/prometheus-rule';
export * from './custom-resources/prometheus-rule-group';
export * from './custom-resources/reference-grant';
export * from './custom-resources/route-backend';
export * from './custom-resources/route-namespaces';
export * from './custom-resources/route-parent';
export * from './custom-resources/route-path';
export * from './custom-resources/scaled-object';
export * from './custom-resources/scaled-object-trigger';
export * from './custom-resources/secret-store';
export * from './custom-resources/secret-store-props';
export * from './custom-resources/secret-store-provider';
export * from './custom-resources/service-monitor';
export * from './custom-resources/trigger-authentication';
export * from './kinds/app-armor';
export * from './kinds/app-workload-props';
export { BasicAuthSecret } from './kinds/basic-auth-secret';
export * from './kinds/claim-retention-policy';
export * from './kinds/claim-source';
export * from './kinds/claim-spec-props';
export type { PersistentVolumeClaimTemplateProps } from './kinds/claim-template-props'; // a name of newer lines too
export * from './kinds/compute-amounts';
export { ConfigMap } from './kinds/config-map';
export type { ConfigMapProps } from './kinds/config-map';
export * from './kinds/configuration-options';
export { Container } from './kinds/container';
export { ResizeRestartPolicy, TerminationMessagePolicy } from './kinds/container-props';
export type { ContainerProps, ResizePolicy, VolumeDevice } from './kinds/container-props';
export { CronJob } from './kinds/cron-job';
export type { CronJobProps } from './kinds/cron-job-props';
export { DaemonSet } from './kinds/daemon-set';
export type { DaemonSetProps } from './kinds/daemon-set-props';
export * from './kinds/daemon-set-update-strategy';
export { Deployment } from './kinds/deployment';
export type { DeploymentProps } from './kinds/deployment-props';
export { DockerConfigSecret } from './kinds/docker-config-secret';
export * from './kinds/env-sources';
export * from './kinds/handlers';
export { HorizontalPodAutoscaler } from './kinds/horizontal-pod-autoscaler';
export type { HorizontalPodAutoscalerProps } from './kinds/horizontal-pod-autoscaler-props';
export { Ingress } from './kinds/ingress';
export * from './kinds/ingress-backends';
export * from './kinds/ingress-class';
export * from './kinds/ingress-class-props';
export type { IngressProps } from './kinds/ingress-props';
export { Job } from './kinds/job';
export type { JobProps } from './kinds/job-props';
export * from './kinds/job-template-props';
export * from './kinds/limit-range';
export * from './kinds/limit-range-props';
export * from './kinds/metric-targets';
export { Namespace } from './kinds/namespace';
export type { NamespaceProps } from './kinds/namespace-props';
export { NetworkPolicy } from './kinds/network-policy';
export * from './kinds/network-policy-ports';
export type { NetworkPolicyProps, NetworkPolicyRuleOptions } from './kinds/network-policy-props';
export { PersistentVolume } from './kinds/persistent-volume';
export { AwsElasticBlockStorePersistentVolume } from './kinds/persistent-volume-aws';
export { AzureDiskPersistentVolume } from './kinds/persistent-volume-azure';
export { PersistentVolumeClaim } from './kinds/persistent-volume-claim';
export type { PersistentVolumeClaimProps } from './kinds/persistent-volume-claim-props';
export { GCEPersistentDiskPersistentVolume } from './kinds/persistent-volume-gce';
export type {
  AwsElasticBlockStorePersistentVolumeProps,
  AzureDiskPersistentVolumeProps,
  GCEPersistentDiskPersistentVolumeProps,
  PersistentVolumeProps,
} from './kinds/persistent-volume-props';
export { Pod } from './kinds/pod';
export * from './kinds/pod-disruption-budget';
export * from './kinds/pod-disruption-budget-props';
export * from './kinds/pod-failure-rule';
export * from './kinds/pod-field';
export { PodOs } from './kinds/pod-props';
export type { AbstractPodProps, PodProps } from './kinds/pod-props';
export { SupplementalGroupsPolicy } from './kinds/pod-security-context-props';
export type { PodSecurityContextProps } from './kinds/pod-security-context-props';
export * from './kinds/priority-class';
export * from './kinds/priority-class-props';
export type {
  CommandProbeOptions,
  GrpcProbeOptions,
  HttpGetProbeOptions,
  HttpHeader,
  ProbeGrace,
  TcpSocketProbeOptions,
} from './kinds/probe-options';
export * from './kinds/probes';
export * from './kinds/projected-source';
export * from './kinds/resource-quota';
export * from './kinds/resource-quota-props';
export { ClusterRole, ClusterRoleBinding, ResourcePermissions, Role, RoleBinding } from './kinds/role';
export type { ClusterRoleBindingProps, ClusterRoleProps, RoleBindingProps, RoleProps } from './kinds/role-props';
export * from './kinds/runtime-class';
export * from './kinds/runtime-class-props';
export * from './kinds/se-linux-options';
export { Secret } from './kinds/secret';
export type {
  BasicAuthSecretProps,
  DockerConfigSecretProps,
  SecretProps,
  ServiceAccountTokenSecretProps,
  SshAuthSecretProps,
  TlsSecretProps,
} from './kinds/secret-props';
export { Service } from './kinds/service';
export { ServiceAccount } from './kinds/service-account';
export type { ServiceAccountProps } from './kinds/service-account';
export { ServiceAccountTokenSecret } from './kinds/service-account-token-secret';
export {
  ServiceIpFamily,
  ServiceIpFamilyPolicy,
  ServiceTrafficDistribution,
  ServiceTrafficPolicy,
} from './kinds/service-props';
export type { ServicePort, ServiceProps } from './kinds/service-props';
export * from './kinds/session-affinity';
export { SshAuthSecret } from './kinds/ssh-auth-secret';
export { StatefulSet } from './kinds/stateful-set';
export type { StatefulSetProps } from './kinds/stateful-set-props';
export * from './kinds/storage-class';
export * from './kinds/storage-class-props';
export * from './kinds/subresource';
export { TlsSecret } from './kinds/tls-secret';
export * from './kinds/token-options';
export * from './kinds/topology-spread';
export type {
  CsiVolumeOptions,
  DownwardApiVolumeOptions,
  EphemeralVolumeOptions,
  ImageVolumeOptions,
  NamedVolumeOptions,
  ProjectedVolumeOptions,
} from './kinds/volume-options';
export * from './kinds/volume-snapshot';
export * from './kinds/volume-snapshot-class';
export * from './kinds/volume-snapshot-class-props';
export * from './kinds/volume-snapshot-props';
export * from './kinds/volumes';
export type { WorkloadProps } from './kinds/workload-props';
export { Handler } from './plus/handler';
export { IngressBackend } from './plus/ingress-backend';
export { MetricTarget } from './plus/metric-target';
export { NetworkPolicyPort } from './plus/network-policy-port';
export { PodConnections } from './plus/pod-connections';
export { Probe } from './plus/probe';
export { Volume } from './plus/volume';
