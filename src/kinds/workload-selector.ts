import * as kplus from 'cdk8s-plus-28';
import { labelSelectorOf } from '../connections/plus-selector';
import type { JsonObject } from '../manifest/json';

/**
 * Lets a workload select its pods by labels of the user's choice, and whoever is given it find them so: these labels stay
 * when its code moves. To be called after the constructor of cdk8s-plus, which got `select: false`.
 */
export function selectByLabels(workload: kplus.Workload, labels: { readonly [key: string]: string } | undefined): void {
  if (labels) {
    for (const [key, value] of Object.entries(labels)) {
      workload.podMetadata.addLabel(key, value);
    }
    selectAlso(workload, [kplus.LabelSelector.of({ labels: { ...labels } })]);
    if (Object.keys(labels).length > 0) {
      findByLabels(workload, labels);
    }
  }
}

/** Adds to how a workload selects its pods. cdk8s-plus leaves out labels whose values are all empty. */
export function selectAlso(workload: kplus.Workload, selectors: readonly kplus.LabelSelector[]): void {
  const { _matchExpressions: expressions, _matchLabels: labels } = workload as unknown as Kept;
  for (const selector of selectors) {
    const { matchExpressions = [], matchLabels } = labelSelectorOf(selector);
    expressions.push(...(matchExpressions as kplus.LabelSelectorRequirement[]));
    Object.assign(labels, matchLabels);
  }
}

/** What cdk8s-plus keeps to itself. */
interface Kept {
  readonly _matchExpressions: kplus.LabelSelectorRequirement[];
  readonly _matchLabels: { [key: string]: string };
}

/** How a workload selects its pods, for cdk8s-plus to render. By itself it leaves out labels whose values are all empty. */
export function renderedSelector({ matchExpressions, matchLabels }: kplus.Workload): kplus.k8s.LabelSelector {
  return {
    matchExpressions: matchExpressions.length > 0 ? matchExpressions : undefined,
    matchLabels: Object.keys(matchLabels).length > 0 ? matchLabels : undefined,
  };
}

/** Has Services, policies and whoever else is given pods find them by labels, not by that of cdk8s-plus. */
export function findByLabels(pods: kplus.AbstractPod, labels: { readonly [key: string]: string }): void {
  const config = pods.toPodSelectorConfig.bind(pods);
  const labelSelector = kplus.LabelSelector.of({ labels: { ...labels } });
  pods.toPodSelectorConfig = () => Object.assign({}, config(), { labelSelector });
}

/**
 * How a workload selects its pods, as the API takes it. cdk8s-plus leaves out labels whose values are all empty, and
 * selectors of Jobs are made by the API server: pods of those are found by the label that cdk8s-plus gives all pods.
 */
export function selectorOf(workload: kplus.Workload): JsonObject {
  const { matchExpressions, matchLabels } = workload;
  const selector: JsonObject = {};
  if (matchExpressions.length > 0) {
    selector.matchExpressions = matchExpressions.map(({ key, operator, values }) =>
      values ? { key, operator, values: [...values] } : { key, operator },
    );
  }
  if (Object.keys(matchLabels).length > 0) {
    selector.matchLabels = matchLabels;
  }
  return Object.keys(selector).length > 0 ? selector : labelSelectorOf(workload.toPodSelectorConfig().labelSelector);
}
