/** The YAML writer of cdk8s alone, to bytes. */
import { Yaml } from 'cdk8s';
import { measure } from './measured';
import { objectsOf } from './objects';

measure(({ apps }) => {
  const objects = Array.from({ length: apps }, (_, number) => objectsOf(number)).flat();
  return () =>
    objects.map((object) => {
      const text = Yaml.stringify(object);
      Buffer.from(text); // else one that is a chain of parts would cost whoever writes it
      return text;
    });
});
