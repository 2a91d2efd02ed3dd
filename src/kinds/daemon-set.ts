import * as kplus from 'cdk8s-plus-28';
import type { Construct } from 'constructs';
import type { Connections } from '../connections/connections';
import type { IPeer, Peer } from '../connections/peer';
import { peerOf } from '../connections/plus-workload';
import { grantToken } from './audience-token';
import type { ContainerProps } from './container-props';
import type { DaemonSetProps } from './daemon-set-props';
import { mendsIn } from './mends';
import { addContainer, ownContainer } from './own-containers';
import { ownPods } from './own-pods';
import { writeSpecFields } from './spec-fields';
import type { TokenOptions } from './token-options';
import { addVolume } from './volume-names';
import { renderedSelector, selectAlso, selectByLabels } from './workload-selector';

/**
 * A DaemonSet: one pod on every node that it matches, hardened by the posture in force.
 * A drop-in for the class of the same name in cdk8s-plus-28.
 *
 * @see https://kubernetes.io/docs/concepts/workloads/controllers/daemonset/
 */
export class DaemonSet extends kplus.DaemonSet implements IPeer {
  /** Who may connect to its pods, and to whom they may connect. */
  declare public readonly connections: Connections;

  constructor(scope: Construct, id: string, props: DaemonSetProps = {}) {
    const { matchLabels, revisionHistoryLimit, strategy } = props;
    super(scope, id, Object.assign({}, props, { select: matchLabels ? false : props.select, isolate: false }));
    selectByLabels(this, matchLabels);
    const fields = () => ({ revisionHistoryLimit, updateStrategy: strategy?._toApi() });
    writeSpecFields(this.apiObject, fields, revisionHistoryLimit, strategy);
    ownPods(this, props);
  }

  /**
   * Adds a container, which is one of this library.
   *
   * @param container the props of a container. In TypeScript, `ContainerProps` of this library too; in other languages,
   * give those to `attachContainer`
   */
  public addContainer(container: kplus.ContainerProps): kplus.Container;
  // jsii knows no overloads, and takes the first
  public addContainer(container: ContainerProps): kplus.Container;
  public addContainer(container: ContainerProps): kplus.Container {
    return addContainer(this, container, (props) => super.addContainer(props));
  }

  /**
   * Adds a container that runs to its end before the others start, or beside them if its restart policy is
   * `ContainerRestartPolicy.ALWAYS`.
   *
   * @param container the props of a container. In TypeScript, `ContainerProps` of this library too; in other languages,
   * give those to the prop `initContainers`
   * @throws if it has probes and is to end
   */
  public addInitContainer(container: kplus.ContainerProps): kplus.Container;
  public addInitContainer(container: ContainerProps): kplus.Container;
  public addInitContainer(container: ContainerProps): kplus.Container {
    return addContainer(this, container, (props) => super.addInitContainer(props));
  }

  /** Adds a container that exists: `new Container(...)`, or one of cdk8s-plus-28. */
  public attachContainer(container: kplus.Container): void {
    super.attachContainer(container);
    ownContainer(this, container);
  }

  /** Selects its pods by more labels than it does. */
  public select(...selectors: kplus.LabelSelector[]): void {
    if (mendsIn(this)) {
      selectAlso(this, selectors);
    } else {
      super.select(...selectors);
    }
  }

  /**
   * Mounts a token by which somebody else than the API server knows the pods, such as a secret store. Pods that use no
   * ServiceAccount get one of their own.
   *
   * @param audience for whom it is, e.g. `vault`
   * @returns the path of the file that holds it
   * @throws if the audience, the path or the time is none, or another token is there
   */
  public grantToken(audience: string, options: TokenOptions = {}): string {
    return grantToken(this, audience, options);
  }

  /** Adds a volume to the pods. Those that containers mount are added by themselves. */
  public addVolume(vol: kplus.Volume): void {
    addVolume(this, vol, (volume) => super.addVolume(volume));
  }

  /** @internal */
  public _toLabelSelector(): kplus.k8s.LabelSelector {
    return renderedSelector(this);
  }

  /**
   * Its pods as the other end of a connection.
   *
   * @throws if they have the network of their node, where no policy finds them
   */
  public toPeer(): Peer {
    return peerOf(this);
  }
}
