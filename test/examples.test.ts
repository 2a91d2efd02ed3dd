import * as fs from 'fs';
import * as path from 'path';
import { EXAMPLES, filesIn, goldenOf, renderExample } from './support/examples';

const ROOT = path.resolve(__dirname, '..');

describe.each(EXAMPLES)('%s', (example) => {
  const rendered = renderExample(example);

  test('renders what is committed', () => {
    expect(rendered.manifests).toEqual(filesIn(goldenOf(example)));
  });

  test('renders to the same bytes in another process', () => {
    expect(renderExample(example)).toEqual(rendered);
  });
});

test('the Online Boutique takes at most 150 lines', () => {
  const text = fs.readFileSync(path.join(ROOT, 'examples/online-boutique/main.ts'), 'utf8');
  expect(text.trimEnd().split('\n').length).toBeLessThanOrEqual(150);
});

test('there is no golden without its example', () => {
  const folders = fs.readdirSync(path.join(ROOT, 'examples'), { recursive: true, encoding: 'utf8' });
  const goldens = folders.filter((name) => path.basename(name) === 'manifests').map((name) => path.dirname(name));
  expect(goldens.sort()).toEqual(EXAMPLES.filter((name) => name !== 'online-boutique'));
});
