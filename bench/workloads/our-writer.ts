/** Our YAML writer alone, to bytes. */
import { writeYaml } from 'cdk8s-bulkhead/lib/yaml/writer';
import { measure } from './measured';
import { objectsOf } from './objects';

measure(({ apps }) => {
  const objects = Array.from({ length: apps }, (_, number) => objectsOf(number)).flat();
  return () =>
    objects.map((object) => {
      const text = writeYaml(object);
      Buffer.from(text); // else one that is a chain of parts would cost whoever writes it
      return text;
    });
});
