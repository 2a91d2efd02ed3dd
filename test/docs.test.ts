import * as fs from 'fs';
import * as path from 'path';
import { CATALOGUE } from '../src/rules/catalogue';
import { CONTRADICTIONS } from '../src/scanners/contradictions';
import { EXAMPLES, filesIn, goldenOf } from './support/examples';
import { anchorOf } from './support/markdown';
import { rulesPage } from './support/rules-page';

const ROOT = path.resolve(__dirname, '..');

interface Block {
  readonly where: string;
  readonly language: string;
  readonly text: string;
}

const pages = ['README.md', 'CONTRIBUTING.md', ...markdownIn('docs')];
const blocks = pages.flatMap(blocksOf);

// beside the examples: how rules of one's own and connections are tested, how cdk8s-cli is configured, and what a guide
// begins with and goes through
const typescript = [
  ...EXAMPLES.map((name) => `examples/${name}/main.ts`),
  ...filesBelow('examples/from-helm', '.ts'),
  ...filesBelow('examples/from-kustomize', '.ts'),
  ...filesBelow('docs/upstream', '.ts'),
  'test/posture/own-rule.test.ts',
  'conformance/package/reachability.test.ts',
].map(read);
const yaml = [
  ...EXAMPLES.flatMap((name) => Object.values(filesIn(goldenOf(name)))),
  ...filesBelow('examples/from-helm', '.yaml').map(read),
  ...filesBelow('examples/from-kustomize', '.yaml').map(read),
  read('conformance/package/cdk8s.yaml'),
  read('examples/quick-start/cdk8s.yaml'),
];

test.each(blocks.filter(({ language }) => language === 'ts').map((block) => [block.where, block.text]))(
  'the TypeScript at %s stands in what is tested',
  (_, text) => {
    expect(typescript.some((source) => source.includes(text))).toBe(true);
  },
);

test.each(blocks.filter(({ language }) => language === 'yaml').map((block) => [block.where, block.text]))(
  'the YAML at %s is what an example renders, or is tested',
  (_, text) => {
    expect(yaml.some((source) => source.includes(text))).toBe(true);
  },
);

test.each(pages)('every link in %s leads somewhere', (page) => {
  const links = [...read(page).matchAll(/\]\((?!https?:)([^)#]*)(?:#([^)]+))?\)/g)];
  const broken = links.filter(([, file, place]) => {
    const target = path.resolve(ROOT, file === '' ? page : path.join(path.dirname(page), file));
    return !fs.existsSync(target) || (place !== undefined && !headingsIn(target).has(place));
  });
  expect(broken.map(([link]) => link)).toEqual([]);
});

test('the page on rules is what they and their examples say; `npm run test:update` writes it', () => {
  expect(read('docs/rules.md')).toBe(rulesPage());
});

test('the page on hardening explains every fix, and nothing that is none', () => {
  const rows = [...read('docs/hardening.md').matchAll(/^\| `([^`]+)` \|/gm)].map(([, id]) => id);
  expect(rows.sort()).toEqual(
    CATALOGUE.filter(({ fix }) => fix)
      .map(({ id }) => id)
      .sort(),
  );
});

describe('the page on scanners', () => {
  const page = read('docs/scanners.md');

  test('has every contradiction with its checks, and no other', () => {
    const listed = rowsOf(sectionOf(page, 'Where scanners are wrong').split('\n\n|')[1]);
    expect(listed).toEqual(
      CONTRADICTIONS.map(({ id, scanners }) => ({
        ids: [id],
        checks: Object.entries(scanners).flatMap(([scanner, checks]: [string, readonly string[]]) =>
          checks.map((check) => `${scanner.toLowerCase()} ${check}`),
        ),
      })),
    );
  });

  test('has every rule that no posture judges by itself', () => {
    const listed = rowsOf(sectionOf(page, 'Ours, judged on request')).flatMap(({ ids }) => ids);
    expect(listed.sort()).toEqual(
      CATALOGUE.filter(({ severity }) => Object.keys(severity).length === 0)
        .map(({ id }) => id)
        .sort(),
    );
  });

  test('leaves out nothing that is there, and promises nothing that is not', () => {
    const ours = new Set(CATALOGUE.map(({ id }) => id));
    const leftOut = rowsOf(sectionOf(page, 'What we leave out, and why')).flatMap(({ ids }) => ids);
    const taken = rowsOf(sectionOf(page, 'What no scanner has on, and we have')).flatMap(({ ids }) => ids);
    expect(leftOut.filter((id) => ours.has(id))).toEqual([]);
    expect(taken.filter((id) => !ours.has(id) && id !== 'valid-*')).toEqual([]);
    expect([leftOut.length, taken.length].every((length) => length > 10)).toBe(true);
  });
});

test('there is something to compare', () => {
  expect(blocks.map(({ language }) => language)).toEqual(expect.arrayContaining(['ts', 'yaml']));
});

function blocksOf(page: string): Block[] {
  const lines = read(page).split('\n');
  const found: Block[] = [];
  for (let start = 0; start < lines.length; start++) {
    const language = /^```(\w+)$/.exec(lines[start])?.[1];
    if (language) {
      const end = lines.indexOf('```', start);
      const text = lines
        .slice(start + 1, end)
        .map((line) => `${line}\n`)
        .join('');
      found.push({ where: `${page}:${start + 1}`, language, text });
      start = end;
    }
  }
  return found;
}

/** What stands below a heading, up to the next of its level. */
function sectionOf(page: string, heading: string): string {
  return page.split('\n## ').find((section) => section.startsWith(`${heading}\n`))!;
}

/** The rows of tables: what is named in the first cell, and in the second the checks, each with its scanner. */
function rowsOf(text: string): { ids: string[]; checks: string[] }[] {
  return [...text.matchAll(/^\| (`[^|]*) \| ([^|]*) \|/gm)].map(([, first, second]) => ({
    ids: quotedIn(first),
    checks: second.split('; ').flatMap((part) => {
      const scanner = part.split(' ')[0].replace('-', '');
      return quotedIn(part).map((check) => `${scanner} ${check}`);
    }),
  }));
}

function quotedIn(text: string): string[] {
  return [...text.matchAll(/`([^`]+)`/g)].map(([, quoted]) => quoted);
}

function markdownIn(folder: string): string[] {
  return fs.readdirSync(path.join(ROOT, folder), { withFileTypes: true }).flatMap((entry) => {
    const name = `${folder}/${entry.name}`;
    return entry.isDirectory() ? markdownIn(name) : name.endsWith('.md') ? [name] : [];
  });
}

function filesBelow(folder: string, ending: string): string[] {
  const names = fs.readdirSync(path.join(ROOT, folder), { recursive: true, encoding: 'utf8' });
  return names.filter((name) => name.endsWith(ending)).map((name) => `${folder}/${name}`);
}

function read(page: string): string {
  return fs.readFileSync(path.join(ROOT, page), 'utf8');
}

function headingsIn(file: string): Set<string> {
  const headings = [...fs.readFileSync(file, 'utf8').matchAll(/^#+ (.*)$/gm)];
  return new Set(headings.map(([, heading]) => anchorOf(heading)));
}
