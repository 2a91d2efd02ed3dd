import { Duration } from 'cdk8s';
import type { JsonObject } from '../manifest/json';

/**
 * Whether requests of one client go to the same pod of a Service.
 *
 * @see https://kubernetes.io/docs/reference/networking/virtual-ips/#session-affinity
 */
export class SessionAffinity {
  /** Each request may go to another pod. */
  public static none(): SessionAffinity {
    return new SessionAffinity({ sessionAffinity: 'None' });
  }

  /**
   * Requests from one address go to the same pod.
   *
   * @param timeout how long after the last one, up to a day; by default three hours
   */
  public static clientIp(timeout: Duration = Duration.hours(3)): SessionAffinity {
    return new SessionAffinity({
      sessionAffinity: 'ClientIP',
      sessionAffinityConfig: { clientIP: { timeoutSeconds: timeout.toSeconds() } },
    });
  }

  private constructor(private readonly fields: JsonObject) {}

  /**
   * As the API takes it.
   *
   * @internal
   */
  public _toJson(): JsonObject {
    return this.fields;
  }
}
