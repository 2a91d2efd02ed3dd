import { ACCESS } from './access';
import { CONFIGURATION } from './configuration';
import { CONTAINERS } from './containers';
import { NETWORK } from './network';
import { PODS } from './pods';
import { SCALING } from './scaling';
import type { Scenario } from './scenario';
import { STORAGE } from './storage';
import { WORKLOADS } from './workloads';

/** Together they use every class and every static factory of cdk8s-plus-28. */
export const SCENARIOS: readonly Scenario[] = [
  ...CONTAINERS,
  ...PODS,
  ...WORKLOADS,
  ...NETWORK,
  ...CONFIGURATION,
  ...STORAGE,
  ...SCALING,
  ...ACCESS,
];
