import type { App, Chart } from 'cdk8s';
import type { IConstruct } from 'constructs';
import { Manifests, manifestsOf, plainManifests } from './manifests';
import { Reach } from './reach';
import { Workloads } from './workload';

/**
 * Who can reach whom by the NetworkPolicies among some manifests. Policies that are added elsewhere only add to it, and
 * nothing is isolated in a cluster whose network does not enforce policies.
 */
export class Reachability {
  /**
   * Renders an app, or a chart and those in it, as it is now. Nothing is written, and findings do not matter.
   *
   * @throws if it cannot be rendered
   */
  public static of(scope: App | Chart): Reachability {
    return new Reachability(manifestsOf(scope));
  }

  /**
   * Takes manifests that others have made, e.g. read from YAML. Workloads are asked about by their names.
   *
   * @throws if something among them is no object
   */
  public static ofManifests(objects: readonly unknown[]): Reachability {
    return new Reachability(plainManifests(objects));
  }

  private readonly workloads: Workloads;

  private constructor(private readonly manifests: Manifests) {
    this.workloads = new Workloads(manifests);
  }

  /**
   * Whom a workload can reach.
   *
   * @param workload a construct that makes pods by one object, or the name of such an object: `web`, `shop/web` or
   *   `Deployment shop/web`
   * @throws if there is none or several, or it has the network of its node, where no policy holds
   */
  public from(workload: IConstruct | string): Reach {
    return new Reach(this.manifests, this.workloads, 'egress', this.workloads.find(workload));
  }

  /**
   * By whom a workload can be reached.
   *
   * @param workload as above
   * @throws if there is none or several, or it has the network of its node, where no policy holds
   */
  public to(workload: IConstruct | string): Reach {
    return new Reach(this.manifests, this.workloads, 'ingress', this.workloads.find(workload));
  }
}
