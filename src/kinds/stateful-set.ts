import * as kplus from 'cdk8s-plus-28';
import type { Construct } from 'constructs';
import type { Connections } from '../connections/connections';
import type { IPeer, Peer } from '../connections/peer';
import { peerOf } from '../connections/plus-workload';
import { JsonObject, objectIn, stringIn } from '../manifest/json';
import { grantToken } from './audience-token';
import { claimTemplateOf } from './claim-template';
import type { PersistentVolumeClaimTemplateProps } from './claim-template-props';
import type { ContainerProps } from './container-props';
import { mendsIn } from './mends';
import { addContainer, ownContainer } from './own-containers';
import { ownPods } from './own-pods';
import { adoptService, Service } from './service';
import { selectAnew } from './service-selection';
import { writeSpecFields } from './spec-fields';
import type { StatefulSetProps } from './stateful-set-props';
import type { TokenOptions } from './token-options';
import { addVolume } from './volume-names';
import { Volumes } from './volumes';
import { renderedSelector, selectAlso, selectByLabels } from './workload-selector';

/**
 * A StatefulSet: pods with names and storage of their own, hardened by the posture in force.
 * A drop-in for the class of the same name in cdk8s-plus-28.
 *
 * @see https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/
 */
export class StatefulSet extends kplus.StatefulSet implements IPeer {
  /** Who may connect to its pods, and to whom they may connect. */
  declare public readonly connections: Connections;

  /** The Service that gives its pods their names: the one that was given, whatever its class, or else a headless one. */
  declare public readonly service: Service;

  private readonly keepReplicas: boolean;
  private readonly claimTemplates: JsonObject[] = [];

  constructor(scope: Construct, id: string, props: StatefulSetProps) {
    // newer lines of cdk8s-plus know claim templates, and render less of them
    const { volumeClaimTemplates = [], ...theirs } = props;
    super(scope, id, Object.assign({}, theirs, { select: props.matchLabels ? false : props.select, isolate: false }));
    if (!props.service) {
      adoptService(this.service, this); // the headless one that cdk8s-plus has just created
    }
    this.keepReplicas = props.keepReplicas ?? false;
    for (const template of volumeClaimTemplates) {
      this.addVolumeClaimTemplate(template);
    }
    if (props.matchLabels) {
      selectByLabels(this, props.matchLabels);
      selectAnew(this.service, this);
    }
    const fields = specFields(props);
    const written = () => ({
      ...fields,
      replicas: this.keepReplicas && this.hasAutoscaler ? (this.replicas ?? DEFAULT_REPLICAS) : undefined,
      volumeClaimTemplates: this.claimTemplates.length > 0 ? this.claimTemplates : undefined,
    });
    writeSpecFields(this.apiObject, written, this.claimTemplates);
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

  /**
   * Adds a claim of storage that each pod gets of its own.
   *
   * @param template what is claimed. Like every claim template, it can never be changed afterwards.
   * @returns the volume that containers of these pods mount
   * @throws if there is one of that name already
   */
  public addVolumeClaimTemplate(template: PersistentVolumeClaimTemplateProps): kplus.Volume {
    const { name } = template;
    if (this.claimTemplates.some(({ metadata }) => stringIn(metadata, 'name') === name)) {
      throw new Error(`"${this.node.path}" has a claim template "${name}" already; give this one another name`);
    }
    this.claimTemplates.push(claimTemplateOf(template));
    return Volumes.fromName(this, `ClaimTemplate-${name}`, name);
  }

  /** What an autoscaler needs to know of it. */
  public toScalingTarget(): kplus.ScalingTarget {
    const target = super.toScalingTarget();
    return this.keepReplicas ? Object.assign({}, target, { replicas: undefined }) : target;
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

  /** @internal */
  public _toPodSpec(): kplus.k8s.PodSpec {
    // not by `super`: in newer lines of cdk8s-plus, its StatefulSet loses the volumes of pods
    return kplus.Workload.prototype._toPodSpec.call(this);
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

// private in cdk8s-plus, where its message does not say what to write
const { _createHeadlessService: createService } = kplus.StatefulSet.prototype as unknown as {
  readonly _createHeadlessService: () => kplus.Service;
};
Object.defineProperty(StatefulSet.prototype, '_createHeadlessService', {
  value(this: StatefulSet): kplus.Service {
    if (mendsIn(this) && kplus.extractContainerPorts(this).length === 0) {
      throw new Error(
        `[${this.node.path}] no container has a port, and the Service that gives the pods their names needs one; write ` +
          'portNumber, or give a service',
      );
    }
    return createService.call(this);
  },
});

/** What cdk8s-plus writes. */
const DEFAULT_REPLICAS = 1;

/** Fields that are known when it is created. */
function specFields(props: StatefulSetProps): JsonObject {
  const { maxUnavailable, persistentVolumeClaimRetentionPolicy: retention, startOrdinal, strategy } = props;
  const updateStrategy = (strategy ?? kplus.StatefulSetUpdateStrategy.rollingUpdate())._toKube() as JsonObject;
  return {
    ordinals: startOrdinal === undefined ? undefined : { start: startOrdinal },
    persistentVolumeClaimRetentionPolicy: retention && { ...retention },
    revisionHistoryLimit: props.revisionHistoryLimit,
    updateStrategy: maxUnavailable && {
      rollingUpdate: { maxUnavailable: maxUnavailable.value, ...objectIn(updateStrategy, 'rollingUpdate') },
      type: updateStrategy.type,
    },
  };
}
