import { measureAlone } from './measured';
import { objectsOf } from './objects';

/** Measures one way to write each object as a document, to bytes. */
export function measureWriter(write: (object: unknown) => string): void {
  measureAlone(({ apps }) => {
    const objects = Array.from({ length: apps }, (_, number) => objectsOf(number)).flat();
    return () =>
      objects.map((object) => {
        const text = write(object);
        Buffer.from(text); // else one that is a chain of parts would cost whoever writes it
        return text;
      });
  });
}
