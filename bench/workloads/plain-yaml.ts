/** A program without any framework, with js-yaml 4 and its defaults. */
import { dump } from 'js-yaml';
import { measurePlainFile } from './plain-file';

measurePlainFile('all.yaml', (object) => dump(object));
