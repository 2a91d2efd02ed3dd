import type { JsonObject } from '../manifest/json';
import { valueText } from '../posture/value-text';
import type { Faults } from './faults';
import type { TriggerAuthentication } from './trigger-authentication';

/** When how many pods run. */
export interface CronTrigger {
  /** Name of the time zone, e.g. `Europe/Berlin`. */
  readonly timezone: string;

  /** When it begins, as five fields of cron. */
  readonly start: string;

  /** When it ends, as five fields of cron. */
  readonly end: string;

  /** How many pods run in between. */
  readonly replicas: number;
}

/** A query to Prometheus. */
export interface PrometheusTrigger {
  /** Where it is, e.g. `http://prometheus.monitoring.svc:9090`. */
  readonly serverAddress: string;

  /** The query, which gives one number. */
  readonly query: string;

  /** How much of it one pod takes on. */
  readonly threshold: number;

  /**
   * From how much on there are pods, where `minReplicas` is 0.
   *
   * @default 0
   */
  readonly activationThreshold?: number;

  /**
   * How KEDA logs in, beside `authModes`.
   *
   * @default - not
   */
  readonly authentication?: TriggerAuthentication;

  /**
   * In which way: `basic`, `bearer`, `tls` or `custom`, several with commas.
   *
   * @default - none
   */
  readonly authModes?: string;
}

/** What a trigger has whose type this library does not know. */
export interface TriggerOptions {
  /**
   * How KEDA logs in.
   *
   * @default - not, or by what the metadata say
   */
  readonly authentication?: TriggerAuthentication;

  /**
   * Name of the trigger, which formulas use.
   *
   * @default - none
   */
  readonly name?: string;

  /**
   * `AverageValue`, `Value` or `Utilization`.
   *
   * @default - what is usual for the type
   */
  readonly metricType?: string;
}

/** What tells how much there is to do. */
export class ScaledObjectTrigger {
  /**
   * The CPU that pods use.
   *
   * @param percent of what they request, on average
   */
  public static cpu(percent: number): ScaledObjectTrigger {
    return utilization('cpu', percent);
  }

  /**
   * The memory that pods use.
   *
   * @param percent of what they request, on average
   */
  public static memory(percent: number): ScaledObjectTrigger {
    return utilization('memory', percent);
  }

  /** The time of the day. */
  public static cron({ timezone, start, end, replicas }: CronTrigger): ScaledObjectTrigger {
    return new ScaledObjectTrigger('cron', (faults) => ({
      timezone: faults.filled('timezone', timezone),
      start: faults.matching('start', start, CRON, FIELDS),
      end: faults.matching('end', end, CRON, FIELDS),
      desiredReplicas: String(faults.number('replicas of a trigger', replicas, { least: 0 })),
    }));
  }

  /** What Prometheus knows. */
  public static prometheus(trigger: PrometheusTrigger): ScaledObjectTrigger {
    const { serverAddress, query, threshold, activationThreshold, authentication, authModes } = trigger;
    return new ScaledObjectTrigger(
      'prometheus',
      (faults) => ({
        serverAddress: faults.matching('serverAddress', serverAddress, /^https?:\/\/\S+$/, 'must be a URL'),
        query: faults.filled('query', query),
        threshold: number('threshold', threshold, faults),
        activationThreshold:
          activationThreshold === undefined ? undefined : number('activationThreshold', activationThreshold, faults),
        authModes,
      }),
      { authentication },
    );
  }

  /**
   * Anything else that KEDA knows.
   *
   * @param type e.g. `kafka`, `rabbitmq` or `aws-sqs-queue`
   * @param metadata as the page of the type says
   * @see https://keda.sh/docs/latest/scalers/
   */
  public static of(
    type: string,
    metadata: { [field: string]: string },
    options: TriggerOptions = {},
  ): ScaledObjectTrigger {
    const copy = { ...metadata };
    return new ScaledObjectTrigger(type, (faults) => strings(type, copy, faults), options);
  }

  /** @internal */
  public static _of(
    type: string,
    metadata: (faults: Faults) => JsonObject,
    options?: TriggerOptions,
  ): ScaledObjectTrigger {
    return new ScaledObjectTrigger(type, metadata, options);
  }

  private constructor(
    private readonly type: string,
    private readonly metadata: (faults: Faults) => JsonObject,
    private readonly options: TriggerOptions = {},
  ) {}

  /** @internal */
  public _fields(faults: Faults): JsonObject {
    const { authentication, name, metricType } = this.options;
    return {
      type: faults.filled('the type of a trigger', this.type),
      name,
      metricType: faults.matching('metricType', metricType, METRIC_TYPES, 'must be AverageValue, Value or Utilization'),
      metadata: this.metadata(faults),
      authenticationRef: authentication && { name: authentication.name },
    };
  }
}

const CRON = /^(@\w+|\S+(\s+\S+){4})$/;
const FIELDS = 'must be five fields, e.g. "0 8 * * 1-5"';
const METRIC_TYPES = /^(AverageValue|Value|Utilization)$/;

function utilization(type: string, percent: number): ScaledObjectTrigger {
  return ScaledObjectTrigger._of(
    type,
    (faults) => ({ value: String(faults.number(`percent of ${type}`, percent, { least: 1 })) }),
    { metricType: 'Utilization' },
  );
}

function number(what: string, value: number, faults: Faults): string {
  if (!Number.isFinite(value) || value < 0) {
    faults.add(`${what} must be a number of at least 0, not ${valueText(value)}`);
  }
  return String(value);
}

/** KEDA reads numbers, too, as strings. */
function strings(type: string, metadata: JsonObject, faults: Faults): JsonObject {
  for (const [field, value] of Object.entries(metadata)) {
    if (typeof value !== 'string') {
      faults.add(`${field} of the trigger "${type}" must be a string, not ${valueText(value)}; write it in quotes`);
    }
  }
  return metadata;
}
