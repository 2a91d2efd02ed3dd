import * as kplus from 'cdk8s-plus-28';
import { portNameFault, portNumberFault } from '../manifest/name';

/** Ports of a NetworkPolicy that cdk8s-plus-28 cannot express. Give them wherever it takes a `NetworkPolicyPort`. */
export class NetworkPolicyPorts {
  /**
   * A port by the name that the containers of the receiving pods give it.
   *
   * @param name e.g. `http`
   * @param protocol by default TCP
   * @throws if no port can be named so
   */
  public static named(
    name: string,
    protocol: kplus.NetworkProtocol = kplus.NetworkProtocol.TCP,
  ): kplus.NetworkPolicyPort {
    const fault = portNameFault(name);
    if (fault) {
      throw new Error(`the port name "${name}" ${fault}`);
    }
    return newPort(kplus.k8s.IntOrString.fromString(name), undefined, protocol);
  }

  /**
   * An SCTP port.
   *
   * @param port from 1 to 65535
   * @throws if it is none
   */
  public static sctp(port: number): kplus.NetworkPolicyPort {
    const fault = portNumberFault(port);
    if (fault) {
      throw new Error(`the SCTP port of a NetworkPolicy ${fault}, not ${port}`);
    }
    return newPort(kplus.k8s.IntOrString.fromNumber(port), undefined, kplus.NetworkProtocol.SCTP);
  }

  /**
   * Every port of a protocol. Those of cdk8s-plus-28, `allTcp` and `allUdp`, begin at port 0, which no API server takes.
   *
   * @param protocol which one
   */
  public static all(protocol: kplus.NetworkProtocol): kplus.NetworkPolicyPort {
    return newPort(undefined, undefined, protocol);
  }

  private constructor() {}
}

/** The constructor is private. */
function newPort(
  port: kplus.k8s.IntOrString | undefined,
  endPort: number | undefined,
  protocol: kplus.NetworkProtocol,
): kplus.NetworkPolicyPort {
  const NewPort = kplus.NetworkPolicyPort as unknown as new (...fields: unknown[]) => kplus.NetworkPolicyPort;
  return new NewPort(port, endPort, protocol);
}
