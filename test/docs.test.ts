import * as fs from 'fs';
import * as path from 'path';
import { CATALOGUE } from '../src/rules/catalogue';
import { EXAMPLES, filesIn, goldenOf } from './support/examples';

const ROOT = path.resolve(__dirname, '..');

interface Block {
  readonly where: string;
  readonly language: string;
  readonly text: string;
}

const pages = ['README.md', 'CONTRIBUTING.md', ...markdownIn('docs')];
const blocks = pages.flatMap(blocksOf);

const typescript = EXAMPLES.map((name) => fs.readFileSync(path.join(ROOT, 'examples', name, 'main.ts'), 'utf8'));
const yaml = EXAMPLES.flatMap((name) => Object.values(filesIn(goldenOf(name))));

test.each(blocks.filter(({ language }) => language === 'ts').map((block) => [block.where, block.text]))(
  'the TypeScript at %s stands in an example',
  (_, text) => {
    expect(typescript.some((source) => source.includes(text))).toBe(true);
  },
);

test.each(blocks.filter(({ language }) => language === 'yaml').map((block) => [block.where, block.text]))(
  'the YAML at %s is what an example renders',
  (_, text) => {
    expect(yaml.some((source) => source.includes(text))).toBe(true);
  },
);

test.each(pages)('every link in %s leads somewhere', (page) => {
  const links = [...read(page).matchAll(/\]\((?!https?:)([^)#]+)/g)].map(([, target]) => target);
  const broken = links.filter((target) => !fs.existsSync(path.resolve(ROOT, path.dirname(page), target)));
  expect(broken).toEqual([]);
});

test('the page on hardening names every rule, and every fix with its effect', () => {
  const page = read('docs/hardening.md');
  const rows = page.split('\n').filter((line) => line.startsWith('| `'));
  const missing = CATALOGUE.filter(({ id }) => !page.includes(`\`${id}\``)).map(({ id }) => id);
  const unexplained = CATALOGUE.filter(({ id, fix }) => fix && !rows.some((row) => row.startsWith(`| \`${id}\` |`)));
  expect({ missing, unexplained: unexplained.map(({ id }) => id) }).toEqual({ missing: [], unexplained: [] });
  expect(rows.length).toBe(CATALOGUE.filter(({ fix }) => fix).length);
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

function markdownIn(folder: string): string[] {
  return fs.readdirSync(path.join(ROOT, folder), { withFileTypes: true }).flatMap((entry) => {
    const name = `${folder}/${entry.name}`;
    return entry.isDirectory() ? markdownIn(name) : name.endsWith('.md') ? [name] : [];
  });
}

function read(page: string): string {
  return fs.readFileSync(path.join(ROOT, page), 'utf8');
}
