import { failureJson, reportJson } from '../../src/report/json';
import { writtenUnderCilium } from '../support/cilium-app';
import { chainNetwork, hostileNetwork, shopNetwork } from '../support/shop-network';
import { faultsOf, reportSchema } from './json-schema';
import { GONE, HOST_NETWORK, HOSTILE, PRIVILEGED, sampleReport } from './sample';

const schema = reportSchema();

test('the JSON report has the same counts, and paths as text', () => {
  expect(JSON.parse(reportJson(sampleReport()))).toMatchObject({
    version: 1,
    objects: 3,
    errors: 1,
    warnings: 1,
    baselined: 0,
    waived: 1,
    findings: [
      {
        rule: 'no-privileged-container',
        standing: 'error',
        path: 'spec.template.spec.containers[0].securityContext.privileged',
        field: 'spec.template.spec.containers[web].securityContext.privileged',
        seen: true,
        write: false,
        source: { frames: [{ file: 'src/web.ts', line: 12 }, { file: 'main.ts' }] },
        place: { file: 'dist/manifests/shop.k8s.yaml', line: 20, column: 9 },
      },
      { rule: 'image-tag-pinned', standing: 'warning', source: { below: 'shop' } },
      { rule: 'no-host-network', severity: 'error', standing: 'waived', waiver: { owner: 'platform' } },
    ],
    changes: [{ path: 'spec.template.spec.containers[0].securityContext.capabilities.drop', value: ['ALL'] }],
    waivers: [{ rule: 'no-host-network', state: 'used', findings: 1 }],
    rules: [{ id: 'no-privileged-container', severity: 'error', standards: { cis: ['5.2.2'] } }, {}, {}],
  });
});

describe('the published schema describes', () => {
  const recorded = { ...GONE, name: 'web', container: 'web', field: PRIVILEGED.field! };

  const OMISSION = { resource: PRIVILEGED.resource, origin: 'shop/chart', reason: 'a test of a Helm chart' };

  test.each([
    ['a report', reportJson(sampleReport())],
    [
      'one without anything',
      reportJson(sampleReport({ objects: 0, findings: [], changes: [], waivers: [], rules: [] })),
    ],
    ['one with an expired waiver', reportJson(sampleReport({}, '2031-01-01'))],
    ['one with a baseline', reportJson(sampleReport({ baseline: [GONE, recorded] }))],
    ['one with an omission', reportJson(sampleReport({ omissions: [OMISSION] }))],
    ['one under an audit', reportJson(sampleReport({ findings: [{ ...HOST_NETWORK, audit: true }] }))],
    ['one with hostile text', reportJson(sampleReport({ findings: [HOSTILE] }))],
    ['one with connections', reportJson(sampleReport({ network: shopNetwork() }))],
    ['one with hostile connections', reportJson(sampleReport({ network: hostileNetwork() }))],
    ['one of an app under Cilium', writtenUnderCilium('report.json')],
    ['a failure', failureJson('no such\u001b thing')],
  ])('%s', (_, text) => {
    expect(faultsOf(schema, JSON.parse(text))).toEqual([]);
  });

  test.each<[string, (document: any) => void]>([
    ['another version', (document) => (document.version = 2)],
    ['a field that it does not name', (document) => (document.findings[0].more = 1)],
    ['a finding without a rule', (document) => delete document.findings[0].rule],
    ['a line of 0', (document) => (document.findings[0].place.line = 0)],
    ['a state that it does not name', (document) => (document.waivers[0].state = 'odd')],
    ['an edge without an end', (document) => delete document.network.edges[0].to],
    ['a workload that is isolated oddly', (document) => (document.network.workloads[0].isolated = 'odd')],
    ['a peer of another kind', (document) => (document.network.peers[0].kind = 'odd')],
    ['a port of 0', (document) => (document.network.lookups[0].ports[0].port = 0)],
    ['counts of something else', (document) => (document.network.counts.more = 1)],
  ])('no %s', (_, spoil) => {
    const document = JSON.parse(reportJson(sampleReport({ network: shopNetwork() })));
    spoil(document);
    expect(faultsOf(schema, document)).not.toEqual([]);
  });
});

test('the network is there as it is, where there is one', () => {
  const network = shopNetwork();
  expect(JSON.parse(reportJson(sampleReport({ network }))).network).toEqual(JSON.parse(JSON.stringify(network)));
  expect(JSON.parse(reportJson(sampleReport()))).not.toHaveProperty('network');
});

test('what only Cilium can name is there by its host or by its entity', () => {
  expect(JSON.parse(writtenUnderCilium('report.json')).network.peers).toMatchObject([
    { kind: 'named', name: '*.example.org', host: '*.example.org' },
    { kind: 'named', name: 'the API server', entity: 'kube-apiserver' },
    { kind: 'pods', name: 'kube-dns' },
  ]);
});

test('with many connections it is one line', () => {
  const lines = (length: number) =>
    reportJson(sampleReport({ network: chainNetwork(length) }))
      .trimEnd()
      .split('\n');
  expect(lines(900).length).toBeGreaterThan(900);
  expect(lines(1100)).toHaveLength(1);
});

test('nothing from a manifest is there but what can be seen', () => {
  // eslint-disable-next-line no-control-regex -- what must not come through
  expect(reportJson(sampleReport({ findings: [HOSTILE] }))).not.toMatch(
    /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202e]/,
  );
});
