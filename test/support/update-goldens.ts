import * as fs from 'fs';
import * as path from 'path';
import { EXAMPLES, goldenOf, renderExample } from './examples';
import { rulesPage } from './rules-page';

/** Rewrites the committed output of all examples, and the page about the rules. The diff is to be reviewed. */
for (const example of EXAMPLES) {
  const golden = goldenOf(example);
  fs.rmSync(golden, { recursive: true, force: true });
  fs.mkdirSync(golden, { recursive: true });
  for (const [name, text] of Object.entries(renderExample(example))) {
    fs.writeFileSync(path.join(golden, name), text);
  }
}
fs.writeFileSync(path.resolve(__dirname, '../../docs/rules.md'), rulesPage());
