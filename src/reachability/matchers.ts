import type { PortText } from './port-text';
import { Other, OtherOn, Reach, Verdict } from './reach';

/** What Jest's `expect`, and others that are like it, can be told of `reach.from(...)` and `reach.to(...)`. */
export interface ReachMatchers<Result> {
  /**
   * Checks that there is a way, on all of the ports; on any, where none are named.
   *
   * @param other who is at the other end
   * @param ports of the pods that are called: `8080`, `'UDP 53'`, `'TCP 8000-8100'`, or the name of a port
   */
  toAllow(other: Other, ...ports: PortText[]): Result;

  /**
   * Checks that there is no way, on any of the ports; on none at all, where none are named. What a policy calls by a name at
   * pods outside of the app may be any port.
   *
   * @param other who is at the other end
   * @param ports of the pods that are called: `8080`, `'UDP 53'`, `'TCP 8000-8100'`, or the name of a port
   */
  toDeny(other: Other, ...ports: PortText[]): Result;

  /**
   * Checks that there are just these at the other end, on just these ports: `[cart, 7070]`, or `cart` for any port. It
   * fails for one more or fewer, of the app or outside of it. Without any, there must be nobody.
   */
  toAllowOnly(...others: OtherOn[]): Result;
}

/** The matchers, for `expect.extend`. */
export const reachMatchers = {
  toAllow: (received: unknown, other: Other, ...ports: PortText[]): MatcherResult =>
    resultOf(reachIn(received, 'toAllow')._allows(other, ports)),
  toDeny: (received: unknown, other: Other, ...ports: PortText[]): MatcherResult =>
    resultOf(reachIn(received, 'toDeny')._denies(other, ports)),
  toAllowOnly: (received: unknown, ...others: OtherOn[]): MatcherResult =>
    resultOf(reachIn(received, 'toAllowOnly')._allowsOnly(others)),
};

interface MatcherResult {
  readonly pass: boolean;
  message(): string;
}

function resultOf({ pass, text }: Verdict): MatcherResult {
  return { pass, message: () => text };
}

function reachIn(received: unknown, matcher: string): Reach {
  if (!(received instanceof Reach)) {
    throw new Error(
      `${matcher} was asked of something else; write expect(reach.from(workload)).${matcher}(...), or reach.to`,
    );
  }
  return received;
}
