import { baselineOf, entryText, pruned, withBaseline } from '../../src/policy/baseline';
import { baselineText, readBaseline } from '../../src/policy/baseline-file';
import type { Finding } from '../../src/policy/report';
import { waiverOf } from '../support/subjects';

function finding(options: Partial<Finding> = {}): Finding {
  return {
    rule: 'no-host-pid',
    severity: 'error',
    resource: { apiVersion: 'apps/v1', kind: 'Deployment', namespace: 'shop', name: 'web' },
    origin: 'shop/web',
    message: 'is wrong',
    path: ['spec', 'template', 'spec', 'containers', 0, 'image'],
    field: 'spec.template.spec.containers[web].image',
    container: 'web',
    ...options,
  };
}

const ENTRY = {
  rule: 'no-host-pid',
  groupKind: 'apps/Deployment',
  namespace: 'shop',
  name: 'web',
  container: 'web',
  field: 'spec.template.spec.containers[web].image',
  count: 1,
};

/** The object of the entry was looked at, by rules that are errors. */
const JUDGED = { objects: [ENTRY], rules: ['no-host-pid', 'gone'] };

describe('a findings baseline', () => {
  test('records errors by what stays the same when lists move', () => {
    expect(baselineOf([finding()])).toEqual([ENTRY]);
  });

  test('records neither what is waived nor what only warns', () => {
    expect(baselineOf([finding({ severity: 'warning' }), finding({ waiver: waiverOf('no-host-pid') })])).toEqual([]);
  });

  test('counts findings that differ in nothing else', () => {
    expect(baselineOf([finding(), finding()])).toEqual([{ ...ENTRY, count: 2 }]);
  });

  test('knows the same finding under a new version of its API and another place in its list', () => {
    const moved = finding({
      resource: { ...finding().resource, apiVersion: 'apps/v2' },
      path: ['spec', 'template', 'spec', 'containers', 3, 'image'],
    });
    expect(withBaseline([moved], [ENTRY], JUDGED)).toEqual({ findings: [{ ...moved, baselined: true }], vanished: [] });
  });

  test('does not know one more of the same', () => {
    const { findings } = withBaseline([finding(), finding()], [ENTRY], JUDGED);
    expect(findings.map(({ baselined }) => baselined)).toEqual([true, undefined]);
  });

  test.each([
    ['rule', { rule: 'no-host-ipc' }],
    ['object', { resource: { ...finding().resource, name: 'api' } }],
    ['namespace', { resource: { ...finding().resource, namespace: undefined } }],
    ['container', { container: 'api' }],
    ['field', { field: 'spec' }],
  ])('does not know a finding of another %s', (_, other) => {
    expect(withBaseline([finding(other)], [ENTRY], JUDGED)).toEqual({ findings: [finding(other)], vanished: [ENTRY] });
  });

  test('tells what has vanished, and can be pruned of that alone', () => {
    const entries = [
      { ...ENTRY, count: 3 },
      { ...ENTRY, rule: 'gone' },
    ];
    const { vanished } = withBaseline([finding()], entries, JUDGED);
    expect(vanished).toEqual([
      { ...ENTRY, count: 2 },
      { ...ENTRY, rule: 'gone' },
    ]);
    expect(pruned(entries, vanished)).toEqual([ENTRY]);
  });

  test.each([
    ['is waived', { waiver: waiverOf('no-host-pid') }],
    ['only warns here', { severity: 'warning' as const }],
  ])('what %s has not vanished, and is not marked either', (_, options) => {
    const other = finding(options);
    expect(withBaseline([other], [ENTRY], JUDGED)).toEqual({ findings: [other], vanished: [] });
  });

  test.each([
    ['of an object that was not looked at', { ...JUDGED, objects: [{ ...ENTRY, name: 'api' }] }],
    ['by a rule that is no error here', { ...JUDGED, rules: ['gone'] }],
  ])('what was recorded %s has not vanished', (_, judged) => {
    expect(withBaseline([], [ENTRY], judged)).toEqual({ findings: [], vanished: [] });
  });

  test('counts entries that are the same together', () => {
    const { findings, vanished } = withBaseline([finding(), finding()], [ENTRY, ENTRY, ENTRY], JUDGED);
    expect([findings.map(({ baselined }) => baselined), vanished]).toEqual([[true, true], [ENTRY]]);
  });

  test('names an entry as people read it', () => {
    expect(entryText(ENTRY)).toBe(
      'no-host-pid: Deployment "shop/web" container "web": spec.template.spec.containers[web].image',
    );
    expect(entryText({ rule: 'x', groupKind: '/Pod', name: 'web', field: 'spec', count: 1 })).toBe(
      'x: Pod "web": spec',
    );
  });
});

describe('the file of a findings baseline', () => {
  test('is read as it was written', () => {
    const entries = [ENTRY, { rule: 'x', groupKind: '/Pod', name: '', field: 'spec', count: 2 }];
    expect(readBaseline(baselineText(entries), 'x.json')).toEqual(entries);
  });

  test.each([
    ['{', /^"x\.json" is no JSON: /],
    ['[]', '"x.json" is no findings baseline of version 1; write a new one with bulkhead baseline'],
    [
      '{"version":2,"findings":[]}',
      '"x.json" is no findings baseline of version 1; write a new one with bulkhead baseline',
    ],
    ['{"version":1,"findings":[null]}', '"x.json", findings[0] has no rule; write a string'],
    ['{"version":1,"findings":[{"rule":"x"}]}', '"x.json", findings[0] has no groupKind; write a string'],
    [
      '{"version":1,"findings":[{"rule":"x","groupKind":"/Pod","name":"a","field":"spec","why":"b"}]}',
      '"x.json", findings[0] has the field "why" with "b"; it takes rule, groupKind, namespace, name, container, field and count',
    ],
    [
      '{"version":1,"findings":[{"rule":"x","groupKind":"/Pod","name":"a","field":"spec","count":0}]}',
      '"x.json", findings[0] has the count 0; write a whole number above 0',
    ],
  ])('%s is refused', (text, message) => {
    expect(() => readBaseline(text, 'x.json')).toThrow(message);
  });
});
