import * as fs from 'fs';
import * as path from 'path';
import { format } from 'util';

const ROOT = path.resolve(__dirname, '..');
const FOLDER = path.join(ROOT, 'docs/upstream');
const INDEX = fs.readFileSync(path.join(FOLDER, 'README.md'), 'utf8');
const PAGES = fs.readdirSync(FOLDER).filter((name) => name !== 'README.md');

/** Of cdk8s, the oldest that we support and one that came long after it. */
const INSTALLED = {
  'that we support first': path.join(ROOT, 'node_modules'),
  'of cdk8s-cli': path.join(ROOT, 'node_modules/cdk8s-cli/node_modules'),
};

afterEach(() => {
  jest.restoreAllMocks();
});

describe.each(Object.entries(INSTALLED))('the cdk8s %s', (_title, modules) => {
  test.each(PAGES.filter((page) => !page.startsWith('cli-')))('has the defect of %s', (page) => {
    expect(printedWith(modules, page)).toBe(printsOn(page));
  });
});

test.each(PAGES.filter((page) => page.startsWith('cli-')))('cdk8s-cli has the defect of %s', (page) => {
  expect(printedWith(INSTALLED['that we support first'], page)).toBe(printsOn(page));
});

test.each(PAGES)('the page on %s shows its program, and is in the index', (page) => {
  const program = fs.readFileSync(path.join(FOLDER, page, 'main.ts'), 'utf8');
  expect(textOf(page)).toContain(`\n\`\`\`ts\n${program}\`\`\`\n`);
  expect(INDEX).toContain(`| [${/^# (.*)$/m.exec(textOf(page))![1]}](${page}/README.md) |`);
});

test('the index names the versions', () => {
  const [first, later] = Object.values(INSTALLED).map((modules) => versionOf(path.join(modules, 'cdk8s')));
  const cli = versionOf(path.join(ROOT, 'node_modules/cdk8s-cli'));
  expect(INDEX).toContain(`Seen with cdk8s ${first} and ${later} and cdk8s-cli ${cli}.`);
});

test('strings that cdk8s leaves without quotes are read as numbers', () => {
  jest.isolateModules(() => {
    const { load } = jest.requireActual<typeof import('js-yaml')>('js-yaml');
    const { Yaml } = jest.requireActual<typeof import('cdk8s')>('cdk8s');
    expect(load(Yaml.stringify({ mode: '0o17', '0o17': 'key' }))).toEqual({ mode: 15, 15: 'key' });
  });
});

/** What a program prints with the cdk8s of a folder of modules. */
function printedWith(modules: string, page: string): string {
  const lines: string[] = [];
  jest.spyOn(console, 'log').mockImplementation((...values) => void lines.push(format(...values)));
  jest.isolateModules(() => {
    for (const name of ['cdk8s', 'constructs']) {
      jest.doMock(name, () => jest.requireActual<object>(path.join(modules, name)));
    }
    jest.requireActual(path.join(FOLDER, page, 'main.ts'));
  });
  return lines.join('\n').trimEnd();
}

function printsOn(page: string): string {
  return /\nPrints:\n\n```text\n([^]*?)\n```\n/.exec(textOf(page))![1];
}

function textOf(page: string): string {
  return fs.readFileSync(path.join(FOLDER, page, 'README.md'), 'utf8');
}

function versionOf(folder: string): string {
  return (JSON.parse(fs.readFileSync(path.join(folder, 'package.json'), 'utf8')) as { version: string }).version;
}
