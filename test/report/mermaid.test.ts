import { Inventory } from '../../src/manifest/inventory';
import type { End } from '../../src/network/end';
import { networkReportOf } from '../../src/network/network-report';
import { pictureOf } from '../../src/report/mermaid';
import { chainNetwork, connection, end, shopNetwork, workload } from '../support/shop-network';

function pictureWith(name: string, others: readonly End[] = []): string {
  const ends: readonly End[] = [{ kind: 'named', name }, ...others];
  const connections = ends.map((peer) => connection(end('cart'), peer));
  const app = new Inventory([workload('cart', 'shop')]);
  return pictureOf(networkReportOf(app, { workloads: [], connections })!)!.text;
}

test('workloads stand in their namespaces, with an arrow for all ports from one to another', () => {
  expect(pictureOf(shopNetwork())).toMatchInlineSnapshot(`
   {
     "nodes": "workloads",
     "text": "flowchart LR
     subgraph g_ops["ops"]
       w_ops_agent["agent<br/>open<br/>host network"]
       w_ops_collector["collector<br/>egress open"]
     end
     subgraph g_shop["shop"]
       w_shop_cart["cart"]
       w_shop_frontend["frontend"]
       w_shop_old["old<br/>open"]
     end
     a_internet{{"internet"}}
     h_smtp_example_com>"smtp.example.com"]
     p_shop_payment(["payment<br/>in shop"])
     d_kube_system_kube_dns[/"names from kube-dns<br/>TCP 53, UDP 53<br/>for 2 workloads"/]
     w_ops_collector -->|every port| w_shop_cart
     w_shop_cart -.->|TCP 587| h_smtp_example_com
     w_shop_cart -->|TCP 8080| p_shop_payment
     w_shop_frontend -->|TCP 7070, UDP 8000-8100| w_shop_cart
     a_internet -->|TCP 8080| w_shop_frontend
     classDef open stroke:#cf222e,stroke-width:3px
     class w_ops_agent,w_shop_old open
     classDef partly stroke:#bf8700,stroke-width:3px
     class w_ops_collector partly
   ",
   }
  `);
});

test.each<[string, string]>([
  ['a"]; end', 'a#34;#93;#59; end'],
  ['[(x)] {y} |z|', '#91;#40;x#41;#93; #123;y#125; #124;z#124;'],
  ['`**b**` __c__', '#96;#42;#42;b#42;#42;#96; #95;#95;c#95;#95;'],
  ['<script> &lt; #35;', '#60;script#62; #38;lt#59; #35;35#59;'],
  ['%%{init: {}}%%', '#37;#37;#123;init#58; #123;#125;#125;#37;#37;'],
  ['fa:fa-car @{', 'fa#58;fa-car #64;#123;'],
  ['--- x', '#45;-- x'],
  ['1. one', '1#46; one'],
  ['x direction TB', 'x direction#32;TB'],
  ['www.example.com', 'www#46;example.com'],
  ['smtp.example.com', 'smtp.example.com'],
  ['fd00::/8', 'fd00#58;#58;/8'],
  ['naïve 😀', 'na#239;ve #128512;'],
  ['a\nend\u202e', 'a#92;nend#92;u202e'],
  ['', 'no name'],
  ['x'.repeat(100), `${'x'.repeat(57)}..#46;`],
])('nothing in a name is more than a character: %j', (name, label) => {
  expect(pictureWith(name)).toContain(`>"${label}"]\n`);
});

test.each(['end', 'default', 'o', 'x', 'graph', '日本語', '', '-->', 'a"]', '__proto__'])(
  'an id is letters, digits and underscores, and no word of Mermaid: %j',
  (name) => {
    const ids = [...pictureWith(name).matchAll(/^ +(\S+?)[[({>]/gm)].map(([, id]) => id);
    expect(ids).toContainEqual(expect.stringMatching(/^h_[a-z0-9_]*$/));
    expect(ids.filter((id) => !/^[a-z]_[a-z0-9_]*$/.test(id))).toEqual([]);
  },
);

test('two ends never share an id', () => {
  const others = ['a-b', 'a.b', 'a b'].map((name): End => ({ kind: 'named', name }));
  const ids = [...pictureWith('a_b', others).matchAll(/^ +(h_\S+?)>/gm)].map(([, id]) => id);
  expect(ids).toEqual(['h_a_b', 'h_a_b_2', 'h_a_b_3', 'h_a_b_4']);
});

test('an id stays when other workloads come', () => {
  const idOf = (text: string, name: string) => new RegExp(`(\\S+)\\["${name}`).exec(text)![1];
  const [small, large] = [3, 30].map((length) => pictureOf(chainNetwork(length))!.text);
  expect(idOf(large, 'w00002')).toBe(idOf(small, 'w00002'));
});

test('a workload that no manifest makes is drawn apart from namespaces', () => {
  const text = pictureWith('x', [end('gone')]);
  expect(text).toContain('\n  p_gone["gone<br/>in no manifest"]\n');
  expect(text).toContain('\n  class p_gone absent\n');
});

test.each<[string, string, string]>([
  ['namespace billing', 'billing', 'p_namespace_billing(["namespace billing"])'],
  ['all pods of namespace billing', 'billing', 'p_all_pods_of_namespace_billing(["all pods of namespace billing"])'],
  ['pods with app=desk in support', 'support', 'p_pods_with_app_desk_in_support(["pods with app#61;desk in support"])'],
  ['billing', 'billing', 'p_billing_billing(["billing<br/>in billing"])'],
  ['pods in prebilling', 'billing', 'p_billing_pods_in_prebilling(["pods in prebilling<br/>in billing"])'],
  ['main billing', 'billing', 'p_billing_main_billing(["main billing<br/>in billing"])'],
])('of pods called %j the namespace %j is told once', (name, namespace, node) => {
  expect(pictureWith('x', [{ kind: 'pods', name, namespace, podSelector: {} }])).toContain(`\n  ${node}\n`);
});

test('a server of names that is called for something else as well is drawn for both', () => {
  const dns: End = { kind: 'pods', name: 'dns', namespace: 'kube-system', podSelector: {} };
  const connections = [connection(end('cart'), dns), connection(end('cart'), dns, { purpose: 'dns' })];
  const app = new Inventory([workload('cart', 'shop')]);
  const { text } = pictureOf(networkReportOf(app, { workloads: [], connections })!)!;
  expect(text).toContain('\n  p_kube_system_dns(["dns<br/>in kube-system"])\n');
  expect(text).toContain('\n  d_kube_system_dns[/"names from dns<br/>TCP 8080<br/>for 1 workload"/]\n');
});

test('many workloads are drawn as their namespaces', () => {
  expect(pictureOf(chainNetwork(60, 2))!.nodes).toBe('workloads');
  expect(pictureOf(chainNetwork(61, 2))).toEqual({
    nodes: 'namespaces',
    text:
      'flowchart LR\n' +
      '  n_n0[["n0<br/>31 workloads<br/>31 open"]]\n' +
      '  n_n1[["n1<br/>30 workloads<br/>30 open"]]\n' +
      '  n_n0 -->|30 connections| n_n1\n' +
      '  n_n1 -->|30 connections| n_n0\n' +
      '  classDef open stroke:#cf222e,stroke-width:3px\n' +
      '  class n_n0,n_n1 open\n',
  });
});

test('many peers are drawn as one', () => {
  const names = Array.from({ length: 61 }, (_, index) => `host-${index}`);
  const text = pictureWith(
    'host',
    names.map((name) => ({ kind: 'named', name })),
  );
  expect(text).toContain('\n  p_everybody_else["outside<br/>62 peers"]\n');
  expect(text).toContain('\n  n_shop -->|62 connections| p_everybody_else\n');
});

test('more connections than Mermaid draws are drawn as those of namespaces', () => {
  const names = Array.from({ length: 30 }, (_, index) => `w${index}`);
  const app = new Inventory(names.map((name) => workload(name, 'shop')));
  const connections = names.flatMap((from) => names.map((to) => connection(end(from), end(to))));
  expect(pictureOf(networkReportOf(app, { workloads: [], connections })!)).toMatchObject({
    nodes: 'namespaces',
    text: expect.stringContaining('\n  n_shop -->|900 connections| n_shop\n'),
  });
});

test('where even namespaces are too many, there is no picture', () => {
  expect(pictureOf(chainNetwork(61, 61))).toBeUndefined();
});
