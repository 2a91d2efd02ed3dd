import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { readContract } from '../../src/connections/contract-file';
import { contractJson } from '../../src/report/connections-json';
import { wholeContract } from '../support/contracts';

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'bulkhead-test-'));
const file = path.join(folder, 'cart.json');

afterAll(() => fs.rmSync(folder, { recursive: true }));

test('a contract is read from its file', () => {
  fs.writeFileSync(file, contractJson(wholeContract()));
  expect(readContract(file)).toEqual(wholeContract());
});

test.each<[string, string, string]>([
  [
    'that is not there',
    path.join(folder, 'none.json'),
    `the contract "${folder}/none.json" cannot be read: there is no such file; write it with synth in the repository`,
  ],
  ['that is a folder', folder, `the contract "${folder}" cannot be read: it is a folder`],
])('a file %s is refused', (_, name, message) => {
  expect(() => readContract(name)).toThrow(message);
});

test('a file of something else is refused by its name', () => {
  fs.writeFileSync(file, 'kind: Pod');
  expect(() => readContract(file)).toThrow(`"${file}" is no JSON: `);
});
