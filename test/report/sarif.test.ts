import { reportJson } from '../../src/report/json';
import { failureSarif, reportSarif } from '../../src/report/sarif';
import { shopNetwork } from '../support/shop-network';
import { faultsOf, sarifSchema } from './json-schema';
import { HOST_NETWORK, HOSTILE, manyFindings, PRIVILEGED, sampleReport, UNTAGGED } from './sample';

const schema = sarifSchema();

const RECORDED = {
  rule: PRIVILEGED.rule,
  groupKind: 'apps/Deployment',
  namespace: 'shop',
  name: 'web',
  container: 'web',
  field: PRIVILEGED.field!,
  count: 1,
};

function run(...args: Parameters<typeof sampleReport>): any {
  return JSON.parse(reportSarif(sampleReport(...args))).runs[0];
}

describe('the schema of SARIF 2.1.0 describes', () => {
  test.each([
    ['a report', reportSarif(sampleReport())],
    ['one without anything', reportSarif(sampleReport({ objects: 0, findings: [], waivers: [], rules: [] }))],
    ['one with an expired waiver', reportSarif(sampleReport({}, '2031-01-01'))],
    ['one with a baseline', reportSarif(sampleReport({ baseline: [RECORDED] }))],
    ['one with hostile text', reportSarif(sampleReport({ findings: [HOSTILE] }))],
    ['one of files', reportSarif(sampleReport(), { files: true })],
    [
      'one of standard input and of a file elsewhere',
      reportSarif(
        sampleReport({
          findings: ['stdin', '/tmp/web.yaml'].map((file) => ({ ...HOST_NETWORK, place: { file, line: 3 } })),
        }),
      ),
    ],
    ['a failure', failureSarif('no such\u001b thing')],
  ])('%s', (_, text) => {
    expect(faultsOf(schema, JSON.parse(text))).toEqual([]);
  });

  test.each<[string, (document: any) => void]>([
    ['a level that it does not name', (document) => (document.runs[0].results[0].level = 'odd')],
    ['a field that it does not name', (document) => (document.runs[0].results[0].more = 1)],
    ['a result without a message', (document) => delete document.runs[0].results[0].message],
  ])('no %s', (_, spoil) => {
    const document = JSON.parse(reportSarif(sampleReport()));
    spoil(document);
    expect(faultsOf(schema, document)).not.toEqual([]);
  });
});

test('a rule says what must hold, why, and what it comes from', () => {
  const [rule, other] = run().tool.driver.rules;
  expect(rule).toEqual({
    id: 'no-privileged-container',
    name: 'NoPrivilegedContainer',
    shortDescription: { text: 'containers are not privileged' },
    fullDescription: { text: 'containers are not privileged. A privileged container is root on its node.' },
    help: {
      text: expect.stringContaining("Waivers.of(construct).add({ rule: 'no-privileged-container', reason, owner"),
      markdown: expect.stringContaining('A privileged container is root on its node.'),
    },
    defaultConfiguration: { level: 'error' },
    properties: {
      tags: ['kubernetes', 'security', 'pod-security/baseline', 'cis/5.2.2', 'nsa-cisa', 'owasp/K01'],
      standards: expect.objectContaining({ owasp: 'K01' }),
      scanners: { kubeLinter: ['privileged-container'] },
    },
  });
  expect(other.properties.tags).toEqual(['kubernetes', 'reliability']);
  expect(run().results.map(({ ruleIndex }: any) => ruleIndex)).toEqual([0, 1, 2]);
});

describe('a result', () => {
  test('is in the code that made the object, and in its manifest', () => {
    const [{ level, message, locations, relatedLocations, stacks }] = run().results;
    expect(level).toBe('error');
    expect(message.text).toBe(`Deployment "shop/web": ${PRIVILEGED.message}`);
    expect(locations).toEqual([
      {
        physicalLocation: {
          artifactLocation: { uri: 'src/web.ts', uriBaseId: '%SRCROOT%' },
          region: { startLine: 12, startColumn: 5 },
        },
        logicalLocations: [
          {
            name: 'web',
            kind: 'resource',
            fullyQualifiedName: 'Deployment "shop/web" spec.template.spec.containers[0].securityContext.privileged',
          },
          { kind: 'construct', fullyQualifiedName: 'shop/web/Deployment' },
        ],
      },
    ]);
    expect(relatedLocations[0].physicalLocation).toEqual({
      artifactLocation: { uri: 'dist/manifests/shop.k8s.yaml', uriBaseId: '%SRCROOT%' },
      region: { startLine: 20, startColumn: 9 },
    });
    expect(stacks[0].frames).toHaveLength(2);
    expect(stacks[0].frames[0].location.logicalLocations[0].fullyQualifiedName).toBe('createWeb');
  });

  test('of an included object is in the included file, and in the code that includes it', () => {
    const place = { file: 'k8s/web.yaml', line: 7, column: 3 };
    const [{ locations, relatedLocations }] = run({ findings: [{ ...UNTAGGED, place }] }).results;
    const uris = [...locations, ...relatedLocations].map((each: any) => each.physicalLocation.artifactLocation.uri);
    expect(uris).toEqual(['k8s/web.yaml', 'main.ts']);
  });

  test('of a file alone is in that file', () => {
    const [{ locations, relatedLocations, stacks }] = run({ findings: [{ ...PRIVILEGED, source: undefined }] }).results;
    expect(locations[0].physicalLocation.artifactLocation.uri).toBe('dist/manifests/shop.k8s.yaml');
    expect([relatedLocations, stacks]).toEqual([undefined, undefined]);
  });

  test.each([
    ['/etc/a b/main.ts', 'file:///etc/a%20b/main.ts'],
    ['C:\\a#b\\main.ts', 'file:///C:/a%23b/main.ts'],
    ['D:/main.ts', 'file:///D:/main.ts'],
    ['\\\\host\\share\\main.ts', 'file://host/share/main.ts'],
  ])('in %s, outside of the working directory, has its whole path', (file, uri) => {
    const [{ locations }] = run({ findings: [{ ...HOST_NETWORK, place: { file, line: 1 } }] }).results;
    expect(locations[0].physicalLocation.artifactLocation).toEqual({ uri });
  });

  test.each([
    ['/srv/shop', 'file:///srv/my%20web.yaml'],
    ['C:\\srv\\shop', 'file:///C:/srv/my%20web.yaml'],
  ])('beside the folder %s, where that is known, has its whole path', (folder, uri) => {
    const findings = [{ ...HOST_NETWORK, place: { file: '../my web.yaml', line: 7 } }];
    const [{ locations }] = JSON.parse(reportSarif(sampleReport({ findings }), { folder })).runs[0].results;
    expect(locations[0].physicalLocation).toEqual({ artifactLocation: { uri }, region: { startLine: 7 } });
  });

  test.each([
    ['stdin', 'stdin:7:2'],
    ['../other/web.yaml', '../other/web.yaml:7:2'],
  ])('in %s, which names no file to a reader, is in none, and still says the line', (file, place) => {
    const findings = [{ ...HOST_NETWORK, place: { file, line: 7, column: 2 } }];
    const [{ locations, properties }] = run({ findings }).results;
    expect(locations).toEqual([{ logicalLocations: expect.anything() }]);
    expect(properties.place).toBe(place);
  });

  test('has a file as a URI', () => {
    const place = { file: 'a b/ü#?.yaml', line: 1 };
    const [{ locations }] = run({ findings: [{ ...HOST_NETWORK, place }] }).results;
    expect(locations[0].physicalLocation.artifactLocation.uri).toBe('a%20b/%C3%BC%23%3F.yaml');
  });

  test('has a fingerprint', () => {
    const fingerprints = run().results.map(({ partialFingerprints }: any) => partialFingerprints['bulkhead/v1']);
    expect(new Set(fingerprints).size).toBe(3);
    fingerprints.forEach((fingerprint: string) => expect(fingerprint).toMatch(/^[0-9a-f]{32}$/));
  });

  test('that is waived is suppressed by the source, until the waiver has expired', () => {
    expect(run().results.map(({ suppressions }: any) => suppressions)).toEqual([
      [],
      [],
      [
        {
          kind: 'inSource',
          status: 'accepted',
          justification: 'it is a node agent',
          properties: { owner: 'platform', expires: '2030-06-30', scope: 'shop/agent' },
        },
      ],
    ]);
    expect(run({}, '2031-01-01').results[2].suppressions).toMatchObject([{ kind: 'inSource', status: 'rejected' }]);
  });

  test('that is in the baseline is unchanged, and suppressed from outside', () => {
    const { results } = run({ baseline: [RECORDED] });
    expect(results.map(({ baselineState }: any) => baselineState)).toEqual(['unchanged', 'new', 'new']);
    expect(results[0]).toMatchObject({ level: 'warning', suppressions: [{ kind: 'external', status: 'accepted' }] });
    expect(run().results[0]).not.toHaveProperty('baselineState');
  });

  test('has no link that a manifest has put into its message', () => {
    const [{ message }] = run({ findings: [HOSTILE] }).results;
    expect(message.text).not.toContain('](');
  });
});

test('of files, how to waive is said as it is written in them', () => {
  const [{ help }] = JSON.parse(reportSarif(sampleReport(), { files: true })).runs[0].tool.driver.rules;
  expect(help.text).toContain('in metadata.annotations of its object: cdk8s-bulkhead/waivers:');
  expect(JSON.stringify(help)).not.toContain('construct');
});

describe('a report of more findings than code scanning takes', () => {
  const [waived, warned, failed] = [10_000, 10_000, 10_000];
  const findings = [
    ...manyFindings(HOST_NETWORK, 1, waived),
    ...manyFindings(UNTAGGED, 1, warned),
    ...manyFindings(PRIVILEGED, 1, failed),
  ];
  const report = sampleReport({ findings });
  const text = reportSarif(report);
  const [{ results, invocations }] = JSON.parse(text).runs;

  test('has the gravest, errors first', () => {
    const standings = results.map(({ properties }: any) => properties.standing);
    expect(standings).toHaveLength(25_000);
    expect(standings.indexOf('warning')).toBe(failed);
    expect(standings.indexOf('waived')).toBe(failed + warned);
  });

  test('says how many are left out', () => {
    const message = '5000 findings of 30000 left out, the least grave: code scanning takes 25000';
    expect(invocations).toEqual([
      { executionSuccessful: true, toolExecutionNotifications: [{ level: 'warning', message: { text: message } }] },
    ]);
    expect(run().invocations).toEqual([{ executionSuccessful: true }]);
  });

  test('gives each the fingerprint that it has in the other formats', () => {
    const other = JSON.parse(reportJson(report)).findings;
    expect(results[0].partialFingerprints['bulkhead/v1']).toBe(other[waived + warned].fingerprint);
  });

  test('is not indented', () => {
    expect(text.trimEnd()).not.toContain('\n');
    expect(reportSarif(sampleReport())).toContain('\n  "version"');
  });
});

test('connections are no results', () => {
  expect(reportSarif(sampleReport({ network: shopNetwork() }))).toBe(reportSarif(sampleReport()));
});

test('a failure is a run that did not succeed', () => {
  const [{ invocations, results }] = JSON.parse(failureSarif('no such thing')).runs;
  expect(invocations).toEqual([
    {
      executionSuccessful: false,
      toolExecutionNotifications: [{ level: 'error', message: { text: 'no such thing' } }],
    },
  ]);
  expect(results).toEqual([]);
});
