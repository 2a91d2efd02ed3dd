import { Inventory } from '../../src/manifest/inventory';
import type { End } from '../../src/network/end';
import { networkReportOf } from '../../src/network/network-report';
import { failureMarkdown, reportMarkdown } from '../../src/report/markdown';
import { pictureOf } from '../../src/report/mermaid';
import { chainNetwork, connection, end, hostileNetwork, shopNetwork, workload } from '../support/shop-network';
import { HOSTILE, manyFindings, PRIVILEGED, RULES, sampleReport } from './sample';

/** What is left where GitHub looks for Markdown, mentions and links: all but code. */
function outsideCode(markdown: string): string {
  return markdown.replace(/(`+)(?!`)[^]*?[^`]\1(?!`)/g, '').replace(/<code>.*?<\/code>/g, '');
}

test('a comment has a table of the rules, and what to change where', () => {
  expect(reportMarkdown(sampleReport())).toMatchInlineSnapshot(`
   "### cdk8s-bulkhead: 1 error

   3 objects, 1 field hardened, 1 error, 1 warning, 1 waived

   | rule | errors | warnings | waived | what must hold |
   |---|--:|--:|--:|---|
   | \`no-privileged-container\` | 1 |  |  | containers are not privileged |
   | \`image-tag-pinned\` |  | 1 |  | images have a tag |
   | \`no-host-network\` |  |  | 1 | pods have a network of their own |

   <details><summary><code>no-privileged-container</code>: 1 finding</summary>

   A privileged container is root on its node.

   - error: \`Deployment "shop/web" (shop/web/Deployment)\` at \`src/web.ts:12:5 (createWeb)\`<br>
     \`container "web": securityContext.privileged must be false, not true\`<br>
     write \`spec.template.spec.containers[0].securityContext.privileged: false\`

   </details>

   <details><summary><code>image-tag-pinned</code>: 1 finding</summary>

   It changes.

   - warning: \`Pod "job" (shop/job)\` at \`main.ts:3:14\`<br>
     \`container "job": image must say its version, as in "nginx:VERSION", not "nginx"\`

   </details>
   "
  `);
});

test('a report without findings is two lines', () => {
  expect(reportMarkdown(sampleReport({ findings: [], waivers: [] }))).toBe(
    '### cdk8s-bulkhead: nothing found\n\n3 objects, 1 field hardened, 0 errors, 0 warnings, 0 waived\n',
  );
});

test('nothing from a manifest is Markdown, a mention or a link', () => {
  const rest = outsideCode(reportMarkdown(sampleReport({ findings: [HOSTILE] })));
  expect(rest).not.toMatch(/@|everyone|http|img|secrets|\u001b|#1/);
  expect(rest.match(/<\/details>/g)).toHaveLength(1);
});

test("a rule of somebody else's is text too", () => {
  const [{ rule }] = RULES;
  const own = { ...rule, summary: 'ask @team | see #1 <b>', why: '[x](y) *z* `' };
  const markdown = reportMarkdown(sampleReport({ findings: [PRIVILEGED], rules: [{ rule: own, severity: 'error' }] }));
  expect(markdown).toContain('| ask @<!-- -->team \\| see #<!-- -->1 \\<b\\> |');
  expect(markdown).toContain('\n\\[x\\](y) \\*z\\* \\`\n');
});

test.each([1, 60, 2000])('a comment on %i rules with 100 findings each is no longer than GitHub takes', (rules) => {
  const markdown = reportMarkdown(sampleReport({ findings: manyFindings(PRIVILEGED, rules, 100) }));
  expect(markdown.length).toBeLessThan(65_536);
  expect(markdown).toMatch(/and 50 more|left out/);
  expect((markdown.match(/<details>/g) ?? []).length).toBe((markdown.match(/<\/details>/g) ?? []).length);
});

test('a comment says what was left out, and nothing of fields where there are none to add', () => {
  const omission = { resource: PRIVILEGED.resource, origin: 'shop/chart', reason: 'a test of a Helm chart' };
  const nothing = { findings: [], waivers: [], changes: [] };
  expect(reportMarkdown(sampleReport({ ...nothing, omissions: [omission] }), { files: true })).toMatchInlineSnapshot(`
   "### cdk8s-bulkhead: nothing found

   3 objects, 0 errors, 0 warnings, 0 waived

   <details><summary>included and left out: 1 object</summary>

   - \`Deployment "shop/web" (shop/chart)\`<br>
     \`a test of a Helm chart\`

   </details>
   "
  `);
  const many = Array.from({ length: 60 }, () => omission);
  expect(reportMarkdown(sampleReport({ ...nothing, omissions: many }))).toContain('\n- and 10 more\n');
});

test('a text of any number of quotes is code', () => {
  const markdown = reportMarkdown(sampleReport({ findings: [{ ...PRIVILEGED, message: '` '.repeat(200_000) }] }));
  expect(markdown).toContain('1 part of this comment left out');
});

test('a failure says why', () => {
  expect(failureMarkdown('no `such`\nthing')).toBe(
    '### cdk8s-bulkhead: synth failed before there was a report\n\n``no `such`\\nthing``\n',
  );
});

const NOTHING = { findings: [], waivers: [], changes: [] };

test('pods whose name says where they are are called by it alone', () => {
  const inBilling = (name: string): End => ({ kind: 'pods', name, namespace: 'billing', podSelector: {} });
  const peers = ['namespace billing', 'pods with app=desk in billing', 'desk'].map(inBilling);
  const connections = peers.map((peer) => connection(end('cart'), peer, { wider: 'it has to be' }));
  const network = networkReportOf(new Inventory([workload('cart', 'shop')]), { workloads: [], connections });
  const markdown = reportMarkdown(sampleReport({ ...NOTHING, network }));
  expect([...markdown.matchAll(/- `cart to (.*), TCP 8080: it has to be`/g)].map(([, name]) => name)).toEqual([
    'billing/desk',
    'namespace billing',
    'pods with app=desk in billing',
  ]);
});

test('a comment on an app with connections ends with a picture and a table of them', () => {
  const before = reportMarkdown(sampleReport(NOTHING));
  const markdown = reportMarkdown(sampleReport({ ...NOTHING, network: shopNetwork() }));
  const picture = `\`\`\`mermaid\n${pictureOf(shopNetwork())!.text}\`\`\``;
  expect(markdown.startsWith(before)).toBe(true);
  expect(markdown).toContain(`\n\n${picture}\n\n`);
  expect(markdown.slice(before.length).replace(picture, 'PICTURE')).toMatchInlineSnapshot(`
   "
   #### network: 5 workloads (2 open), 6 connections (1 wider than meant), 2 workloads with DNS

   of these manifests alone: a NetworkPolicy from elsewhere can only allow more to and from what is isolated here, and nothing is isolated in a cluster whose network does not enforce policies

   PICTURE

   what no policy isolates has a red border; a dashed arrow allows more than was meant

   workloads that no policy isolates:

   - \`Deployment "ops/agent" (app/agent/Deployment): it has the network of its node, for which policies do not hold\`
   - \`Deployment "shop/old" (app/old/Deployment)\`

   connections for which more is allowed than was meant:

   - \`shop/cart to smtp.example.com, TCP 587: no policy can name a host; set the plugin of the posture\`

   <details><summary>what is declared: 7 rows</summary>

   | from | to | ports | why |
   |---|---|---|---|
   | \`ops/collector\` | \`shop/cart\` | \`every port\` | \`metrics of cart\` |
   | \`shop/cart\` | \`smtp.example.com\` | \`TCP 587\` | \`cart sends mail\` |
   | \`shop/cart\` | \`shop/payment\` | \`TCP 8080\` | \`cart connects to payment\` |
   | \`shop/frontend\` | \`shop/cart\` | \`TCP 7070\` | \`frontend connects to cart\` |
   | \`shop/frontend\` | \`shop/cart\` | \`UDP 8000-8100\` | \`frontend streams to cart\` |
   | \`internet\` | \`shop/frontend\` | \`TCP 8080\` | \`frontend is exposed, allowed at the receiver only\` |
   | \`shop/cart, shop/frontend\` | \`kube-system/kube-dns\` | \`TCP 53, UDP 53\` | \`DNS\` |

   </details>
   "
  `);
});

test('nothing of a network is Markdown, a mention or a link', () => {
  const markdown = reportMarkdown(sampleReport({ ...NOTHING, network: hostileNetwork() }));
  expect(outsideCode(markdown)).not.toMatch(/@|everyone|http|img|\u001b|#1/);
  expect(markdown.match(/^```/gm)).toHaveLength(2);
  expect(outsideCode(markdown).match(/<\/details>/g)).toHaveLength(1);
});

test.each([10, 100, 3000])('a comment on %i connected workloads is no longer than GitHub takes', (length) => {
  const markdown = reportMarkdown(sampleReport({ ...NOTHING, network: chainNetwork(length, 3) }));
  expect(markdown.length).toBeLessThan(65_536);
  expect(markdown.includes('each node is a namespace')).toBe(length > 60);
  expect(markdown.includes(`and ${length - 1 - 100} more`)).toBe(length > 101);
});

test('a comment says where there are too many for a picture', () => {
  const markdown = reportMarkdown(sampleReport({ ...NOTHING, network: chainNetwork(61, 61) }));
  expect(markdown).toContain('\n61 workloads and their connections are too many for a picture\n');
  expect(markdown).not.toContain('mermaid');
});
