/** What a program without any framework takes: literals, written by js-yaml with its defaults to one file. */
import * as fs from 'node:fs';
import * as path from 'node:path';
import { dump } from 'js-yaml';
import { measure, OUTPUT } from './measured';
import { objectsOf } from './objects';

measure(({ apps }) => {
  const objects = Array.from({ length: apps }, (_, number) => objectsOf(number)).flat();
  return () => {
    fs.mkdirSync(OUTPUT);
    fs.writeFileSync(path.join(OUTPUT, 'all.yaml'), objects.map((object) => dump(object)).join('---\n'));
  };
});
