import { internetBlocks } from '../connections/addresses-peer';
import { addressBlock } from '../network/address-block';
import type { NameServer } from '../network/cluster-network';
import { AddressBlock, End, endName } from '../network/end';
import { PortSet } from '../network/port-set';
import { PodLabels, podsEnd } from '../posture/pod-labels';

/** Somebody outside, as an end that policies can name. */
export interface OutsideEnd {
  readonly end: End;
  readonly title: string;
  /** The ports that are meant where none are named. */
  readonly ports?: PortSet;
}

/** Who is at the other end and is no workload of the app. */
export class Outside {
  /**
   * Pods that others make, by their labels and where they are.
   *
   * @param pods without a namespace they are in that of the workload that is asked about
   * @throws if neither labels nor a namespace are named, or both ways to name a namespace are used
   */
  public static pods(pods: PodLabels): Outside {
    const end = podsEnd(pods);
    return new Outside(() => [outsideEnd(end)]);
  }

  /**
   * An address that is no pod, or all those of a range.
   *
   * @param address e.g. `203.0.113.9` or `10.20.0.0/16`, also of IPv6
   * @param except smaller ranges within it that are not meant
   * @throws if it is no address and no CIDR, or an exception is not within it
   */
  public static address(address: string, ...except: string[]): Outside {
    return ofBlocks(address, [addressBlock(asCidr(address), except)]);
  }

  /** The internet, as `Peers.internet()` means it: without private addresses, and others for local use. */
  public static internet(): Outside {
    return ofBlocks('the internet', internetBlocks());
  }

  /** Those who answer names, on their ports, as the posture in force says; kube-dns unless it says something else. */
  public static dns(): Outside {
    return new Outside((nameServers) =>
      nameServers.map(({ end, ports }) => ({ ...outsideEnd(end), ports: PortSet.of(ports) })),
    );
  }

  /**
   * Everybody: pods that others make, and all addresses. In a complete list, workloads of the app too that are not in it
   * themselves.
   */
  public static anyone(): Outside {
    return new Outside(() => [outsideEnd({ kind: 'anyone' })]);
  }

  /** @internal */
  public static _of(ends: (nameServers: readonly NameServer[]) => readonly OutsideEnd[]): Outside {
    return new Outside(ends);
  }

  private constructor(private readonly ends: (nameServers: readonly NameServer[]) => readonly OutsideEnd[]) {}

  /** @internal */
  public _ends(nameServers: readonly NameServer[]): readonly OutsideEnd[] {
    return this.ends(nameServers);
  }
}

function ofBlocks(name: string, blocks: readonly AddressBlock[]): Outside {
  const end = outsideEnd({ kind: 'addresses', name, blocks });
  return Outside._of(() => [end]);
}

function outsideEnd(end: End): OutsideEnd {
  return { end, title: endName(end) };
}

function asCidr(address: string): string {
  if (typeof address !== 'string' || address.includes('/')) {
    return address;
  }
  return `${address}/${address.includes(':') ? 128 : 32}`;
}
