import * as fs from 'fs';
import * as path from 'path';
import { pageWith } from '../../bench/page';
import { markdownOf, textOf } from '../../bench/table';

const PAGE = fs.readFileSync(path.join(__dirname, '../../docs/performance.md'), 'utf8');
const TABLE = { title: 'Title', head: ['of', '`a`'], rows: [['first', '1.00']], note: 'A note.' };

test('what was measured takes the place of what was, and of nothing else', () => {
  const first = pageWith(PAGE, 'first measured');
  const second = pageWith(first, 'second measured');
  expect(first).toContain('\n\nfirst measured\n');
  expect(second).toBe(first.replace('first measured', 'second measured'));
  expect(pageWith(second, 'first measured')).toBe(first);
});

test('a page without a place for it says which to make', () => {
  expect(() => pageWith('# Performance\n', 'measured')).toThrow('where it is to stand');
});

test('a table is the same as text and in Markdown', () => {
  expect(textOf(TABLE)).toBe('Title\n  of        a\n  first  1.00\n  A note.\n');
  expect(markdownOf(TABLE)).toBe('### Title\n\n| of | `a` |\n|---|--:|\n| first | 1.00 |\n\nA note.\n');
});
