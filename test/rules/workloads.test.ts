import type { JsonObject } from '../../src/manifest/json';
import { cronjobDeadlineSet } from '../../src/rules/cronjob-deadline-set';
import { cronjobRestartPolicy } from '../../src/rules/cronjob-restart-policy';
import { jobNamedByContent } from '../../src/rules/job-named-by-content';
import { jobTtlSet } from '../../src/rules/job-ttl-set';
import { noNakedPods } from '../../src/rules/no-naked-pods';
import { podAntiAffinity } from '../../src/rules/pod-anti-affinity';
import { priorityClassSet } from '../../src/rules/priority-class-set';
import { probePortExposed } from '../../src/rules/probe-port-exposed';
import { probesDiffer } from '../../src/rules/probes-differ';
import { rollingUpdateStrategy } from '../../src/rules/rolling-update-strategy';
import { selectorMatchesTemplate } from '../../src/rules/selector-matches-template';
import { statefulsetHasHeadlessService } from '../../src/rules/statefulset-has-headless-service';
import { topologySpread } from '../../src/rules/topology-spread';
import { validTopologySpread } from '../../src/rules/valid-topology-spread';
import { workloadSelectorsDisjoint } from '../../src/rules/workload-selectors-disjoint';
import { objectTables } from '../support/object-tables';
import {
  claim,
  container,
  cronJob,
  daemonSet,
  deployment,
  job,
  object,
  pod,
  podSpec,
  service,
  statefulSet,
  template,
  withMetadata,
} from '../support/objects';

const WEB = { matchLabels: { app: 'web' } };
const inShop = (manifest: JsonObject) => withMetadata(manifest, { namespace: 'shop' });
const named = (manifest: JsonObject, name: string) => withMetadata(manifest, { name });
const holding = (...containers: unknown[]) => deployment({ template: template({ containers }) });

const MISMATCH = 'spec.selector must match the labels of the pods';

objectTables(selectorMatchesTemplate, {
  passes: {
    'the labels': deployment(),
    'an expression': deployment({ selector: { matchExpressions: [{ key: 'app', operator: 'Exists' }] } }),
    'a Job, whose selector the API server makes': job(),
    'a Job with an empty one': job({ selector: {} }),
    'a ReplicationController': object('v1', 'ReplicationController', {
      spec: { selector: { app: 'web' }, template: template() },
    }),
    'a ReplicationController without': object('v1', 'ReplicationController', { spec: { template: template() } }),
    'a custom kind': object('argoproj.io/v1alpha1', 'Rollout', { spec: { template: template() } }),
  },
  fails: {
    'other labels': [
      deployment({ selector: { matchLabels: { app: 'api' } } }),
      `${MISMATCH}, {"app":"web"}, not {"matchLabels":{"app":"api"}}`,
    ],
    'no labels': [
      deployment({ template: template({}, { labels: null }) }),
      `${MISMATCH}, {}, not {"matchLabels":{"app":"web"}}`,
    ],
    none: [deployment({ selector: null }), MISMATCH],
    'an empty one': [daemonSet({ selector: { matchLabels: {} } }), `${MISMATCH}, not {"matchLabels":{}}`],
    'what is none': [statefulSet({ selector: 'web' }), `${MISMATCH}, {"app":"web"}, not "web"`],
    'a Job with one': [job({ selector: WEB }), `${MISMATCH}, {}, not {"matchLabels":{"app":"web"}}`],
    'a ReplicationController': [
      object('v1', 'ReplicationController', { spec: { selector: { app: 'api' }, template: template() } }),
      `${MISMATCH}, {"app":"web"}, not {"app":"api"}`,
    ],
    'no template': [
      object('apps/v1', 'Deployment', { spec: { selector: WEB } }),
      'spec.template.spec must be set, and the labels beside it match the selector',
    ],
  },
});

objectTables(workloadSelectorsDisjoint, {
  passes: {
    'its own pods': deployment(),
    'other labels': {
      manifest: deployment(),
      beside: [named(deployment({ template: template({}, { labels: { app: 'api' } }) }), 'api')],
    },
    'another namespace': { manifest: deployment(), beside: [inShop(named(deployment(), 'api'))] },
    'the same object twice': { manifest: deployment(), beside: [deployment()] },
    'an empty selector, which is refused': {
      manifest: deployment({ selector: {} }),
      beside: [named(deployment(), 'api')],
    },
  },
  fails: {
    'the labels of another': [
      { manifest: deployment(), beside: [named(deployment(), 'api')] },
      'spec.selector also matches the pods of Deployment "api"; write a label that only its own pods have',
    ],
    'some of the labels of another': [
      {
        manifest: statefulSet(),
        beside: [pod({}, { name: 'debug', labels: { app: 'web', tier: 'front' } })],
      },
      'spec.selector also matches the pods of Pod "debug"; write a label that only its own pods have',
    ],
    'another kind of the same name': [
      { manifest: deployment(), beside: [statefulSet()] },
      'spec.selector also matches the pods of StatefulSet "web"; write a label that only its own pods have',
    ],
  },
});

const recreated = (spec: JsonObject = {}) => deployment({ strategy: { type: 'Recreate' }, template: template(spec) });
const CLAIMED = { volumes: [{ name: 'data', persistentVolumeClaim: { claimName: 'web' } }] };
const SERVED = service({ selector: { app: 'web' } });
const ROLLING = 'spec.strategy.type must be "RollingUpdate", not "Recreate"';

objectTables(rollingUpdateStrategy, {
  passes: {
    'no strategy': { manifest: deployment(), beside: [SERVED] },
    'a rolling one': { manifest: deployment({ strategy: { type: 'RollingUpdate' } }), beside: [SERVED] },
    'an empty one': { manifest: deployment({ strategy: { type: '' } }), beside: [SERVED] },
    'no Service': recreated(),
    'a claim for one node': { manifest: recreated(CLAIMED), beside: [SERVED, claim('1Gi')] },
    'a claim that is not known': { manifest: recreated(CLAIMED), beside: [SERVED] },
  },
  fails: {
    'a Service': [{ manifest: recreated(), beside: [SERVED] }, ROLLING],
    'a claim for many nodes': [
      { manifest: recreated(CLAIMED), beside: [SERVED, claim('1Gi', { accessModes: ['ReadWriteMany'] })] },
      ROLLING,
    ],
  },
});

const http = (fields: JsonObject = {}) => ({ httpGet: { path: '/ready', port: 8080, ...fields } });
const probed = (livenessProbe: unknown, readinessProbe: unknown) =>
  holding(container({ ports: [{ name: 'http', containerPort: 8080 }], livenessProbe, readinessProbe }));
const SAME =
  'container "web": livenessProbe asks for the same as readinessProbe; ask for something that fails only if the process hangs';

objectTables(probesDiffer, {
  passes: {
    'another path': probed(http({ path: '/live' }), http()),
    'another port': probed(http({ port: 9090 }), http()),
    'another action': probed({ tcpSocket: { port: 8080 } }, http()),
    'another command': probed({ exec: { command: ['live'] } }, { exec: { command: ['ready'] } }),
    'grpc, which answers for the whole server': probed({ grpc: { port: 8080 } }, { grpc: { port: 8080 } }),
    'one probe': probed(undefined, http()),
    'what is no probe': probed('same', 'same'),
    'a Job': job({
      template: template({ containers: [container({ livenessProbe: http(), readinessProbe: http() })] }),
    }),
  },
  fails: {
    'the same request': [probed(http(), http()), SAME],
    'the same request, asked less often': [probed({ ...http(), periodSeconds: 60, failureThreshold: 9 }, http()), SAME],
    'the name of the port and its number': [probed(http({ port: 'http' }), http()), SAME],
    'no path and the root': [probed(http({ path: undefined }), http({ path: '/' })), SAME],
    'the same connection': [probed({ tcpSocket: { port: 'http' } }, { tcpSocket: { port: 'http' } }), SAME],
    'the same command': [probed({ exec: { command: ['ok'] } }, { exec: { command: ['ok'] } }), SAME],
    'a sidecar': [
      deployment({
        template: template({
          initContainers: [container({ restartPolicy: 'Always', livenessProbe: http(), readinessProbe: http() })],
        }),
      }),
      SAME,
    ],
  },
});

const asking = (readinessProbe: unknown, ports: unknown = [{ name: 'http', containerPort: 8080 }]) =>
  holding(container({ ports, readinessProbe }));
const undeclared = (field: string, seen?: unknown) =>
  `container "web": ${field} must be a TCP port that the container declares${seen === undefined ? '' : `, not ${JSON.stringify(seen)}`}`;

objectTables(probePortExposed, {
  passes: {
    'a number': asking(http()),
    'a name': asking(http({ port: 'http' })),
    'a port of another host': asking(http({ host: '127.0.0.1', port: 9090 })),
    'a command': asking({ exec: { command: ['ok'] } }),
    'no probe': asking(undefined),
    'an init container, which takes none': deployment({
      template: template({ initContainers: [container({ readinessProbe: http() })] }),
    }),
    'a custom kind that fills in the port': object('serving.knative.dev/v1', 'Service', {
      spec: { template: template({ containers: [container({ readinessProbe: { tcpSocket: {} } })] }) },
    }),
  },
  fails: {
    'another number': [asking(http({ port: 9090 })), undeclared('readinessProbe.httpGet.port', 9090)],
    'another name': [asking({ tcpSocket: { port: 'web' } }), undeclared('readinessProbe.tcpSocket.port', 'web')],
    'no ports': [asking({ grpc: { port: 8080 } }, null), undeclared('readinessProbe.grpc.port', 8080)],
    'another protocol': [
      asking(http(), [{ containerPort: 8080, protocol: 'UDP' }]),
      undeclared('readinessProbe.httpGet.port', 8080),
    ],
    'no port': [asking({ httpGet: {} }), undeclared('readinessProbe.httpGet.port')],
    'each probe': [
      holding(container({ livenessProbe: http(), startupProbe: http() })),
      undeclared('livenessProbe.httpGet.port', 8080),
      undeclared('startupProbe.httpGet.port', 8080),
    ],
  },
});

const term = (fields: JsonObject = {}) => ({
  topologyKey: 'kubernetes.io/hostname',
  labelSelector: WEB,
  ...fields,
});
const apart = (terms: unknown, fields: JsonObject = {}) =>
  deployment({ replicas: 2, template: template({ affinity: { podAntiAffinity: terms } }), ...fields });
const preferred = (fields: JsonObject = {}) => ({
  preferredDuringSchedulingIgnoredDuringExecution: [{ weight: 1, podAffinityTerm: term(fields) }],
});
const required = (fields: JsonObject = {}) => ({ requiredDuringSchedulingIgnoredDuringExecution: [term(fields)] });
const APART =
  'affinity.podAntiAffinity must have a term with topologyKey "kubernetes.io/hostname" whose labelSelector matches these pods';
const notThis = (seen: unknown) => `${APART}, not ${JSON.stringify(seen)}`;

objectTables(podAntiAffinity, {
  passes: {
    'a wish': apart(preferred()),
    'a demand': apart(required()),
    'zones, which are on different nodes too': apart(required({ topologyKey: 'topology.kubernetes.io/zone' })),
    'its own namespace by name': apart(required({ namespaces: ['default'] })),
    'one pod': deployment({ replicas: 1 }),
    'what runs once on each node': daemonSet(),
  },
  fails: {
    nothing: [deployment({ replicas: 2 }), APART],
    'no number of pods': [deployment(), APART],
    'a StatefulSet': [statefulSet({ replicas: 3 }), APART],
    'what is no affinity': [deployment({ template: template({ affinity: 'hostname' }) }), APART],
    'no terms': [apart({}), notThis({})],
    'other labels': [
      apart(preferred({ labelSelector: { matchLabels: { app: 'api' } } })),
      notThis(preferred({ labelSelector: { matchLabels: { app: 'api' } } })),
    ],
    'no labels': [apart(required({ labelSelector: null })), notThis(required({ labelSelector: null }))],
    'another place': [apart(required({ topologyKey: 'rack' })), notThis(required({ topologyKey: 'rack' }))],
    'another namespace': [apart(required({ namespaces: ['shop'] })), notThis(required({ namespaces: ['shop'] }))],
  },
});

const constraint = (fields: JsonObject = {}) => ({
  maxSkew: 1,
  topologyKey: 'topology.kubernetes.io/zone',
  whenUnsatisfiable: 'ScheduleAnyway',
  labelSelector: WEB,
  ...fields,
});
const spread = (...topologySpreadConstraints: unknown[]) =>
  deployment({ template: template({ topologySpreadConstraints }) });
const SPREAD = 'topologySpreadConstraints must have a constraint, e.g. with topologyKey "topology.kubernetes.io/zone"';
const SPREAD_SELECTOR = 'topologySpreadConstraints[0].labelSelector must match the labels of these pods';

objectTables(topologySpread, {
  passes: {
    'a constraint': spread(constraint()),
    'one pod': deployment({ replicas: 1 }),
    'a Job': job(),
  },
  fails: {
    nothing: [deployment(), SPREAD],
    'an empty list': [spread(), `${SPREAD}, not []`],
    'what is no list': [
      deployment({ template: template({ topologySpreadConstraints: 'zones' }) }),
      `${SPREAD}, not "zones"`,
    ],
    'no labels': [spread(constraint({ labelSelector: null })), SPREAD_SELECTOR],
    'other labels': [
      spread(constraint({ labelSelector: { matchLabels: { app: 'api' } } })),
      `${SPREAD_SELECTOR}, not {"matchLabels":{"app":"api"}}`,
    ],
    'a Job': [
      job({ template: { spec: podSpec({ topologySpreadConstraints: [constraint()] }) } }),
      `${SPREAD_SELECTOR}, not {"matchLabels":{"app":"web"}}`,
    ],
  },
});

const at = (field: string) => `topologySpreadConstraints[0].${field}`;

objectTables(validTopologySpread, {
  passes: {
    'a constraint': spread(constraint()),
    'two places': spread(constraint(), constraint({ topologyKey: 'kubernetes.io/hostname' })),
    'two actions': spread(constraint(), constraint({ whenUnsatisfiable: 'DoNotSchedule', minDomains: 3 })),
    'what is no constraint': spread(null, 'zone'),
    nothing: deployment(),
  },
  fails: {
    'nothing in it': [
      spread({}),
      `${at('maxSkew')} must be a whole number of at least 1`,
      `${at('topologyKey')} must be the name of a label of nodes`,
      `${at('whenUnsatisfiable')} must be "DoNotSchedule" or "ScheduleAnyway"`,
    ],
    'no skew': [spread(constraint({ maxSkew: 0 })), `${at('maxSkew')} must be a whole number of at least 1, not 0`],
    'another action': [
      spread(constraint({ whenUnsatisfiable: 'Never' })),
      `${at('whenUnsatisfiable')} must be "DoNotSchedule" or "ScheduleAnyway", not "Never"`,
    ],
    'no domains': [
      spread(constraint({ whenUnsatisfiable: 'DoNotSchedule', minDomains: 0 })),
      `${at('minDomains')} must be a whole number of at least 1, not 0`,
    ],
    'domains that need not be': [
      spread(constraint({ minDomains: 2 })),
      `${at('minDomains')} must be left out unless whenUnsatisfiable is "DoNotSchedule", not 2`,
    ],
    'the same twice': [
      spread(constraint(), constraint({ maxSkew: 2 })),
      'topologySpreadConstraints[1] has the topologyKey and whenUnsatisfiable of another; remove one of them',
    ],
  },
});

objectTables(priorityClassSet, {
  passes: { 'a class': pod({ priorityClassName: 'standard' }) },
  fails: {
    none: [pod(), 'priorityClassName must be the name of a PriorityClass of the cluster'],
    'an empty one': [
      pod({ priorityClassName: '' }),
      'priorityClassName must be the name of a PriorityClass of the cluster, not ""',
    ],
  },
});

const headless = (spec: JsonObject = {}) => service({ clusterIP: 'None', selector: { app: 'web' }, ...spec });
const NO_SERVICE =
  'spec.serviceName must be a headless Service that the app has in the namespace "default" or the posture lists as existing';

objectTables(statefulsetHasHeadlessService, {
  passes: {
    'a headless Service': { manifest: statefulSet(), beside: [headless()] },
    'a Service that exists': { manifest: statefulSet(), parameters: { existing: { services: ['default/web'] } } },
    'another kind': deployment(),
  },
  fails: {
    'no Service': [statefulSet(), `${NO_SERVICE}, not "web"`],
    'no name': [statefulSet({ serviceName: null }), NO_SERVICE],
    'an empty name': [statefulSet({ serviceName: '' }), `${NO_SERVICE}, not ""`],
    'a Service of another namespace': [
      { manifest: statefulSet(), beside: [inShop(headless())], parameters: { existing: { services: ['shop/web'] } } },
      `${NO_SERVICE}, not "web"`,
    ],
    'a Service with an address': [
      { manifest: statefulSet(), beside: [headless({ clusterIP: null })] },
      'spec.serviceName must be a headless Service, one with clusterIP "None", not "web"',
    ],
    'a Service of other pods': [
      { manifest: statefulSet(), beside: [headless({ selector: { app: 'api' } })] },
      'spec.serviceName must be a Service whose selector matches the labels of these pods, not "web"',
    ],
    'a Service without a selector': [
      { manifest: statefulSet(), beside: [headless({ selector: {} })] },
      'spec.serviceName must be a Service whose selector matches the labels of these pods, not "web"',
    ],
  },
});

const late = (startingDeadlineSeconds: unknown) =>
  object('batch/v1', 'CronJob', { spec: { schedule: '@daily', startingDeadlineSeconds } });
const DEADLINE = 'spec.startingDeadlineSeconds must be at least 10, e.g. 300';

objectTables(cronjobDeadlineSet, {
  passes: { 'ten seconds': late(10), 'another kind': job() },
  fails: {
    none: [cronJob(), DEADLINE],
    'less than the controller needs': [late(9), `${DEADLINE}, not 9`],
    zero: [late(0), `${DEADLINE}, not 0`],
    'what is no number': [late('soon'), `${DEADLINE}, not "soon"`],
  },
});

objectTables(cronjobRestartPolicy, {
  passes: {
    Never: cronJob(),
    OnFailure: job({ template: { spec: podSpec({ restartPolicy: 'OnFailure' }) } }),
    'what runs on': deployment(),
  },
  fails: {
    none: [job({ template: { spec: podSpec() } }), 'restartPolicy must be "Never" or "OnFailure"'],
    Always: [
      cronJob({ template: { spec: podSpec({ restartPolicy: 'Always' }) } }),
      'restartPolicy must be "Never" or "OnFailure", not "Always"',
    ],
    'no pod in a Job': [
      object('batch/v1', 'Job'),
      'spec.template.spec must be set, with restartPolicy "Never" or "OnFailure"',
    ],
    'no pod in a CronJob': [
      cronJob({ template: null }),
      'spec.jobTemplate.spec.template.spec must be set, with restartPolicy "Never" or "OnFailure"',
    ],
  },
});

const TTL = 'spec.ttlSecondsAfterFinished must be set, e.g. 86400 for a day';

objectTables(jobTtlSet, {
  passes: {
    'a Job with': job({ ttlSecondsAfterFinished: 0 }),
    'a CronJob without': cronJob(),
    'a Job that Helm deletes': withMetadata(job(), { annotations: { 'helm.sh/hook-delete-policy': 'hook-succeeded' } }),
    'a Job of a CronJob': withMetadata(job(), { ownerReferences: [{ kind: 'CronJob', name: 'backup' }] }),
  },
  fails: {
    'a Job without': [job(), TTL],
    'a Job with null': [job({ ttlSecondsAfterFinished: null }), TTL],
    'a Job with annotations that are none': [withMetadata(job(), { annotations: 'none' }), TTL],
    'a CronJob with': [
      cronJob({ ttlSecondsAfterFinished: 60 }),
      'spec.jobTemplate.spec.ttlSecondsAfterFinished must be left out beside successfulJobsHistoryLimit and failedJobsHistoryLimit, not 60',
    ],
  },
});

const SAME_NAME =
  '"web" is the name of this Job whatever it does, and hardly anything of it can be changed in place; name it by its content, or delete it each time before it is applied changed';

const jobOf = (name: unknown, image = 'registry.example.com/job:1.4.2') =>
  withMetadata(job({ template: { spec: { containers: [{ name: 'job', image }] } } }), { name });

/** A Job that has the keys of a ConfigMap as variables. */
const jobWith = (configMap: string, name = 'web') =>
  withMetadata(
    job({
      template: {
        spec: podSpec({
          containers: [
            { name: 'job', image: 'registry.example.com/job:1.4.2', envFrom: [{ configMapRef: { name: configMap } }] },
          ],
        }),
      },
    }),
    { name },
  );
const CHANGING = SAME_NAME.replace(
  'in place;',
  'in place, but another content of the ConfigMap "settings-92c6e321cb" changes it;',
);

objectTables(jobNamedByContent, {
  passes: {
    'a Job that is named by its content': withMetadata(job(), {
      annotations: { 'cdk8s-bulkhead/named-by-content': 'job' },
    }),
    'a Job that the API server names': withMetadata(job(), { name: undefined, generateName: 'job-' }),
    'a Job of a CronJob': withMetadata(job(), { ownerReferences: [{ kind: 'CronJob', name: 'backup' }] }),
    'a hook of Helm': withMetadata(job(), { annotations: { 'helm.sh/hook': 'pre-upgrade' } }),
    'a hook of Argo CD': withMetadata(job(), { annotations: { 'argocd.argoproj.io/hook': 'PreSync' } }),
    'the tag of its image in its name': jobOf('migrate-1.4.2'),
    'the tag of its image with other separators': jobOf('v1-4-2-migrate', 'registry.example.com/job:V1.4.2'),
    'the tag of its image in its name, and configuration of one name': jobWith('settings', 'migrate-1.4.2'),
    'a CronJob': cronJob(),
  },
  fails: {
    'a Job': [job(), SAME_NAME],
    'configuration that has another name for each content': [jobWith('settings-92c6e321cb'), CHANGING],
    'the same, and the tag of its image in its name': [
      jobWith('settings-92c6e321cb', 'migrate-1.4.2'),
      CHANGING.replace('web', 'migrate-1.4.2'),
    ],
    'a Job that is deleted some day': [job({ ttlSecondsAfterFinished: 60 }), SAME_NAME],
    'no owners': [withMetadata(job(), { ownerReferences: [] }), SAME_NAME],
    'a part of the tag of its image': [jobOf('migrate-1.4'), SAME_NAME.replace('web', 'migrate-1.4')],
    'no tag': [jobOf('migrate', 'registry.example.com/job'), SAME_NAME.replace('web', 'migrate')],
    'no image': [jobOf('migrate', ''), SAME_NAME.replace('web', 'migrate')],
  },
});

const NAKED = 'nothing makes the pod again once it is gone; write a Deployment, a StatefulSet or a Job instead';

objectTables(noNakedPods, {
  passes: {
    'a Deployment': deployment(),
    'a pod with an owner': pod({}, { ownerReferences: [{ kind: 'ReplicaSet', name: 'web' }] }),
    'a pod that Helm starts': pod({}, { annotations: { 'helm.sh/hook': 'pre-upgrade' } }),
  },
  fails: {
    'a pod': [pod(), NAKED],
    'no owners': [pod({}, { ownerReferences: [], annotations: null }), NAKED],
  },
});
