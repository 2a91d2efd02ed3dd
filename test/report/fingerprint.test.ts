import type { Finding } from '../../src/policy/report';
import { Fingerprints } from '../../src/report/fingerprint';
import { PRIVILEGED, sampleReport } from './sample';

function fingerprint(changes: Partial<Finding> = {}): string {
  return fingerprintsIn([{ ...PRIVILEGED, ...changes }])[0];
}

function fingerprintsIn(findings: readonly Finding[]): readonly string[] {
  const fingerprints = Fingerprints.of(sampleReport({ findings }));
  return findings.map((_, index) => fingerprints.at(index));
}

const { resource } = PRIVILEGED;

test.each<[string, Partial<Finding>]>([
  ['a line', { place: { file: 'other.yaml', line: 1 }, source: undefined, origin: 'other' }],
  ['an item of a list', { path: ['spec', 'template', 'spec', 'containers', 3, 'securityContext', 'privileged'] }],
  ['a message', { message: 'other', seen: 'other', write: 'other', severity: 'warning' }],
  ['a version of an API', { resource: { ...resource, apiVersion: 'apps/v1beta1' } }],
])('another %s makes no other fingerprint', (_, changes) => {
  expect(fingerprint(changes)).toBe(fingerprint());
});

test.each<[string, Partial<Finding>]>([
  ['rule', { rule: 'other' }],
  ['field', { field: 'other' }],
  ['container', { container: 'other' }],
  ['name', { resource: { ...resource, name: 'other' } }],
  ['namespace', { resource: { ...resource, namespace: undefined } }],
  ['kind', { resource: { ...resource, kind: 'Other' } }],
  ['group', { resource: { ...resource, apiVersion: 'v1' } }],
])('another %s makes another fingerprint', (_, changes) => {
  expect(fingerprint(changes)).not.toBe(fingerprint());
});

test('findings that differ in nothing are told apart by their order', () => {
  const [first, second] = fingerprintsIn([PRIVILEGED, PRIVILEGED]);
  expect(first).toBe(fingerprint());
  expect(second).not.toBe(first);
  expect(fingerprintsIn([PRIVILEGED, PRIVILEGED])).toEqual([first, second]);
});

test('findings at one field are told apart by their order, also where another object or another severity is between them', () => {
  const other = { resource: { ...resource, name: 'other' } };
  const all = [{}, other, { severity: 'warning' }, { resource: { ...resource } }, other] as const;
  const fingerprints = fingerprintsIn(all.map((changes) => ({ ...PRIVILEGED, ...changes })));
  expect(fingerprints).toEqual([
    ...[fingerprint(), fingerprint(other)],
    ...fingerprintsIn([PRIVILEGED, PRIVILEGED, PRIVILEGED]).slice(1),
    fingerprintsIn([
      { ...PRIVILEGED, ...other },
      { ...PRIVILEGED, ...other },
    ])[1],
  ]);
});

test('what a fingerprint is made of does not change unseen: code scanning would close and open every alert', () => {
  expect(fingerprint()).toMatchInlineSnapshot(`"bcff7623e08154728f1115e8bd6c6bb7"`);
});
