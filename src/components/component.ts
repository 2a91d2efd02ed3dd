import type * as kplus from 'cdk8s-plus-28';
import { Construct } from 'constructs';
import { allow, connect, connectReplicas } from '../connections/connect';
import type { AllowOptions, ConnectOptions } from '../connections/connect-options';
import type { ConnectedWorkload } from '../connections/connected-workload';
import { IPeer, Peer } from '../connections/peer';
import { allowScraping } from '../connections/scraping';
import type { ScrapingOptions } from '../connections/scraping-options';
import type { CronJob } from '../kinds/cron-job';
import type { Deployment } from '../kinds/deployment';
import type { Job } from '../kinds/job';
import type { ServiceAccount } from '../kinds/service-account';
import type { TokenOptions } from '../kinds/token-options';

/**
 * What all components have in common: each is a workload that says whom it connects to. Not to be extended by itself:
 * extend one of them.
 */
export abstract class Component extends Construct implements IPeer, kplus.ISubject {
  /** Its identity towards the API server. Its pods have a token only if it is granted something. */
  public abstract readonly serviceAccount: ServiceAccount;

  /** @internal */
  protected abstract readonly _workload: ConnectedWorkload;
  /** @internal */
  protected abstract readonly _pods: Deployment | Job | CronJob;

  /**
   * Lets it call another end: the policies of both allow just that, and it may look up names.
   *
   * @param peer a component, a workload of this library, or what `Peers` gives
   * @throws if that is itself or has no such port, if it is connected to already on other ports, or if a variable is set
   *   already
   */
  public connectTo(peer: IPeer, options: ConnectOptions = {}): void {
    connect(this._workload, peer, options);
  }

  /**
   * Lets another end call it, which is needed only where that end does not declare it itself.
   *
   * @param peer what `Peers` or `Exposure` gives, a component or a workload of this library
   * @throws if that is itself, or there is no such port
   */
  public allowFrom(peer: IPeer, options: AllowOptions = {}): void {
    allow(this._workload, peer, options);
  }

  /**
   * Lets its pods call each other.
   *
   * @throws if there is no such port
   */
  public connectReplicas(options: AllowOptions = {}): void {
    connectReplicas(this._workload, options);
  }

  /**
   * Lets whoever collects metrics ask for them.
   *
   * @throws if nobody says who that is, or there is no such port
   */
  public allowScraping(options: ScrapingOptions = {}): void {
    allowScraping(this._workload, options);
  }

  /**
   * Mounts a token by which somebody else than the API server knows it, such as a secret store.
   *
   * @param audience for whom it is, e.g. `vault`
   * @returns the path of the file that holds it
   * @throws if the audience, the path or the time is none, or another token is there
   */
  public grantToken(audience: string, options: TokenOptions = {}): string {
    return this._pods.grantToken(audience, options);
  }

  /** Its ServiceAccount, as who is granted something: `role.bind(web)`. */
  public toSubjectConfiguration(): kplus.SubjectConfiguration {
    return this.serviceAccount.toSubjectConfiguration();
  }

  /** The component as the other end of a connection. */
  public toPeer(): Peer {
    return Peer._of(this._workload);
  }
}
