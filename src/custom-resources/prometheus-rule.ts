import type { ApiObject } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import type { Construct } from 'constructs';
import type { JsonObject } from '../manifest/json';
import { valueText } from '../posture/value-text';
import { customObject } from './custom-object';
import type { CustomResourceProps } from './custom-resource-props';
import { Faults } from './faults';
import type { PrometheusAlert, PrometheusRecording, PrometheusRuleGroup } from './prometheus-rule-group';

/** Properties of a PrometheusRule. */
export interface PrometheusRuleProps extends CustomResourceProps {
  /** Alerts and recordings in groups, at least one by the time of synth; see also `addGroup`. */
  readonly groups?: PrometheusRuleGroup[];
}

/**
 * A PrometheusRule: what Prometheus works out of metrics, and when it calls for help.
 *
 * @see https://prometheus.io/docs/prometheus/latest/configuration/alerting_rules/
 */
export class PrometheusRule extends kplus.Resource {
  public readonly resourceType = 'prometheusrules';

  protected readonly apiObject: ApiObject;

  private readonly faults = new Faults();
  private readonly groups: JsonObject[] = [];

  constructor(scope: Construct, id: string, props: PrometheusRuleProps = {}) {
    super(scope, id);
    this.apiObject = customObject(this, {
      apiVersion: 'monitoring.coreos.com/v1',
      kind: 'PrometheusRule',
      props,
      faults: this.faults,
      whole: (later) => {
        later.list('groups', this.groups, { least: 1 });
        later.distinct(
          'the group',
          this.groups.map(({ name }) => String(name)),
        );
      },
      spec: () => ({ groups: this.groups }),
    });
    props.groups?.forEach((group) => this.addGroup(group));
  }

  /** Adds a group. */
  public addGroup(group: PrometheusRuleGroup): void {
    this.groups.push(groupFields(group, this.faults));
  }
}

const METRIC = /^[a-zA-Z_:][a-zA-Z0-9_:]*$/;
const LABEL = /^[a-zA-Z_][a-zA-Z0-9_]*$/;

function groupFields(
  { name, interval, alerts = [], recordings = [] }: PrometheusRuleGroup,
  faults: Faults,
): JsonObject {
  faults.list(`alerts and recordings in the group ${valueText(name)}`, [...alerts, ...recordings], { least: 1 });
  return {
    name: faults.filled('the name of a group', name),
    interval: faults.duration('interval', interval),
    rules: [
      ...recordings.map((recording) => recordingFields(recording, faults)),
      ...alerts.map((alert) => alertFields(alert, faults)),
    ],
  };
}

function recordingFields({ record, expr, labels }: PrometheusRecording, faults: Faults): JsonObject {
  return {
    record: faults.matching('record', record, METRIC, 'must be the name of a metric, e.g. "job:requests:rate5m"'),
    expr: faults.filled(`expr of ${valueText(record)}`, expr),
    labels: labels && named('a label', labels, faults),
  };
}

function alertFields(alert: PrometheusAlert, faults: Faults): JsonObject {
  const { name, expr, firesAfter, keepFiringFor, labels, annotations } = alert;
  return {
    alert: faults.filled('the name of an alert', name),
    expr: faults.filled(`expr of ${valueText(name)}`, expr),
    for: faults.duration('firesAfter', firesAfter),
    keep_firing_for: faults.duration('keepFiringFor', keepFiringFor),
    labels: labels && named('a label', labels, faults),
    annotations: annotations && named('an annotation', annotations, faults),
  };
}

function named(what: string, values: { readonly [name: string]: string }, faults: Faults): JsonObject {
  for (const name of Object.keys(values)) {
    faults.matching(`the name of ${what}`, name, LABEL, 'must be letters, digits and "_", and not begin with a digit');
  }
  return { ...values };
}
