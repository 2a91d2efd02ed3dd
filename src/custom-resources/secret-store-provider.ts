import type * as kplus from 'cdk8s-plus-28';
import type { JsonObject } from '../manifest/json';
import type { Faults } from './faults';
import { namespaceOf } from './object-place';

/** A part of AWS that keeps secrets. */
export enum AwsSecretService {
  SECRETS_MANAGER = 'SecretsManager',
  PARAMETER_STORE = 'ParameterStore',
}

/** AWS as a store. */
export interface AwsStore {
  /** The region, e.g. `eu-central-1`. */
  readonly region: string;

  /**
   * Which part of AWS it is.
   *
   * @default AwsSecretService.SECRETS_MANAGER
   */
  readonly service?: AwsSecretService;

  /**
   * ARN of the role that is taken on.
   *
   * @default - none
   */
  readonly role?: string;

  /**
   * The ServiceAccount by which External Secrets logs in.
   *
   * @default - that of External Secrets itself
   */
  readonly serviceAccount?: kplus.IServiceAccount;
}

/** Secret Manager of Google Cloud as a store. */
export interface GcpStore {
  /** The project. */
  readonly projectId: string;

  /**
   * The ServiceAccount by which External Secrets logs in; `clusterLocation` and `clusterName` beside it, if the cluster
   * is not the one of the metadata server, by `overrides`.
   *
   * @default - that of External Secrets itself
   */
  readonly serviceAccount?: kplus.IServiceAccount;
}

/** Key Vault of Azure as a store, by workload identity. */
export interface AzureStore {
  /** Address of the vault: `https://NAME.vault.azure.net`. */
  readonly vaultUrl: string;

  /**
   * The tenant.
   *
   * @default - that of the ServiceAccount
   */
  readonly tenantId?: string;

  /**
   * The ServiceAccount by which External Secrets logs in.
   *
   * @default - that of External Secrets itself
   */
  readonly serviceAccount?: kplus.IServiceAccount;
}

/** HashiCorp Vault as a store, by its authentication for Kubernetes. */
export interface VaultStore {
  /** Where it is, e.g. `https://vault.example.com:8200`. */
  readonly server: string;

  /** The role that it gives the ServiceAccount. */
  readonly role: string;

  /**
   * Where its engine of secrets is mounted.
   *
   * @default - a part of each key
   */
  readonly path?: string;

  /**
   * The ServiceAccount by which External Secrets logs in.
   *
   * @default - that of External Secrets itself
   */
  readonly serviceAccount?: kplus.IServiceAccount;

  /**
   * Where its authentication for Kubernetes is mounted.
   *
   * @default kubernetes
   */
  readonly mountPath?: string;
}

/** Who has the values of a store. */
export class SecretStoreProvider {
  /** AWS, by IAM roles for ServiceAccounts. */
  public static aws(store: AwsStore): SecretStoreProvider {
    const { service = AwsSecretService.SECRETS_MANAGER, region, role, serviceAccount } = store;
    return new SecretStoreProvider((forAll, faults) => ({
      aws: {
        service,
        region: faults.filled('region', region),
        role,
        auth: serviceAccount && { jwt: { serviceAccountRef: accountFields(serviceAccount, forAll, faults) } },
      },
    }));
  }

  /** Secret Manager of Google Cloud, by workload identity. */
  public static gcp({ projectId, serviceAccount }: GcpStore): SecretStoreProvider {
    return new SecretStoreProvider((forAll, faults) => ({
      gcpsm: {
        projectID: faults.filled('projectId', projectId),
        auth: serviceAccount && {
          workloadIdentity: { serviceAccountRef: accountFields(serviceAccount, forAll, faults) },
        },
      },
    }));
  }

  /** Key Vault of Azure, by workload identity. */
  public static azure({ vaultUrl, tenantId, serviceAccount }: AzureStore): SecretStoreProvider {
    return new SecretStoreProvider((forAll, faults) => ({
      azurekv: {
        authType: 'WorkloadIdentity',
        vaultUrl: faults.matching('vaultUrl', vaultUrl, URL, 'must be a URL'),
        tenantId,
        serviceAccountRef: serviceAccount && accountFields(serviceAccount, forAll, faults),
      },
    }));
  }

  /** HashiCorp Vault, by its authentication for Kubernetes. */
  public static vault({ server, role, path, serviceAccount, mountPath }: VaultStore): SecretStoreProvider {
    return new SecretStoreProvider((forAll, faults) => ({
      vault: {
        server: faults.matching('server', server, URL, 'must be a URL'),
        path,
        auth: {
          kubernetes: {
            mountPath: faults.filled('mountPath', mountPath ?? 'kubernetes'),
            role: faults.filled('role', role),
            serviceAccountRef: serviceAccount && accountFields(serviceAccount, forAll, faults),
          },
        },
      },
    }));
  }

  /**
   * Another one, in the spelling of the definition: `{ onepasswordSDK: { ... } }`.
   *
   * @param provider the one provider with its fields
   */
  public static of(provider: { [field: string]: any }): SecretStoreProvider {
    return new SecretStoreProvider((_, faults) => {
      faults.list('providers', Object.keys(provider), { least: 1, most: 1 });
      return JSON.parse(JSON.stringify(provider)) as JsonObject;
    });
  }

  private constructor(private readonly fields: (forAll: boolean, faults: Faults) => JsonObject) {}

  /**
   * @param forAll whether the store is for all namespaces, so that what it names must say its own
   * @internal
   */
  public _fields(forAll: boolean, faults: Faults): JsonObject {
    return this.fields(forAll, faults);
  }
}

const URL = /^https?:\/\/\S+$/;

function accountFields(account: kplus.IServiceAccount, forAll: boolean, faults: Faults): JsonObject {
  const namespace = namespaceOf(account);
  if (forAll && namespace === undefined) {
    faults.add(
      `nobody knows in which namespace the ServiceAccount "${account.name}" is, which a store for all namespaces has to ` +
        'say; set namespace on its chart',
    );
  }
  return { name: account.name, namespace: forAll ? namespace : undefined };
}
