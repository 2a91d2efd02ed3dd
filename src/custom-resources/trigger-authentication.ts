import type { ApiObject } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import type { Construct } from 'constructs';
import type { JsonObject } from '../manifest/json';
import { customObject } from './custom-object';
import type { CustomResourceProps } from './custom-resource-props';
import { Faults } from './faults';

/** A parameter of a trigger that is in a Secret. */
export interface TriggerSecret {
  /** The Secret, of the same namespace. */
  readonly secret: kplus.ISecret;

  /** The key in the Secret. */
  readonly key: string;
}

/** Who KEDA is to a cloud. */
export enum TriggerPodIdentity {
  AWS = 'aws',
  AZURE_WORKLOAD = 'azure-workload',
  GCP = 'gcp',
}

/** Properties of a TriggerAuthentication. */
export interface TriggerAuthenticationProps extends CustomResourceProps {
  /**
   * Parameters of triggers, and where their values are, e.g. `{ connection: { secret, key: 'url' } }`.
   *
   * @default - none
   */
  readonly secrets?: { readonly [parameter: string]: TriggerSecret };

  /**
   * Parameters of triggers, and the environment variables of the first container of what is scaled that have the values.
   *
   * @default - none
   */
  readonly variables?: { readonly [parameter: string]: string };

  /**
   * Who KEDA is to the cloud that the trigger asks.
   *
   * @default - nobody
   */
  readonly podIdentity?: TriggerPodIdentity;

  /**
   * Id of that identity at the cloud, where it is not the one of KEDA.
   *
   * @default - that of KEDA
   */
  readonly identityId?: string;
}

/**
 * A TriggerAuthentication: how KEDA logs in to ask how much there is to do.
 *
 * @see https://keda.sh/docs/latest/concepts/authentication/
 */
export class TriggerAuthentication extends kplus.Resource {
  public readonly resourceType = 'triggerauthentications';

  protected readonly apiObject: ApiObject;

  constructor(scope: Construct, id: string, props: TriggerAuthenticationProps) {
    super(scope, id);
    const faults = new Faults();
    const spec = specOf(props, faults);
    this.apiObject = customObject(this, {
      apiVersion: 'keda.sh/v1alpha1',
      kind: 'TriggerAuthentication',
      props,
      faults,
      spec: () => spec,
    });
  }
}

function specOf(props: TriggerAuthenticationProps, faults: Faults): JsonObject {
  const { secrets = {}, variables = {}, podIdentity, identityId, overrides } = props;
  if (identityId !== undefined && podIdentity === undefined) {
    faults.add(`identityId is "${identityId}", and nobody says at which cloud; set podIdentity`);
  }
  const [fromSecrets, fromVariables] = [Object.entries(secrets), Object.entries(variables)];
  if (fromSecrets.length + fromVariables.length === 0 && !podIdentity && !overrides) {
    faults.add('it says nothing of how to log in; set secrets, variables or podIdentity');
  }
  return {
    secretTargetRef: listed(fromSecrets, ([parameter, { secret, key }]) => ({
      parameter,
      name: secret.name,
      key: faults.filled(`the key for the parameter "${parameter}"`, key),
    })),
    env: listed(fromVariables, ([parameter, name]) => ({
      parameter,
      name: faults.filled(`the variable for the parameter "${parameter}"`, name),
    })),
    podIdentity: podIdentity && { provider: podIdentity, identityId },
  };
}

/** A list in the place of which nothing is written if it is empty. */
function listed<From, To>(from: readonly From[], to: (one: From) => To): To[] | undefined {
  return from.length === 0 ? undefined : from.map(to);
}
