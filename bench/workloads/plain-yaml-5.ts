/** A program without any framework, with js-yaml 5 and its defaults. */
import { dump } from 'js-yaml-5';
import { measurePlainFile } from './plain-file';

measurePlainFile('all.yaml', (object) => dump(object));
