/**
 * The one label by which everything finds the pods of a component: the Deployment's selector, its Service, budget and
 * policies. So changing it on a running pod takes that pod out of everything at once.
 */
export const WORKLOAD_LABEL = 'cdk8s-bulkhead/workload';
