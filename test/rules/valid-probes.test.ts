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
    'a hook that sleeps': { manifest: hook(SLEEP), targetMinor: 30 },
    'a hook that sleeps as long as the pod may take to end': {
      manifest: pod({
        terminationGracePeriodSeconds: 60,
        containers: [container({ lifecycle: { preStop: { sleep: { seconds: 60 } } } })],
      }),
      targetMinor: 30,
    },
    'a hook that sleeps not at all': { manifest: hook({ sleep: {} }), targetMinor: 33 },
    'time to end after a probe has failed': main({
      livenessProbe: { ...TCP, terminationGracePeriodSeconds: 1 },
      readinessProbe: { ...TCP, terminationGracePeriodSeconds: null },
    }),
    'headers, of which one says nothing': main({
      livenessProbe: { httpGet: { port: 80, httpHeaders: [{ name: 'X-Probe', value: 'yes' }, { name: 'Accept' }] } },
    }),
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
    'no command': [
      main({ livenessProbe: { exec: {} }, lifecycle: { preStop: { exec: { command: [] } } } }),
      'container "web": livenessProbe.exec.command must be a list with a program, e.g. ["/bin/ready"]',
      'container "web": lifecycle.preStop.exec.command must be a list with a program, e.g. ["/bin/ready"], not []',
    ],
    'a command with a number': [
      main({ livenessProbe: { exec: { command: ['sleep', 5] } } }),
      'container "web": livenessProbe.exec.command[1] must be a string; write it in quotes, not 5',
    ],
    'a header of two words, and one that is a number': [
      main({
        startupProbe: {
          httpGet: {
            port: 80,
            httpHeaders: [
              { name: 'a b', value: 'x' },
              { name: 'Age', value: 5 },
            ],
          },
        },
      }),
      'container "web": startupProbe.httpGet.httpHeaders[0].name must be letters, digits and "-", e.g. "X-Probe", not "a b"',
      'container "web": startupProbe.httpGet.httpHeaders[1].value must be a string; write it in quotes, not 5',
    ],
    'no time to end': [
      main({ livenessProbe: { ...TCP, terminationGracePeriodSeconds: 0 } }),
      'container "web": livenessProbe.terminationGracePeriodSeconds must be a whole number of at least 1, not 0',
    ],
    'time to end where nothing ends': [
      main({ readinessProbe: { ...TCP, terminationGracePeriodSeconds: 5 } }),
      'container "web": readinessProbe.terminationGracePeriodSeconds must be left out, as a readiness probe ends nothing, not 5',
    ],
    'a hook that sleeps, which older versions forget': [
      { manifest: hook(SLEEP), targetMinor: 29 },
      'container "web": lifecycle.preStop.sleep does nothing by itself in Kubernetes 1.29; run a command, or set a targetVersion of 1.30 or later in the posture, not {"seconds":5}',
    ],
    'a hook that sleeps longer than the pod may take to end': [
      { manifest: hook({ sleep: { seconds: 31 } }), targetMinor: 36 },
      'container "web": lifecycle.preStop.sleep.seconds must be from 0 to the pod\'s terminationGracePeriodSeconds, which is 30, not 31',
    ],
    'a hook that sleeps not at all, which older versions refuse': [
      { manifest: hook({ sleep: { seconds: 0 } }), targetMinor: 32 },
      'container "web": lifecycle.preStop.sleep.seconds must be from 1 to the pod\'s terminationGracePeriodSeconds, which is 30, not 0',
    ],
    'a hook with two': [
      { manifest: hook({ ...SLEEP, ...TCP }), targetMinor: 30 },
      'container "web": lifecycle.preStop.sleep must be left out beside tcpSocket, not {"seconds":5}',
    ],
  },
});
