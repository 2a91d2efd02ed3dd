import * as fs from 'fs';
import * as os from 'os';
import * as path from 'path';
import { joinContracts, JoinedWorkload } from '../../src/network/contract/contract-join';
import { contractFrom } from '../../src/network/contract/contract-reader';
import { CALLS } from '../support/boutique';
import { publishedContract, renderExample, renderMain } from '../support/examples';

const REPOSITORIES = ['catalog', 'orders', 'storefront'];
const FOLDER = path.join(__dirname, '../../examples/split-boutique');

const contracts = Object.fromEntries(
  REPOSITORIES.map((name) => [name, renderExample(path.join('split-boutique', name)).contract]),
);

test.each(REPOSITORIES)('what the others know of %s is what its synth writes', (name) => {
  const published = publishedContract(path.join('split-boutique', name))!;
  expect(fs.readFileSync(published, 'utf8')).toBe(contracts[name]);
});

test('joined, they are the Online Boutique', () => {
  const { edges, ...rest } = join(contracts);
  expect(rest).toEqual({ halfOpen: [], unpaired: [], duplicates: [] });
  expect(edges.map(({ from, to, ports }) => [from.name, to.name, ports])).toEqual(
    CALLS.map(([from, to, port]) => [from, to, [{ protocol: 'TCP', port }]]),
  );
  expect(edges.flatMap(({ notIsolated }) => notIsolated)).toEqual([]);
});

/** One line of code less, in the repository of either end. */
test.each([
  {
    repository: 'catalog',
    line: "  service.allowFrom(orders.component('checkoutservice'));\n",
    missing: 'offer',
    between: [
      ['checkoutservice', 'currencyservice'],
      ['checkoutservice', 'productcatalogservice'],
    ],
    declaredBy: 'orders/checkoutservice',
  },
  {
    repository: 'storefront',
    line: "frontend.connectTo(orders.component('shippingservice'), { env: 'SHIPPING_SERVICE_ADDR' });\n",
    missing: 'need',
    between: [['frontend', 'shippingservice']],
    declaredBy: 'orders/shippingservice',
  },
])('a connection that $repository does not declare is half-open', ({ repository, line, ...found }) => {
  const { edges, halfOpen } = join({ ...contracts, [repository]: contractWithout(repository, line) });
  expect(edges).toHaveLength(CALLS.length - found.between.length);
  expect(halfOpen.map(({ from, to }) => [from.name, to.name])).toEqual(found.between);
  expect(new Set(halfOpen.map(({ missing }) => missing))).toEqual(new Set([found.missing]));
  expect(new Set(halfOpen.flatMap(({ declaredBy }) => declaredBy))).toEqual(new Set([found.declaredBy]));
});

test('workloads are told apart by the repository that they are of', () => {
  const { edges } = join(contracts);
  const repositoryOf = ({ contract }: JoinedWorkload) => contract;
  const across = edges.filter(({ from, to }) => repositoryOf(from) !== repositoryOf(to));
  expect(across).toHaveLength(8);
});

function join(texts: { readonly [name: string]: string }) {
  return joinContracts(REPOSITORIES.map((title) => ({ title, contract: contractFrom(texts[title], `${title}.json`) })));
}

/** What the synth of a repository writes once a line is gone from its code. */
function contractWithout(repository: string, line: string): string {
  const scratch = fs.mkdtempSync(path.join(os.tmpdir(), 'split-boutique-'));
  try {
    fs.cpSync(FOLDER, scratch, { recursive: true });
    // what a package is found by from there
    fs.symlinkSync(path.join(__dirname, '../../node_modules'), path.join(scratch, 'node_modules'));
    const main = path.join(scratch, repository, 'main.ts');
    const text = fs.readFileSync(main, 'utf8');
    expect(text).toContain(line);
    fs.writeFileSync(main, text.replace(line, ''));
    return renderMain(main, path.join(scratch, 'out')).contract;
  } finally {
    fs.rmSync(scratch, { recursive: true });
  }
}
