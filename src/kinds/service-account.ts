import * as kplus from 'cdk8s-plus-28';
import type { Construct } from 'constructs';
import { chartOf } from '../synth/nearest';
import { amend, override, ownKind } from '../synth/own-kind';
import { mendsIn } from './mends';
import { permit } from './role';

/** Properties of a ServiceAccount. */
export interface ServiceAccountProps extends kplus.ServiceAccountProps {
  /**
   * Secrets with which the images of pods are pulled that use it.
   *
   * @see https://kubernetes.io/docs/tasks/configure-pod-container/configure-service-account/#add-imagepullsecrets-to-a-service-account
   * @default - none; the images are public, or the pods or the nodes have the credentials
   */
  readonly imagePullSecrets?: kplus.ISecret[];

  /**
   * Fields of the API that are laid over what is rendered, in the API's own spelling.
   *
   * @default - nothing is laid over
   */
  readonly overrides?: { readonly [field: string]: any };
}

/**
 * The identity of pods towards the API server. Its token is not mounted unless asked for, or it is granted something.
 * A drop-in for the class of the same name in cdk8s-plus-28.
 *
 * @see https://kubernetes.io/docs/concepts/security/service-accounts/
 */
export class ServiceAccount extends kplus.ServiceAccount {
  /**
   * Refers to a ServiceAccount that is in the cluster.
   *
   * @param options its namespace; by default that of the chart of `scope`, where its pods are
   */
  public static fromServiceAccountName(
    scope: Construct,
    id: string,
    name: string,
    options: kplus.FromServiceAccountNameOptions = {},
  ): kplus.IServiceAccount {
    const account = super.fromServiceAccountName(scope, id, name, options);
    if (options.namespaceName === undefined) {
      const subject = account.toSubjectConfiguration();
      // cdk8s-plus says "default", where somebody else may have that name
      account.toSubjectConfiguration = () =>
        mendsIn(account) ? { ...subject, namespace: chartOf(account)?.namespace } : subject;
    }
    return account;
  }

  constructor(scope: Construct, id: string, props: ServiceAccountProps = {}) {
    // cdk8s-plus writes later Secrets into the caller's list
    super(scope, id, mendsIn(scope) && props.secrets ? { ...props, secrets: [...props.secrets] } : props);
    const object = this.apiObject;
    ownKind(object);
    permit(this);
    if (props.imagePullSecrets && props.imagePullSecrets.length > 0) {
      const pullSecrets = [...props.imagePullSecrets];
      amend(object, (manifest) => {
        manifest.imagePullSecrets = pullSecrets.map(({ name }) => ({ name }));
      });
    }
    override(object, props.overrides);
  }
}
