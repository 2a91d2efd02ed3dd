import { failureMarkdown, reportMarkdown } from '../../src/report/markdown';
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
