import { failureText, reportText } from '../../src/report/text';
import { WAIVERS_ANNOTATION } from '../../src/scanners/waiver-annotation';
import { hostileNetwork, shopNetwork } from '../support/shop-network';
import { GONE, HOSTILE, PRIVILEGED, sampleReport, UNTAGGED, WAIVER } from './sample';

test('the whole report lists every finding by its object, and every field', () => {
  expect(reportText(sampleReport())).toMatchInlineSnapshot(`
   "cdk8s-bulkhead: 3 objects, 1 field hardened, 1 error, 1 warning, 1 waived

   errors (1)
     Deployment "shop/web" (shop/web/Deployment)
       made at src/web.ts:12:5 (createWeb)
         called at main.ts:30:1
       no-privileged-container: container "web": securityContext.privileged must be false, not true
         at: dist/manifests/shop.k8s.yaml:20:9
         field: spec.template.spec.containers[0].securityContext.privileged; write false

   warnings (1)
     Pod "job" (shop/job)
       made below shop, which was made at main.ts:3:14
       image-tag-pinned: container "job": image must say its version, as in "nginx:VERSION", not "nginx"
         field: spec.containers[0].image

   waived (1)
     Deployment "shop/web" (shop/web/Deployment)
       no-host-network: hostNetwork must be false, not true
         waiver: of platform until 2030-06-30: it is a node agent
         field: spec.template.spec.hostNetwork; write false

   waivers (1)
     no-host-network  shop/agent: it is a node agent (platform, 1 finding, until 2030-06-30)

   to waive a finding, on its construct or above: Waivers.of(construct).add({ rule, reason, owner, expires })

   fields added, neutral (1)
     drop-all-capabilities: Deployment "shop/web" (shop/web/Deployment): spec.template.spec.containers[0].securityContext.capabilities.drop: ["ALL"]
   "
  `);
});

test('an object is shown once, with all that was found in it', () => {
  const other = { ...PRIVILEGED, rule: 'other', message: 'is other' };
  const text = reportText(sampleReport({ findings: [PRIVILEGED, UNTAGGED, other] }));
  expect(text.match(/Deployment "shop\/web" \(shop\/web\/Deployment\)\n/g)).toHaveLength(1);
  expect(text).toContain('; write false\n    other: is other\n');
});

test('objects of one file are shown one by one, in whatever order something was found in them', () => {
  const ids = ['web', 'agent', 'web', 'job', 'agent'];
  const findings = ids.map((name, index) => ({
    ...PRIVILEGED,
    origin: 'apps.yaml',
    resource: { ...PRIVILEGED.resource, name },
    message: `finding ${index}`,
  }));
  const text = reportText(sampleReport({ findings }));
  expect(text.match(/"shop\/\w+" \(apps.yaml\)|finding \d/g)).toEqual([
    '"shop/web" (apps.yaml)',
    'finding 0',
    'finding 2',
    '"shop/agent" (apps.yaml)',
    'finding 1',
    'finding 4',
    '"shop/job" (apps.yaml)',
    'finding 3',
  ]);
});

test('findings in the baseline and what has vanished from it have lists of their own', () => {
  const entry = {
    rule: PRIVILEGED.rule,
    groupKind: 'apps/Deployment',
    namespace: 'shop',
    name: 'web',
    container: 'web',
  };
  const baseline = [{ ...entry, field: PRIVILEGED.field!, count: 1 }, GONE];
  const text = reportText(sampleReport({ baseline }));
  expect(text).toContain('0 errors, 2 warnings (1 in the baseline), 1 waived');
  expect(text).toContain('errors in the findings baseline, which only warn (1)\n  Deployment "shop/web"');
  expect(text).toContain(
    'recorded in the findings baseline and not found any more (1)\n' +
      '  no-privileged-container: Deployment "shop/old": spec\n',
  );
});

test('a finding whose waiver has expired is an error again', () => {
  const text = reportText(sampleReport({}, '2030-07-01'));
  expect(text).toContain('errors (2)');
  expect(text).toContain('      waiver: of platform until 2030-06-30: it is a node agent\n');
  expect(text).toContain('(platform, 1 finding, EXPIRED 2030-06-30)');
});

test('colours are for those who ask', () => {
  expect(reportText(sampleReport())).not.toContain('\u001b');
  expect(reportText(sampleReport(), { color: true })).toContain('\u001b[31merrors\u001b[39m (1)');
});

test('nothing from a manifest reaches the terminal but what can be seen', () => {
  const text = reportText(sampleReport({ findings: [HOSTILE], changes: [] }));
  // eslint-disable-next-line no-control-regex -- what must not come through
  expect(text).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u2028\u202e]/);
  expect(text.split('\n').filter((line) => line.startsWith('    no-privileged-container: '))).toHaveLength(1);
});

test('a report without findings is short', () => {
  expect(reportText(sampleReport({ objects: 1, findings: [], changes: [], waivers: [] }))).toBe(
    'cdk8s-bulkhead: 1 object, 0 fields hardened, 0 errors, 0 warnings, 0 waived\n',
  );
});

test('a report of files says how one waives in a file, and nothing of fields where none is added', () => {
  const text = reportText(sampleReport({ findings: [UNTAGGED], changes: [], waivers: [] }), { files: true });
  expect(text).toMatch(/^cdk8s-bulkhead: 3 objects, 0 errors, 1 warning, 0 waived\n/);
  expect(text).not.toContain('Waivers.of');
  const [, key, value] = /in metadata\.annotations of its object: ([^ ]+): '(.*)'\n/.exec(text)!;
  expect(key).toBe(WAIVERS_ANNOTATION);
  expect(JSON.parse(value)).toEqual([{ rule: '...', reason: '...', owner: '...', expires: 'YYYY-MM-DD' }]);
  expect(reportText(sampleReport(), { files: true })).toContain('3 objects, 1 field hardened, 1 error');
});

test.each([
  ['image-tag-pinned', 'silences nothing: remove it'],
  ['shop/images-from-us', 'not judged here'],
])('a waiver of %s that silences nothing here: %s', (rule, state) => {
  const text = reportText(sampleReport({ findings: [], waivers: [{ ...WAIVER, rule }] }));
  expect(text).toContain(`${rule}  shop/agent: it is a node agent (platform, 0 findings, ${state})\n`);
});

test('a failure keeps its lines', () => {
  expect(failureText('a\n  b\u001b')).toBe('cdk8s-bulkhead: synth failed before there was a report\n\na\n  b\\u001b\n');
});

test('a report of an app with connections says how far they hold, what is open and what is wider', () => {
  const nothing = { findings: [], waivers: [], changes: [] };
  const before = reportText(sampleReport(nothing));
  const text = reportText(sampleReport({ ...nothing, network: shopNetwork() }));
  expect(text.startsWith(before)).toBe(true);
  expect(text.slice(before.length)).toMatchInlineSnapshot(`
   "
   network: 5 workloads (2 open), 6 connections (1 wider than meant), 2 workloads with DNS
     of these manifests alone: a NetworkPolicy from elsewhere can only allow more to and from what is isolated here, and nothing is isolated in a cluster whose network does not enforce policies

   workloads that no policy isolates (2)
     Deployment "ops/agent" (app/agent/Deployment): it has the network of its node, for which policies do not hold
     Deployment "shop/old" (app/old/Deployment)

   connections for which more is allowed than was meant (1)
     shop/cart to smtp.example.com, TCP 587: no policy can name a host; set the plugin of the posture
   "
  `);
});

test('a report of an app whose network is in order says nothing of what is open', () => {
  const network = shopNetwork();
  const inOrder = { ...network, workloads: network.workloads.filter(({ isolated }) => isolated === 'both'), edges: [] };
  expect(reportText(sampleReport({ network: inOrder }))).not.toMatch(/no policy isolates|more is allowed/);
});

test('nothing from the network reaches the terminal but what can be seen', () => {
  const network = hostileNetwork();
  // eslint-disable-next-line no-control-regex -- what must not come through
  expect(reportText(sampleReport({ network }))).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u2028\u202e]/);
});
