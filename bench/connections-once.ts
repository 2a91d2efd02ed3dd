/** Prints what connections cost in an app of so many workloads. usage: connections-once.ts WORKLOADS */
import { connectionCosts } from './connected-app';

// so that all of it is compiled: else small apps seem dear, and growth seems slow
connectionCosts(1_000);
console.log(JSON.stringify(connectionCosts(Number(process.argv[2]))));
