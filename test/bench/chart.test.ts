import { lineCharts, Panel } from '../../bench/chart';

const TEXT = { title: 'Synth', x: 'apps', y: 'CPU time' };
const PANELS: Panel[] = [
  {
    title: 'left',
    lines: [
      { name: 'a < b & c', points: [1, 10, 100].map((x) => ({ x, y: 1 / x })) },
      { name: 'same end', points: [1, 10, 100].map((x) => ({ x, y: 0.01 })) },
      { name: 'same end, too', points: [1, 10, 100].map((x) => ({ x, y: 0.01 })) },
    ],
  },
  { title: 'right', lines: [{ name: 'same end', points: [{ x: 1, y: 1 }] }] },
];
const svg = lineCharts(TEXT, PANELS);

test('the same data makes the same text', () => {
  expect(lineCharts(TEXT, PANELS)).toBe(svg);
});

test('a point stands where its logarithms say', () => {
  const [first, second, third] = attributes('circle', ['cx', 'cy']);
  expect(second[0] - first[0]).toBeCloseTo(third[0] - second[0], 5);
  expect(second[1] - first[1]).toBeCloseTo(third[1] - second[1], 5);
  expect(third[1]).toBeGreaterThan(first[1]);
});

test('every point and every line of every chart is there', () => {
  expect(attributes('circle', ['r'])).toHaveLength(10);
  expect(svg.match(/class="line /g)).toHaveLength(4);
});

test('a line has the same colour in every chart', () => {
  const styles = [...svg.matchAll(/class="label (c\d)"[^>]*>same end</g)].map(([, style]) => style);
  expect(styles).toEqual(['c1', 'c1']);
});

test('no name is on another', () => {
  const places = [...svg.matchAll(/class="label c\d" x="[\d.]+" y="([\d.]+)"/g)].map(([, y]) => Number(y)).slice(0, 3);
  const sorted = [...places].sort((left, right) => left - right);
  expect(sorted[1] - sorted[0]).toBeGreaterThanOrEqual(15);
  expect(sorted[2] - sorted[1]).toBeGreaterThanOrEqual(15);
});

test('it is well-formed', () => {
  const open: string[] = [];
  for (const [, end, name, rest] of svg.matchAll(/<(\/?)([a-z]+)([^>]*)>/g)) {
    if (end) expect(open.pop()).toBe(name);
    else if (!rest.endsWith('/')) open.push(name);
  }
  expect(open).toEqual([]);
  expect(svg).toContain('>a &lt; b &amp; c<');
});

/** What attributes of elements say, as numbers. */
function attributes(element: string, names: readonly string[]): number[][] {
  return [...svg.matchAll(new RegExp(`<${element} [^>]*>`, 'g'))].map(([tag]) =>
    names.map((name) => Number(new RegExp(` ${name}="([^"]*)"`).exec(tag)![1])),
  );
}
