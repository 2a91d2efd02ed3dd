import { readFileSync } from 'fs';
import { join } from 'path';
import { ApiObject } from 'cdk8s';
import { App, Chart, Deployment, Include, Posture, Testing, Waivers } from '../../src';
import { faultsOf, reportSchema, sarifSchema } from './json-schema';

/** An app with findings in objects of every origin, under a posture with all its rules. */
function app(posture: Posture): App {
  const made = Testing.app({ posture });
  const chart = new Chart(made, 'shop', { namespace: 'shop', createNamespace: true });
  new Deployment(chart, 'web', { containers: [{ image: 'nginx', securityContext: { ensureNonRoot: false } }] });
  new ApiObject(chart, 'raw', { apiVersion: 'v1', kind: 'Pod', spec: { hostPID: true, containers: [{ name: 'a' }] } });
  new Include(chart, 'included', { url: 'test/synth/included.yaml' });
  Waivers.of(chart).add({ rule: 'run-as-non-root', reason: 'not yet', owner: 'shop', expires: '2999-12-31' });
  return made;
}

function reportOf({ reportdir }: App, format: string): any {
  return JSON.parse(readFileSync(join(reportdir, `report.${format}`), 'utf8'));
}

describe.each([
  ['fails', Posture.restricted()],
  ['is audited', Posture.strict().audit()],
])('the report of an app that %s', (what, posture) => {
  const made = app(posture);

  beforeAll(() => {
    if (what === 'fails') {
      expect(() => made.synth()).toThrow('no manifest was written');
    } else {
      made.synth();
    }
  });

  test('is described by the published schema', () => {
    const report = reportOf(made, 'json');
    expect(report.findings.length).toBeGreaterThan(10);
    expect(faultsOf(reportSchema(), report)).toEqual([]);
  });

  test('is described by the schema of SARIF, and every result has a place', () => {
    const sarif = reportOf(made, 'sarif');
    const [{ results, tool }] = sarif.runs;
    expect(faultsOf(sarifSchema(), sarif)).toEqual([]);
    expect(tool.driver.rules.length).toBeGreaterThan(40);
    for (const { locations, ruleIndex, ruleId } of results) {
      expect(locations[0].physicalLocation.region.startLine).toBeGreaterThan(0);
      expect(tool.driver.rules[ruleIndex].id).toBe(ruleId);
    }
  });
});
