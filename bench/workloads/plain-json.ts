/** The same as JSON: what is hardly to be undercut. */
import * as fs from 'node:fs';
import * as path from 'node:path';
import { measure, OUTPUT } from './measured';
import { objectsOf } from './objects';

measure(({ apps }) => {
  const objects = Array.from({ length: apps }, (_, number) => objectsOf(number)).flat();
  return () => {
    fs.mkdirSync(OUTPUT);
    const texts = objects.map((object) => JSON.stringify(object, undefined, 2));
    fs.writeFileSync(path.join(OUTPUT, 'all.json'), texts.join('\n---\n'));
  };
});
