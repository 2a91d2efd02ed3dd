import type * as kplus from 'cdk8s-plus-28';
import { labelSelectorOf } from '../connections/plus-selector';
import { objectIn } from '../manifest/json';

/** Labels that a selector names without their value, which would be left out, so that it selects more than was meant. */
export function labelFaults(selector: kplus.LabelSelector | undefined): string[] {
  return valueFaults((selector && objectIn(labelSelectorOf(selector), 'matchLabels')) ?? NONE);
}

const NONE = Object.freeze({});

/** The same of the labels themselves. */
export function valueFaults(labels: { readonly [key: string]: unknown }): string[] {
  const faults: string[] = [];
  for (const key of Object.keys(labels)) {
    const value = labels[key];
    if (typeof value !== 'string') {
      faults.push(`selects by the label "${key}" with the value ${String(value)}; write a string`);
    }
  }
  return faults;
}
