import * as fs from 'fs';
import * as path from 'path';
import { EXAMPLES, goldenOf, publishedContract, renderExample } from './examples';
import { rulesPage } from './rules-page';

/**
 * Rewrites the committed output of all examples, and the page about the rules. The diff is to be reviewed. What one
 * repository publishes, others read, so they are rendered until nobody has anything new to tell.
 */
while (EXAMPLES.filter(update).length > 0);
fs.writeFileSync(path.resolve(__dirname, '../../docs/rules.md'), rulesPage());

/** Tells whether there is a new contract. */
function update(example: string): boolean {
  const { manifests, contract } = renderExample(example);
  const golden = goldenOf(example);
  fs.rmSync(golden, { recursive: true, force: true });
  fs.mkdirSync(golden, { recursive: true });
  for (const [name, text] of Object.entries(manifests)) {
    fs.writeFileSync(path.join(golden, name), text);
  }
  const published = publishedContract(example);
  if (!published || fs.readFileSync(published, 'utf8') === contract) {
    return false;
  }
  fs.writeFileSync(published, contract);
  return true;
}
