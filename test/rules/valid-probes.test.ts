import type { JsonObject } from '../../src/manifest/json';
import { validProbes } from '../../src/rules/valid-probes';
import { objectTables } from '../support/object-tables';
import { container, deployment, object, pod, template } from '../support/objects';

const TCP = { tcpSocket: { port: 80 } };
const HTTP = { httpGet: { port: 80 } };
const SLEEP = { sleep: { seconds: 5 } };

const main = (fields: JsonObject) => pod({ containers: [container(fields)] });
const init = (fields: JsonObject) =>
  deployment({ template: template({ initContainers: [container({ name: 'setup', ...fields })] }) });
const hook = (preStop: unknown) => main({ lifecycle: { preStop } });

objectTables(validProbes, {
  passes: {
    nothing: pod(),
    'null, which is nothing': main({ livenessProbe: null, lifecycle: null }),
    'one action each': main({
      livenessProbe: TCP,
      readinessProbe: HTTP,
      startupProbe: { exec: { command: ['true'] } },
    }),
    'an action beside one of null': main({ livenessProbe: { ...TCP, httpGet: null } }),
    'numbers, and 0 for what is usual': main({ livenessProbe: { ...TCP, periodSeconds: 5, successThreshold: 0 } }),
    'ready after two': main({ readinessProbe: { ...TCP, successThreshold: 2 } }),
    'a sidecar': init({ restartPolicy: 'Always', readinessProbe: TCP, lifecycle: { preStop: TCP } }),
    'an init container without': init({}),
    'a hook that sleeps': hook(SLEEP),
    'a hook that sleeps too, which older versions forget': { manifest: hook({ ...SLEEP, ...TCP }), targetMinor: 29 },
    'what is no lifecycle': main({ lifecycle: 'short' }),
    'a custom kind, whose controller fills in the port': object('serving.knative.dev/v1', 'Service', {
      spec: { template: template({ containers: [container({ readinessProbe: { periodSeconds: 5 } })] }) },
    }),
  },
  fails: {
    'no action': [
      main({ livenessProbe: { periodSeconds: 5 } }),
      'container "web": livenessProbe must have one of exec, httpGet, tcpSocket, grpc, not {"periodSeconds":5}',
    ],
    'nothing at all': [
      main({ readinessProbe: {} }),
      'container "web": readinessProbe must have one of exec, httpGet, tcpSocket, grpc, not {}',
    ],
    'what is no probe': [
      main({ startupProbe: '/healthz' }),
      'container "web": startupProbe must have one of exec, httpGet, tcpSocket, grpc, not "/healthz"',
    ],
    'two actions': [
      main({ livenessProbe: { ...TCP, ...HTTP } }),
      'container "web": livenessProbe.tcpSocket must be left out beside httpGet, not {"port":80}',
    ],
    'alive after two': [
      main({ livenessProbe: { ...TCP, successThreshold: 2 } }),
      'container "web": livenessProbe.successThreshold must be 1, not 2',
    ],
    'started after two': [
      main({ startupProbe: { ...TCP, successThreshold: '1' } }),
      'container "web": startupProbe.successThreshold must be 1, not "1"',
    ],
    'less than nothing': [
      main({ readinessProbe: { ...TCP, initialDelaySeconds: -1 } }),
      'container "web": readinessProbe.initialDelaySeconds must be a whole number of at least 0, not -1',
    ],
    text: [
      main({ readinessProbe: { ...TCP, periodSeconds: '5s' } }),
      'container "web": readinessProbe.periodSeconds must be a whole number of at least 0, not "5s"',
    ],
    'an init container': [
      init({ livenessProbe: TCP, lifecycle: {} }),
      'container "setup": livenessProbe must be left out of an init container without restartPolicy "Always", not {"tcpSocket":{"port":80}}',
      'container "setup": lifecycle must be left out of an init container without restartPolicy "Always", not {}',
    ],
    'a hook without an action': [
      hook({}),
      'container "web": lifecycle.preStop must have one of exec, httpGet, tcpSocket, sleep, not {}',
    ],
    'a hook with two': [
      { manifest: hook({ ...SLEEP, ...TCP }), targetMinor: 30 },
      'container "web": lifecycle.preStop.sleep must be left out beside tcpSocket, not {"seconds":5}',
    ],
  },
});
