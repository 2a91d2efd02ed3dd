import * as kplus from 'cdk8s-plus-28';
import type { Construct } from 'constructs';
import { ownKind } from '../synth/own-kind';
import { adoptService } from './service';

/**
 * A Deployment: pods that are replaced a few at a time, hardened by the posture in force.
 * A drop-in for the class of the same name in cdk8s-plus-28.
 *
 * @see https://kubernetes.io/docs/concepts/workloads/controllers/deployment/
 */
export class Deployment extends kplus.Deployment {
  constructor(scope: Construct, id: string, props: kplus.DeploymentProps = {}) {
    super(scope, id, props);
    ownKind(this.apiObject);
  }

  /**
   * Exposes the pods by a Service, which is a Service of this library.
   *
   * @param options which ports, what type and name; by default all ports of the containers, inside the cluster
   * @throws if there is no port to expose, or one that no container declares
   */
  public exposeViaService(options: kplus.DeploymentExposeViaServiceOptions = {}): kplus.Service {
    return adoptService(super.exposeViaService(options));
  }
}
