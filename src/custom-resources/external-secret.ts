import type { ApiObject, Duration } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import type { Construct } from 'constructs';
import type { JsonObject } from '../manifest/json';
import { customObject } from './custom-object';
import type { CustomResourceProps } from './custom-resource-props';
import { Faults } from './faults';
import { madeSecret } from './made-secret';
import { namespaceFrom } from './object-place';

/** A value in a store. */
export interface RemoteValue {
  /** By what the store knows it: a name or a path. */
  readonly key: string;

  /**
   * A field of it, where it has several.
   *
   * @default - all of it
   */
  readonly property?: string;

  /**
   * Its version.
   *
   * @default - the latest
   */
  readonly version?: string;
}

/** Properties of an ExternalSecret. */
export interface ExternalSecretProps extends CustomResourceProps {
  /** Where the values are: a SecretStore of the same namespace, a ClusterSecretStore, or what is imported as one. */
  readonly store: kplus.IResource;

  /**
   * Keys of the Secret, and where their values are.
   *
   * @default - those of `extract`
   */
  readonly data?: { readonly [key: string]: RemoteValue };

  /**
   * Values whose fields all become keys of the Secret.
   *
   * @default - those of `data`
   */
  readonly extract?: RemoteValue[];

  /**
   * Name of the Secret.
   *
   * @default - the name of the ExternalSecret
   */
  readonly secretName?: string;

  /**
   * Type of the Secret, as `kubernetes.io/dockerconfigjson`.
   *
   * @default Opaque
   */
  readonly type?: string;

  /**
   * How often the values are asked for. With zero, once.
   *
   * @default Duration.hours(1)
   */
  readonly refreshInterval?: Duration;
}

/**
 * An ExternalSecret: External Secrets keeps a Secret with values that are elsewhere.
 *
 * @see https://external-secrets.io/latest/api/externalsecret/
 */
export class ExternalSecret extends kplus.Resource {
  public readonly resourceType = 'externalsecrets';

  /** Name of the Secret. */
  public readonly secretName: string;

  /** The Secret, to be given to containers and volumes. */
  public readonly secret: kplus.ISecret;

  protected readonly apiObject: ApiObject;

  constructor(scope: Construct, id: string, props: ExternalSecretProps) {
    super(scope, id);
    const faults = new Faults();
    this.apiObject = customObject(this, {
      apiVersion: 'external-secrets.io/v1',
      kind: 'ExternalSecret',
      props,
      faults,
      spec: () => spec,
    });
    this.secretName = faults.objectName('secretName', props.secretName ?? this.name);
    this.secret = madeSecret(this, this.secretName);
    const spec = {
      ...specOf(props, this.metadata.namespace, faults),
      target: { name: this.secretName, template: props.type === undefined ? undefined : { type: props.type } },
    };
  }
}

const KEY = /^[-._a-zA-Z0-9]{1,253}$/;

function specOf(props: ExternalSecretProps, own: string | undefined, faults: Faults): JsonObject {
  const { store, data = {}, extract = [], refreshInterval } = props;
  const entries = Object.entries(data);
  faults.list('values in data and extract', [...entries, ...extract], { least: 1 });
  return {
    secretStoreRef: storeFields(store, own, faults),
    refreshInterval: faults.duration('refreshInterval', refreshInterval),
    data:
      entries.length === 0
        ? undefined
        : entries.map(([secretKey, value]) => ({
            secretKey: faults.matching('a key of data', secretKey, KEY, 'must be letters, digits, "-", "_" and "."'),
            remoteRef: remoteFields(value, faults),
          })),
    dataFrom: extract.length === 0 ? undefined : extract.map((value) => ({ extract: remoteFields(value, faults) })),
  };
}

function storeFields(store: kplus.IResource, own: string | undefined, faults: Faults): JsonObject {
  const namespace = namespaceFrom(own, store);
  if (store.kind === 'SecretStore' && namespace !== undefined) {
    faults.add(
      `the SecretStore "${store.name}" is in namespace "${namespace}", and is for no other; give a SecretStore of this one, ` +
        'or a ClusterSecretStore',
    );
  }
  return { kind: store.kind, name: faults.objectName('the name of the store', store.name) };
}

function remoteFields({ key, property, version }: RemoteValue, faults: Faults): JsonObject {
  return { key: faults.filled('the key of a value', key), property, version };
}
