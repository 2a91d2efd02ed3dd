/**
 * cdk8s-plus-28 with the kinds of this library in place of its own: `import * as kplus from 'cdk8s-bulkhead/lib/plus'`
 * instead of `import * as kplus from 'cdk8s-plus-28'`. For TypeScript and JavaScript; in other languages, use the
 * kinds of the main module.
 */
export * from 'cdk8s-plus-28';
export { ConfigMap } from './kinds/config-map';
export { CronJob } from './kinds/cron-job';
export { DaemonSet } from './kinds/daemon-set';
export { Deployment } from './kinds/deployment';
export { Ingress } from './kinds/ingress';
export { Job } from './kinds/job';
export { Namespace } from './kinds/namespace';
export { PersistentVolumeClaim } from './kinds/persistent-volume-claim';
export { Pod } from './kinds/pod';
export { Secret } from './kinds/secret';
export { Service } from './kinds/service';
export { ServiceAccount } from './kinds/service-account';
export { StatefulSet } from './kinds/stateful-set';
