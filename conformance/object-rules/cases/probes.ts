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
  ...[{ sleep: { seconds: 5 } }, { sleep: { seconds: 5 }, ...EXEC }].map((preStop) => ({
    title: `the preStop ${shown(preStop)}`,
    manifest: main({ lifecycle: { preStop } }),
    mayBeLax: true, // an early version has to be told that it may sleep
  })),
  ...pairs(pairs(PROBES, FIELDS), NUMBERS).map(([[probe, field], number]) => ({
    title: `${probe} with ${field} ${shown(number)}`,
    manifest: main({ [probe]: { ...TCP, [field]: number } }),
  })),
];
