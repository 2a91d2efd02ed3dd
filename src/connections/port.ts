import { portNameFault, portNumberFault } from '../manifest/name';
import { PortRange, Protocol, rangeText } from '../network/port-range';

/** A port at the other end of a connection, or several. */
export class Port {
  /**
   * A port of a component by its name, e.g. `http`.
   *
   * @throws if no port can be named so
   */
  public static named(name: string): Port {
    const fault = typeof name === 'string' ? portNameFault(name) : 'must be a string';
    if (fault) {
      throw new Error(`the port name ${JSON.stringify(name)} ${fault}`);
    }
    return new Port(name, undefined);
  }

  /**
   * A TCP port: of the Service where there is one, else of the pods.
   *
   * @param port from 1 to 65535
   * @throws if it is none
   */
  public static tcp(port: number): Port {
    return range('TCP', port);
  }

  /**
   * A UDP port: of the Service where there is one, else of the pods.
   *
   * @param port from 1 to 65535
   * @throws if it is none
   */
  public static udp(port: number): Port {
    return range('UDP', port);
  }

  /**
   * An SCTP port: of the Service where there is one, else of the pods.
   *
   * @param port from 1 to 65535
   * @throws if it is none
   */
  public static sctp(port: number): Port {
    return range('SCTP', port);
  }

  /**
   * TCP ports of the pods, which no Service translates.
   *
   * @param first from 1 to 65535
   * @param last the last one, which is included
   * @throws if they are none
   */
  public static tcpRange(first: number, last: number): Port {
    return range('TCP', first, last);
  }

  /**
   * UDP ports of the pods, which no Service translates.
   *
   * @param first from 1 to 65535
   * @param last the last one, which is included
   * @throws if they are none
   */
  public static udpRange(first: number, last: number): Port {
    return range('UDP', first, last);
  }

  /**
   * SCTP ports of the pods, which no Service translates.
   *
   * @param first from 1 to 65535
   * @param last the last one, which is included
   * @throws if they are none
   */
  public static sctpRange(first: number, last: number): Port {
    return range('SCTP', first, last);
  }

  /** Every port of every protocol. */
  public static all(): Port {
    return new Port(undefined, undefined);
  }

  /** @internal */
  public static _of(portRange: PortRange): Port {
    return new Port(undefined, portRange);
  }

  private constructor(
    private readonly name: string | undefined,
    private readonly portRange: PortRange | undefined,
  ) {}

  /** @internal */
  public get _name(): string | undefined {
    return this.name;
  }

  /** @internal */
  public get _range(): PortRange | undefined {
    return this.portRange;
  }

  /**
   * As messages and reports name it.
   *
   * @internal
   */
  public get _text(): string {
    return this.name === undefined ? (this.portRange ? rangeText(this.portRange) : 'every port') : `"${this.name}"`;
  }
}

/** Some ports, each once. */
export function distinctPorts<One extends PortRange>(ports: readonly One[]): One[] {
  return [...new Map([...ports].reverse().map((port) => [rangeText(port), port])).values()].reverse();
}

function range(protocol: Protocol, port: number, endPort?: number): Port {
  for (const number of [port, endPort ?? port]) {
    const fault = portNumberFault(number);
    if (fault) {
      throw new Error(`the ${protocol} port of a connection ${fault}, not ${JSON.stringify(number)}`);
    }
  }
  if (endPort !== undefined && endPort < port) {
    throw new Error(
      `the last ${protocol} port ${endPort} of a connection is below the first, ${port}; write them in order`,
    );
  }
  return Port._of(endPort === undefined || endPort === port ? { protocol, port } : { protocol, port, endPort });
}
