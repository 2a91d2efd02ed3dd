/** The same as JSON: what is hardly to be undercut. */
import { measurePlainFile } from './plain-file';

measurePlainFile('all.json', (object) => `${JSON.stringify(object, undefined, 2)}\n`);
