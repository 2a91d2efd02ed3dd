import type * as kplus from 'cdk8s-plus-28';
import { Connections } from '../connections/connections';

/** Who may connect to pods, and to whom they may connect. */
export const PodConnections = Connections;

// not that of `Connections`: what is typed as `Workload` has the connections of cdk8s-plus
export type PodConnections = kplus.PodConnections;
