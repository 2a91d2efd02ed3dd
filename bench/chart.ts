/** A line of a chart, from left to right. Both axes are logarithmic, so all values are above 0. */
export interface Line {
  readonly name: string;
  readonly points: readonly Point[];
}

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** A chart beside others, on the same axes. */
export interface Panel {
  readonly title: string;
  readonly lines: readonly Line[];
}

export interface ChartText {
  readonly title: string;
  readonly x: string;
  readonly y: string;
}

/** In pixels. */
const PLOT = { width: 300, height: 330, top: 72, left: 60, labels: 250 };
const PANEL = PLOT.width + PLOT.labels;
const BOTTOM = 56;
const LINE_HEIGHT = 15;

/** Told apart by most of those who see colours differently; lighter ones for a dark page. */
const COLOURS = [
  ['#0969da', '#58a6ff'],
  ['#bc4c00', '#f0883e'],
  ['#8250df', '#bc8cff'],
  ['#1a7f37', '#3fb950'],
  ['#bf3989', '#f778ba'],
  ['#6e7781', '#9ea7b3'],
  ['#9a6700', '#d29922'],
];

/**
 * Draws charts side by side as SVG text that is readable on a light and on a dark page. The same data makes the same text.
 * A line of the same name has the same colour in each.
 */
export function lineCharts({ title, x, y }: ChartText, panels: readonly Panel[]): string {
  const lines = panels.flatMap((panel) => panel.lines);
  const points = lines.flatMap((line) => line.points);
  const names = [...new Set(lines.map(({ name }) => name))];
  const xs = [...new Set(points.map((point) => point.x))].sort((left, right) => left - right);
  const ys = ticksFor(points.map((point) => point.y));
  const across = logarithmic([xs[0], xs[xs.length - 1]], [0, PLOT.width]);
  const down = logarithmic([ys[0], ys[ys.length - 1]], [PLOT.height, 0]);
  const width = PLOT.left + panels.length * PANEL;
  const height = PLOT.top + PLOT.height + BOTTOM;

  const drawn = panels.map((panel, index) => {
    const ends = spread(panel.lines.map((line) => down(line.points[line.points.length - 1].y)));
    return group(PLOT.left + index * PANEL, PLOT.top, [
      text(0, -16, panel.title, 'title'),
      ...xs.flatMap((value) => [
        `<path class="grid" d="M${pixel(across(value))} 0V${PLOT.height}"/>`,
        text(across(value), PLOT.height + 18, value.toLocaleString('en'), 'middle'),
      ]),
      ...ys.flatMap((value) => [
        `<path class="${value === 1 ? 'one' : 'grid'}" d="M0 ${pixel(down(value))}H${PLOT.width}"/>`,
        text(-8, down(value) + 4, `${value}`, 'end'),
      ]),
      text(PLOT.width / 2, PLOT.height + 40, x, 'middle'),
      ...panel.lines.flatMap((line, place) => drawnLine(line, names.indexOf(line.name), ends[place], across, down)),
    ]);
  });
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" role="img" aria-label="${escaped(title)}">`,
    `<style>${styles(names.length)}</style>`,
    text(PLOT.left, 24, `${title}: ${y}`, 'heading'),
    ...drawn,
    '</svg>\n',
  ].join('\n');
}

function drawnLine(
  { name, points }: Line,
  number: number,
  labelAt: number,
  across: (x: number) => number,
  down: (y: number) => number,
): string[] {
  const places = points.map((point) => `${pixel(across(point.x))} ${pixel(down(point.y))}`);
  const last = points[points.length - 1];
  return [
    `<path class="line c${number}" d="M${places.join('L')}"/>`,
    ...places.map((place) => {
      const [cx, cy] = place.split(' ');
      return `<circle class="dot c${number}" cx="${cx}" cy="${cy}" r="2.5"/>`;
    }),
    text(across(last.x) + 8, labelAt + 4, name, `label c${number}`),
  ];
}

/** From the next lower to the next higher of 1, 2 and 5 times a power of ten. */
function ticksFor(values: readonly number[]): number[] {
  const steps = Array.from({ length: 36 }, (_, index) => {
    // written, not computed: 5 * 10 ** -2 is not 0.05 everywhere
    return Number(`${[1, 2, 5][index % 3]}e${Math.floor(index / 3) - 6}`);
  });
  const [least, greatest] = [Math.min(...values), Math.max(...values)];
  const below = steps.filter((step) => step <= least).slice(-1);
  const above = steps.filter((step) => step > below[0]);
  return [...below, ...above.slice(0, Math.max(1, above.findIndex((step) => step >= greatest) + 1))];
}

function logarithmic([least, greatest]: readonly number[], [from, to]: readonly number[]): (value: number) => number {
  const length = Math.log(greatest / least) || 1;
  return (value) => from + (Math.log(value / least) / length) * (to - from);
}

/** Moves labels down until none is on another, and all up if they would leave the plot. */
function spread(places: readonly number[]): number[] {
  const order = places.map((place, index) => ({ place, index })).sort((left, right) => left.place - right.place);
  order.forEach((label, index) => {
    if (index > 0) label.place = Math.max(label.place, order[index - 1].place + LINE_HEIGHT);
  });
  for (let index = order.length - 1; index >= 0; index--) {
    const limit = index === order.length - 1 ? PLOT.height : order[index + 1].place - LINE_HEIGHT;
    order[index].place = Math.min(order[index].place, limit);
  }
  return order.sort((left, right) => left.index - right.index).map(({ place }) => place);
}

/** Without variables, which not all that draws SVG knows. */
function styles(lines: number): string {
  const coloured = (shade: number) =>
    Array.from({ length: lines }, (_, number) => {
      const colour = COLOURS[number % COLOURS.length][shade];
      return `.line.c${number}{stroke:${colour}}.dot.c${number},.label.c${number}{fill:${colour}}`;
    }).join('');
  return [
    'text{font:12px system-ui,sans-serif;fill:#1f2328}.heading,.title{font-weight:600}.heading{font-size:14px}',
    '.middle{text-anchor:middle}.end{text-anchor:end}.line{stroke-width:2;fill:none}',
    `.grid{stroke:#d1d9e0}.one{stroke:#59636e;stroke-dasharray:4 3}${coloured(0)}`,
    `@media(prefers-color-scheme:dark){text{fill:#e6edf3}.grid{stroke:#3d444d}.one{stroke:#9198a1}${coloured(1)}}`,
  ].join('');
}

function group(x: number, y: number, parts: readonly string[]): string {
  return [`<g transform="translate(${x} ${y})">`, ...parts, '</g>'].join('\n');
}

function text(x: number, y: number, content: string, styleNames: string): string {
  return `<text class="${styleNames}" x="${pixel(x)}" y="${pixel(y)}">${escaped(content)}</text>`;
}

function pixel(value: number): number {
  return Math.round(value * 10) / 10;
}

function escaped(content: string): string {
  return content.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}
