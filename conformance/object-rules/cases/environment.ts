import { container, cronJob, deployment, pod, podSpec, template } from '../../../test/support/objects';
import { Case, NOTHING, shown } from '../case';

const NAMES: readonly unknown[] = [
  'A',
  'a.b-c_1',
  '.a',
  '-',
  'A=B',
  '=',
  'a b',
  '1A',
  'é',
  'a\nb',
  '',
  null,
  NOTHING,
  5,
  'a'.repeat(2000),
];

const VALUES: readonly unknown[] = ['', 'x', '1', 1, 0, 1.5, true, false, null, NOTHING, [], ['x'], {}, { a: 'b' }];
const SOURCES: readonly unknown[] = [{ fieldRef: { fieldPath: 'metadata.name' } }, null, NOTHING];
const LISTS: readonly unknown[] = [[], {}, { A: 'x' }, 'A=x', 5, null, NOTHING, [null], ['A=x'], [5], [[]]];
const FROM: readonly unknown[] = [
  { configMapRef: { name: 'settings' } },
  { secretRef: { name: 'keys' }, configMapRef: null },
  { secretRef: { name: 'keys' }, configMapRef: { name: 'settings' } },
  { secretRef: null },
  {},
  null,
  'settings',
];
const ARGUMENTS: readonly unknown[] = [
  ...[[], ['a'], [''], ['a', null], [8080], ['a', 8080], [true], [1.5], [{}], [['a']], [{ port: 1 }]],
  ...['sh', '', 5, true, {}, null, NOTHING],
];

const running = (fields: object) => [
  { where: 'a container', manifest: pod({ containers: [container({ ...fields })] }) },
  {
    where: 'an init container',
    manifest: deployment({ template: template({ initContainers: [container({ name: 'x', ...fields })] }) }),
  },
  {
    where: 'a container of a CronJob',
    manifest: cronJob({
      template: { spec: podSpec({ restartPolicy: 'Never', containers: [container({ ...fields })] }) },
    }),
  },
];

const cases = (title: string, fields: object): Case[] =>
  running(fields).map(({ where, manifest }) => ({ title: `${where} with ${title}`, manifest }));

export const environmentCases: readonly Case[] = [
  ...NAMES.flatMap((name) => cases(`a variable named ${shown(name)}`, { env: [{ name, value: 'x' }] })),
  ...VALUES.flatMap((value) =>
    SOURCES.flatMap((valueFrom) =>
      cases(`the value ${shown(value)} beside ${shown(valueFrom)}`, { env: [{ name: 'A', value, valueFrom }] }),
    ),
  ),
  ...LISTS.flatMap((env) => cases(`the variables ${shown(env)}`, { env })),
  ...FROM.flatMap((source) => cases(`the variables of ${shown(source)}`, { envFrom: [source] })),
  ...NAMES.flatMap((prefix) =>
    cases(`variables that begin with ${shown(prefix)}`, { envFrom: [{ prefix, secretRef: { name: 'keys' } }] }),
  ),
  ...ARGUMENTS.flatMap((list) => [
    ...cases(`the command ${shown(list)}`, { command: list }),
    ...cases(`the args ${shown(list)}`, { args: list }),
  ]),
];
