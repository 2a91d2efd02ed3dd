import type { PeerSide } from './peer-side';

/** Whoever can be at the other end of a connection: a component, a workload of this library, or what `Peers` gives. */
export interface IPeer {
  /** What connections need to know of it. */
  toPeer(): Peer;
}

/** The other end of a connection. Get one from `Peers`, or give a component or workload itself. */
export class Peer implements IPeer {
  /** @internal */
  public static _of(side: PeerSide): Peer {
    return new Peer(side);
  }

  /**
   * What somebody has given as a peer.
   *
   * @param what the beginning of the message, e.g. `"web" connects to something`
   * @throws if it is none
   * @internal
   */
  public static _sideOf(peer: IPeer, what: string): PeerSide {
    const found = (peer as IPeer | undefined)?.toPeer?.() as Peer | undefined;
    if (!found) {
      throw new Error(`${what} that is no peer; give a component, a workload of this library, or what Peers gives`);
    }
    return found._side;
  }

  private constructor(private readonly side: PeerSide) {}

  /** Itself. */
  public toPeer(): Peer {
    return this;
  }

  /** @internal */
  public get _side(): PeerSide {
    return this.side;
  }
}
