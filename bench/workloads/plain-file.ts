import * as fs from 'node:fs';
import * as path from 'node:path';
import { measure, OUTPUT } from './measured';
import { objectsOf } from './objects';

/** What a program without any framework takes: literals, written to one file. */
export function measurePlainFile(name: string, textOf: (object: object) => string): void {
  measure(({ apps }) => {
    const objects = Array.from({ length: apps }, (_, number) => objectsOf(number)).flat();
    return () => {
      fs.mkdirSync(OUTPUT);
      fs.writeFileSync(path.join(OUTPUT, name), objects.map((object) => textOf(object)).join('---\n'));
    };
  });
}
