import { Size } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import {
  AwsElasticBlockStorePersistentVolume,
  AwsElasticBlockStorePersistentVolumeProps,
  AzureDiskPersistentVolume,
  AzureDiskPersistentVolumeProps,
  BasicAuthSecret,
  BasicAuthSecretProps,
  Chart,
  ClusterRole,
  ClusterRoleBinding,
  ClusterRoleBindingProps,
  ClusterRoleProps,
  Deployment,
  DockerConfigSecret,
  DockerConfigSecretProps,
  GCEPersistentDiskPersistentVolume,
  GCEPersistentDiskPersistentVolumeProps,
  HorizontalPodAutoscaler,
  HorizontalPodAutoscalerProps,
  Ingress,
  IngressProps,
  Namespace,
  NamespaceProps,
  NetworkPolicy,
  NetworkPolicyProps,
  Role,
  RoleBinding,
  RoleBindingProps,
  RoleProps,
  Service,
  ServiceAccount,
  ServiceAccountProps,
  ServiceAccountTokenSecret,
  ServiceAccountTokenSecretProps,
  SshAuthSecret,
  SshAuthSecretProps,
  TlsSecret,
  TlsSecretProps,
} from '../../../src';
import { NAME } from '../subjects';
import type { PropCases, PropGroup } from './case';
import { configurationCases } from './storage';

const metadata = { name: NAME };
const STORED = { storage: Size.gibibytes(1), accessModes: [kplus.PersistentVolumeAccessMode.READ_WRITE_ONCE] };

function nothing<Props, Theirs>(cases: PropCases<Props, Theirs>): () => PropCases<Props, Theirs> {
  return () => cases;
}

function serviceAccountCases(chart: Chart): PropCases<ServiceAccountProps, kplus.ServiceAccountProps> {
  const secret = kplus.Secret.fromSecretName(chart, 'registry', NAME);
  return { imagePullSecrets: { value: [secret], at: 'imagePullSecrets.[].name', as: NAME } };
}

/** Kinds of which nothing is ours but the fields that are laid over them, or little else. */
export const LAID_OVER_GROUPS: readonly PropGroup[] = groups(
  {
    title: 'Role',
    create: (chart, props) => new Role(chart, NAME, { metadata, ...props }),
    cases: nothing<RoleProps, kplus.RoleProps>({}),
  },
  {
    title: 'ClusterRole',
    create: (chart, props) => new ClusterRole(chart, NAME, { metadata, ...props }),
    cases: nothing<ClusterRoleProps, kplus.ClusterRoleProps>({}),
  },
  {
    title: 'RoleBinding',
    create: (chart, props) => {
      const role = new Role(chart, 'role', { metadata });
      return new RoleBinding(chart, NAME, { metadata, role, ...props });
    },
    cases: nothing<RoleBindingProps, kplus.RoleBindingProps>({}),
  },
  {
    title: 'ClusterRoleBinding',
    create: (chart, props) => {
      const role = new ClusterRole(chart, 'role', { metadata });
      return new ClusterRoleBinding(chart, NAME, { metadata, role, ...props });
    },
    cases: nothing<ClusterRoleBindingProps, kplus.ClusterRoleBindingProps>({}),
  },
  {
    title: 'Namespace',
    create: (chart, props) => new Namespace(chart, NAME, { metadata, ...props }),
    cases: nothing<NamespaceProps, kplus.NamespaceProps>({}),
  },
  {
    title: 'ServiceAccount',
    create: (chart, props) => new ServiceAccount(chart, NAME, { metadata: { name: 'other' }, ...props }),
    cases: serviceAccountCases,
  },
  {
    title: 'NetworkPolicy',
    create: (chart, props) => new NetworkPolicy(chart, NAME, { metadata, ...props }),
    cases: nothing<NetworkPolicyProps, kplus.NetworkPolicyProps>({}),
  },
  {
    title: 'Ingress',
    create: (chart, props) => {
      const service = new Service(chart, 'backend', { ports: [{ port: 80 }] });
      const defaultBackend = kplus.IngressBackend.fromService(service);
      return new Ingress(chart, NAME, { metadata, defaultBackend, ...props });
    },
    cases: nothing<IngressProps, kplus.IngressProps>({}),
  },
  {
    title: 'HorizontalPodAutoscaler',
    create: (chart, props) => {
      const target = new Deployment(chart, 'target', { containers: [{ image: 'example.com/app:1.0' }] });
      return new HorizontalPodAutoscaler(chart, NAME, { metadata, target, maxReplicas: 4, ...props });
    },
    cases: nothing<HorizontalPodAutoscalerProps, kplus.HorizontalPodAutoscalerProps>({}),
  },
  {
    title: 'PersistentVolume: AWS',
    create: (chart, props) =>
      new AwsElasticBlockStorePersistentVolume(chart, NAME, { metadata, ...STORED, volumeId: 'a', ...props }),
    cases: nothing<AwsElasticBlockStorePersistentVolumeProps, kplus.AwsElasticBlockStorePersistentVolumeProps>({}),
  },
  {
    title: 'PersistentVolume: Azure',
    create: (chart, props) => {
      const disk = { diskName: 'a', diskUri: 'https://example.blob.core.windows.net/disks/a.vhd' };
      return new AzureDiskPersistentVolume(chart, NAME, { metadata, ...STORED, ...disk, ...props });
    },
    cases: nothing<AzureDiskPersistentVolumeProps, kplus.AzureDiskPersistentVolumeProps>({}),
  },
  {
    title: 'PersistentVolume: GCE',
    create: (chart, props) =>
      new GCEPersistentDiskPersistentVolume(chart, NAME, { metadata, ...STORED, pdName: 'a', ...props }),
    cases: nothing<GCEPersistentDiskPersistentVolumeProps, kplus.GCEPersistentDiskPersistentVolumeProps>({}),
  },
  {
    title: 'Secret: basic authentication',
    create: (chart, props) => new BasicAuthSecret(chart, NAME, { metadata, username: 'a', password: 'b', ...props }),
    cases: nothing<BasicAuthSecretProps, kplus.BasicAuthSecretProps>(configurationCases()),
  },
  {
    title: 'Secret: SSH',
    create: (chart, props) => new SshAuthSecret(chart, NAME, { metadata, sshPrivateKey: 'a', ...props }),
    cases: nothing<SshAuthSecretProps, kplus.SshAuthSecretProps>(configurationCases()),
  },
  {
    title: 'Secret: TLS',
    create: (chart, props) => new TlsSecret(chart, NAME, { metadata, tlsCert: 'a', tlsKey: 'b', ...props }),
    cases: nothing<TlsSecretProps, kplus.TlsSecretProps>(configurationCases()),
  },
  {
    title: 'Secret: registry',
    create: (chart, props) => new DockerConfigSecret(chart, NAME, { metadata, data: { auths: {} }, ...props }),
    cases: nothing<DockerConfigSecretProps, kplus.DockerConfigSecretProps>(configurationCases()),
  },
  {
    title: 'Secret: token of a ServiceAccount',
    create: (chart, props) => {
      const serviceAccount = kplus.ServiceAccount.fromServiceAccountName(chart, 'account', NAME);
      return new ServiceAccountTokenSecret(chart, NAME, { metadata, serviceAccount, ...props });
    },
    cases: nothing<ServiceAccountTokenSecretProps, kplus.ServiceAccountTokenSecretProps>({}),
  },
);

function groups(...all: readonly PropGroup[]): PropGroup[] {
  return all.map((group) => ({ ...group, overridable: true }));
}
