import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { run } from '../../src/cli/program';
import type { Connection } from '../../src/network/connection';
import { contractJson } from '../../src/report/connections-json';
import { call, contractOfRepository, foreign, isolatedDeployment, own } from '../support/contracts';
import { MemoryTerminal } from './memory-terminal';

let before: string;

beforeEach(() => {
  before = process.cwd();
  process.chdir(fs.mkdtempSync(path.join(os.tmpdir(), 'bulkhead-test-')));
});

afterEach(() => process.chdir(before));

async function bulkhead(...args: readonly string[]) {
  const terminal = new MemoryTerminal();
  const code = await run(args, terminal);
  return { code, out: terminal.written, error: terminal.complained };
}

/** Writes the contract of a repository with one workload. */
function write(name: string, connections: readonly Connection[], file = `${name}.json`, isolated?: string[]): void {
  const contract = contractOfRepository({ manifests: isolatedDeployment(name), connections, isolated });
  fs.writeFileSync(file, contractJson(contract));
}

const webNeeds = (...ports: number[]) => write('web', [call(own('web'), foreign('cart'), ...ports)]);
const cartOffers = (...ports: number[]) => write('cart', [call(foreign('web'), own('cart'), ...ports)]);

describe('bulkhead connections', () => {
  test('lists what both sides declare', async () => {
    write('web', [call(own('web'), foreign('cart'), 7070), call(own('web'), foreign('search'), 9200)]);
    cartOffers(7070);
    write('search', [], 'search.json', []);
    expect(await bulkhead('connections', 'web.json', 'cart.json', 'search.json')).toEqual({
      code: 0,
      out: [
        '2 connections',
        '  shop/web -> shop/cart    TCP 7070',
        '  shop/web -> shop/search  TCP 9200  (shop/search not isolated)',
        '',
      ].join('\n'),
      error: '',
    });
  });

  test('fails on what only the caller declares, and tells what to write', async () => {
    webNeeds(7070);
    write('cart', []);
    expect(await bulkhead('connections', 'web.json', 'cart.json')).toEqual({
      code: 1,
      out: [
        '0 connections',
        '',
        '1 half-open',
        '  shop/web -> shop/cart: web.json needs TCP 7070, cart.json offers nothing',
        '    in the repository of cart.json write cart.allowFrom(Peers.contract("web.json").component("web"), ' +
          '{ ports: [Port.tcp(7070)] })',
        '    declared by app/web',
        '',
      ].join('\n'),
      error: '',
    });
  });

  test('fails on what only the callee declares, and tells what to write', async () => {
    write('web', []);
    cartOffers(7070);
    const { code, out } = await bulkhead('connections', 'web.json', 'cart.json');
    expect(code).toBe(1);
    expect(out).toContain('shop/web -> shop/cart: web.json needs nothing, cart.json offers TCP 7070\n');
    expect(out).toContain(
      'in the repository of web.json write web.connectTo(Peers.contract("cart.json").component("cart"), ' +
        '{ ports: [Port.tcp(7070)] }), or remove cart.allowFrom\n',
    );
  });

  test('fails on different ports', async () => {
    webNeeds(80);
    cartOffers(7070);
    const { code, out } = await bulkhead('connections', 'web.json', 'cart.json');
    expect(code).toBe(1);
    expect(out).toContain('web.json needs TCP 80, cart.json offers TCP 7070\n');
    expect(out).toContain('name the same ports in web.connectTo of web.json and in cart.allowFrom of cart.json\n');
  });

  test('fails on a workload in several contracts', async () => {
    write('web', []);
    write('web', [], 'other.json');
    expect(await bulkhead('connections', 'web.json', 'other.json')).toEqual({
      code: 1,
      out: [
        '0 connections',
        '',
        '1 workload in several contracts',
        '  Deployment shop/web is in web.json and in other.json; keep it in one',
        '',
      ].join('\n'),
      error: '',
    });
  });

  test('lists calls with pods of which no contract tells, which are no errors', async () => {
    webNeeds(7070);
    expect(await bulkhead('connections', 'web.json')).toEqual({
      code: 0,
      out: [
        '0 connections',
        '',
        '1 with pods of no contract, or with a whole namespace',
        '  shop/web -> cart  TCP 7070  (web connects to cart)',
        '',
      ].join('\n'),
      error: '',
    });
  });

  test('tells programs the same as JSON', async () => {
    webNeeds(7070);
    write('cart', []);
    const { code, out } = await bulkhead('connections', '--format', 'json', 'web.json', 'cart.json');
    const web = { contract: 'web.json', kind: 'Deployment', namespace: 'shop', name: 'web', title: 'web' };
    expect(code).toBe(1);
    expect(JSON.parse(out)).toEqual({
      edges: [],
      halfOpen: [
        {
          from: web,
          to: { ...web, contract: 'cart.json', name: 'cart', title: 'cart' },
          missing: 'offer',
          needed: [{ protocol: 'TCP', port: 7070 }],
          offered: [],
          portsInCode: [{ protocol: 'TCP', port: 7070 }],
          declaredBy: ['app/web'],
        },
      ],
      unpaired: [],
      duplicates: [],
    });
  });

  test('shows names as they can be seen', async () => {
    const odd = { ...foreign('cart'), name: 'cart\u001b[2J' };
    write('web', [call(own('web'), odd, 7070)]);
    const { out } = await bulkhead('connections', 'web.json');
    expect(out).toContain('-> cart\\u001b[2J ');
  });
});

describe('bulkhead connections refuses', () => {
  beforeEach(() => webNeeds(7070));

  test.each<[string, string[], string]>([
    ['a file that is not there', ['none.json'], '"none.json" cannot be read: there is no such file or folder'],
    ['a folder', ['.'], '"." cannot be read: it is a folder'],
    ['a file that is named twice', ['web.json', 'web.json'], '"web.json" is named twice; name each contract once'],
    ['a format that there is not', ['--format', 'yaml', 'web.json'], '--format must be text, json, not "yaml"'],
  ])('%s', async (_, args, message) => {
    expect(await bulkhead('connections', ...args)).toEqual({ code: 2, out: '', error: `bulkhead: ${message}\n` });
  });

  test('to be asked of nothing', async () => {
    const { code, error } = await bulkhead('connections');
    expect(code).toBe(2);
    expect(error).toContain("missing required argument 'file'");
  });

  test('a file that is no contract, and names it and the field', async () => {
    const document = JSON.parse(fs.readFileSync('web.json', 'utf8')) as { workloads: object[] };
    fs.writeFileSync('odd.json', JSON.stringify({ ...document, workloads: [{ ...document.workloads[0], name: 3 }] }));
    expect(await bulkhead('connections', 'web.json', 'odd.json')).toEqual({
      code: 2,
      out: '',
      error: 'bulkhead: "odd.json": workloads[0].name must be a string, not 3\n',
    });
  });

  test('a contract of another version', async () => {
    const document = JSON.parse(fs.readFileSync('web.json', 'utf8')) as object;
    fs.writeFileSync('new.json', JSON.stringify({ ...document, version: 7 }));
    const { code, error } = await bulkhead('connections', 'new.json');
    expect(code).toBe(2);
    expect(error).toContain('"new.json" is a contract of version 7, and this cdk8s-bulkhead reads version 1;');
  });
});
