import { container, deployment, pod, template } from '../../../test/support/objects';
import { Case, NOTHING, pairs, shown } from '../case';

const PROBES = ['livenessProbe', 'readinessProbe', 'startupProbe'];
const HOOKS = ['postStart', 'preStop'];

const EXEC = { exec: { command: ['true'] } };
const HTTP = { httpGet: { port: 80 } };
const TCP = { tcpSocket: { port: 80 } };
const GRPC = { grpc: { port: 80 } };

const ACTIONS: readonly unknown[] = [
  ...[EXEC, HTTP, TCP, GRPC],
  ...[
    { ...EXEC, ...HTTP },
    { ...HTTP, ...TCP },
    { ...TCP, ...GRPC },
    { ...EXEC, ...HTTP, ...TCP, ...GRPC },
  ],
  ...[{ ...HTTP, exec: null }, { httpGet: null }, {}, { http: { port: 80 } }, { periodSeconds: 5 }],
  ...['/healthz', 80, [], null, NOTHING],
];

const HOOK_ACTIONS: readonly unknown[] = [
  ...[EXEC, HTTP, TCP, { ...EXEC, ...HTTP }, { ...HTTP, ...TCP }, { ...HTTP, exec: null }],
  ...[{}, { httpGet: null }, { command: ['true'] }, GRPC, 'sleep 5', null, NOTHING],
];

const NUMBERS: readonly unknown[] = [-1, 0, 1, 2, 1.5, '1', true, null, NOTHING];
const FIELDS = ['initialDelaySeconds', 'timeoutSeconds', 'periodSeconds', 'successThreshold', 'failureThreshold'];

const SECONDS: readonly unknown[] = [-1, 0, 1, 30, 31, 60, 61, 1.5, '5', null, NOTHING];
const GRACES: readonly unknown[] = [NOTHING, null, 0, 60];

const COMMANDS: readonly unknown[] = [
  ...[NOTHING, null, [], 'true', [''], ['sleep', 5], ['sleep', null], [true], [['true']]],
];

const HEADERS: readonly unknown[] = [
  ...['X-Probe', 'a b', 'a_b', 'a.b', 'a:', '-', '1', '', 5, null, NOTHING].map((name) => ({ name, value: 'x' })),
  ...['', 'a b', 5, true, null, NOTHING].map((value) => ({ name: 'X-Probe', value })),
  null,
];

const main = (fields: object) => pod({ containers: [container({ ...fields })] });
const init = (fields: object) =>
  deployment({ template: template({ initContainers: [container({ name: 'x', ...fields })] }) });
const sidecar = (fields: object) => init({ restartPolicy: 'Always', ...fields });

export const probeCases: readonly Case[] = [
  ...pairs(PROBES, ACTIONS).flatMap(([probe, action]) => [
    { title: `the ${probe} ${shown(action)}`, manifest: main({ [probe]: action }) },
    { title: `the ${probe} ${shown(action)} of an init container`, manifest: init({ [probe]: action }) },
    { title: `the ${probe} ${shown(action)} of a sidecar`, manifest: sidecar({ [probe]: action }) },
  ]),
  ...pairs(HOOKS, HOOK_ACTIONS).flatMap(([hook, action]) => [
    { title: `the ${hook} ${shown(action)}`, manifest: main({ lifecycle: { [hook]: action } }) },
    { title: `the ${hook} ${shown(action)} of an init container`, manifest: init({ lifecycle: { [hook]: action } }) },
    { title: `the ${hook} ${shown(action)} of a sidecar`, manifest: sidecar({ lifecycle: { [hook]: action } }) },
  ]),
  ...[{ sleep: { seconds: 5 } }, { sleep: { seconds: 5 }, ...EXEC }, { sleep: null, ...EXEC }].map((preStop) => ({
    title: `the preStop ${shown(preStop)}`,
    manifest: main({ lifecycle: { preStop } }),
  })),
  ...pairs(SECONDS, GRACES).map(([seconds, grace]) => ({
    title: `a sleep of ${shown(seconds)} s within ${shown(grace)} s`,
    manifest: pod({
      terminationGracePeriodSeconds: grace,
      containers: [container({ lifecycle: { postStart: { sleep: { seconds } } } })],
    }),
  })),
  ...pairs(PROBES, [-1, 0, 1, 1.5, '5', null, NOTHING]).map(([probe, terminationGracePeriodSeconds]) => ({
    title: `a grace of ${shown(terminationGracePeriodSeconds)} s for the ${probe}`,
    manifest: main({ [probe]: { ...TCP, terminationGracePeriodSeconds } }),
  })),
  ...COMMANDS.flatMap((command) => [
    { title: `a probe by the command ${shown(command)}`, manifest: main({ livenessProbe: { exec: { command } } }) },
    {
      title: `a hook by the command ${shown(command)}`,
      manifest: main({ lifecycle: { preStop: { exec: { command } } } }),
    },
  ]),
  ...HEADERS.flatMap((header) => [
    {
      title: `a probe with the header ${shown(header)}`,
      manifest: main({ startupProbe: { httpGet: { port: 80, httpHeaders: [header] } } }),
    },
    {
      title: `a hook with the header ${shown(header)}`,
      manifest: main({ lifecycle: { preStop: { httpGet: { port: 80, httpHeaders: [header] } } } }),
    },
  ]),
  ...pairs(pairs(PROBES, FIELDS), NUMBERS).map(([[probe, field], number]) => ({
    title: `${probe} with ${field} ${shown(number)}`,
    manifest: main({ [probe]: { ...TCP, [field]: number } }),
  })),
];
