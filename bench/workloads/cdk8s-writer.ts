/** The YAML writer of cdk8s alone. */
import { Yaml } from 'cdk8s';
import { measureWriter } from './writer';

measureWriter((object) => Yaml.stringify(object));
