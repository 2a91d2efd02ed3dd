import { livenessProbeSet } from '../../src/rules/liveness-probe-set';
import { readinessProbeSet } from '../../src/rules/readiness-probe-set';
import { objectTables } from '../support/object-tables';
import {
  container,
  cronJob,
  daemonSet,
  deployment,
  job,
  object,
  pod,
  podSpec,
  statefulSet,
  template,
} from '../support/objects';

const PORTS = [{ containerPort: 8080 }];
const PROBE = { tcpSocket: { port: 8080 } };

const LIVENESS = 'container "web": livenessProbe must be set, e.g. httpGet of a path that fails when it hangs';
const READINESS = 'container "web": readinessProbe must be set, e.g. httpGet of a path that answers once it can serve';

const serving = (fields: object = {}) => podSpec({ containers: [container({ ports: PORTS, ...fields })] });
const pods = (spec: object) => ({ template: template({ ...spec }) });

const LONG_RUNNING = {
  Deployment: deployment(pods(serving())),
  StatefulSet: statefulSet(pods(serving())),
  DaemonSet: daemonSet(pods(serving())),
  ReplicaSet: object('apps/v1', 'ReplicaSet', { spec: pods(serving()) }),
  ReplicationController: object('v1', 'ReplicationController', { spec: pods(serving()) }),
  Rollout: object('argoproj.io/v1alpha1', 'Rollout', { spec: pods(serving()) }),
  'a Pod': pod(serving()),
  'a Pod that is always restarted': pod({ ...serving(), restartPolicy: 'Always' }),
};

const KNATIVE = object('serving.knative.dev/v1', 'Service', { spec: pods(serving()) });

const ENDING = {
  'a Job': job({ template: { spec: serving() } }),
  'a CronJob': cronJob({ template: { spec: serving() } }),
  'a Pod that ends': pod({ ...serving(), restartPolicy: 'Never' }),
  'a Pod that is restarted only when it fails': pod({ ...serving(), restartPolicy: 'OnFailure' }),
  'a ScaledJob': object('keda.sh/v1alpha1', 'ScaledJob', { spec: { jobTargetRef: pods(serving()) } }),
};

const OTHER_CONTAINERS = pod({
  containers: [],
  initContainers: [
    container({ name: 'setup', ports: PORTS }),
    container({ name: 'proxy', restartPolicy: 'Always', ports: PORTS }),
  ],
  ephemeralContainers: [container({ name: 'debug' })],
});

const missing = <Message extends string>(objects: Record<string, object>, message: Message) =>
  Object.fromEntries(
    Object.entries(objects).map(([title, manifest]) => [
      title,
      [{ ...manifest }, message] as [object & Record<string, unknown>, Message],
    ]),
  );

objectTables(livenessProbeSet, {
  passes: {
    ...ENDING,
    'a probe': deployment(pods(serving({ livenessProbe: PROBE }))),
    'init, sidecar and ephemeral containers': OTHER_CONTAINERS,
  },
  fails: {
    ...missing(LONG_RUNNING, LIVENESS),
    Knative: [KNATIVE, LIVENESS],
    'a container without ports': [deployment(), LIVENESS],
    'a probe of null': [deployment(pods(serving({ livenessProbe: null }))), LIVENESS],
  },
});

objectTables(readinessProbeSet, {
  passes: {
    ...ENDING,
    'a probe': deployment(pods(serving({ readinessProbe: PROBE }))),
    'a container without ports': deployment(),
    'Knative, which asks the port itself': KNATIVE,
    'init, sidecar and ephemeral containers': OTHER_CONTAINERS,
  },
  fails: {
    ...missing(LONG_RUNNING, READINESS),
    'a probe of null': [deployment(pods(serving({ readinessProbe: null }))), READINESS],
  },
});
