import type { Duration } from 'cdk8s';

/** A condition of which Prometheus tells the Alertmanager. */
export interface PrometheusAlert {
  /** Name of the alert. */
  readonly name: string;

  /** The condition in PromQL: an alert for each series that it gives. */
  readonly expr: string;

  /**
   * How long it must hold first.
   *
   * @default Duration.seconds(0)
   */
  readonly firesAfter?: Duration;

  /**
   * How long the alert lasts after it holds no more.
   *
   * @default Duration.seconds(0)
   */
  readonly keepFiringFor?: Duration;

  /**
   * Labels by which the Alertmanager knows whom to tell, as `severity`.
   *
   * @default - none
   */
  readonly labels?: { readonly [name: string]: string };

  /**
   * What people are told, as `summary` and `runbook_url`.
   *
   * @default - none
   */
  readonly annotations?: { readonly [name: string]: string };
}

/** A metric that Prometheus works out of others. */
export interface PrometheusRecording {
  /** Name of the metric, mostly LEVEL:METRIC:OPERATION. */
  readonly record: string;

  /** What it is, in PromQL. */
  readonly expr: string;

  /**
   * Labels that it gets.
   *
   * @default - none
   */
  readonly labels?: { readonly [name: string]: string };
}

/** What is worked out at the same time. */
export interface PrometheusRuleGroup {
  /** Name of the group, which no other group of the object has. */
  readonly name: string;

  /**
   * How often.
   *
   * @default - what Prometheus has, mostly a minute
   */
  readonly interval?: Duration;

  /**
   * The metrics, in this order, and before the alerts, which may use them.
   *
   * @default - none
   */
  readonly recordings?: PrometheusRecording[];

  /**
   * The alerts.
   *
   * @default - none
   */
  readonly alerts?: PrometheusAlert[];
}
