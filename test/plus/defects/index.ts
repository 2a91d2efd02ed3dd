import { ACCESS } from './access';
import { APPS } from './apps';
import type { Defect } from './defect';
import { NETWORK } from './network';
import { PODS } from './pods';
import { STORAGE } from './storage';

/** What is wrong with cdk8s-plus-28 and mended here. */
export const DEFECTS: readonly Defect[] = [...PODS, ...NETWORK, ...STORAGE, ...ACCESS, ...APPS];
