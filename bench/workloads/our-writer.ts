/** Our YAML writer alone. */
import { writeYaml } from 'cdk8s-bulkhead/lib/yaml/writer';
import { measureWriter } from './writer';

measureWriter(writeYaml);
