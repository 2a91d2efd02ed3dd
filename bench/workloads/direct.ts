/** Objects as they are, each an ApiObject of our App: no cdk8s-plus-28. */
import { ApiObject } from 'cdk8s';
import { App, Chart } from 'cdk8s-bulkhead';
import { layOut } from './layout';
import { measure, OUTPUT } from './measured';
import { objectsOf } from './objects';
import { postureOf } from './posture';

measure((task) => {
  const app = new App({ outdir: OUTPUT, posture: postureOf(task) });
  layOut(app, Chart, task, (chart, number) => {
    const objects = objectsOf(number);
    for (const object of task.contents === 'single' ? [objects[1]] : objects) {
      new ApiObject(chart, `app-${number}-${object.kind}`, object);
    }
  });
  return () => app.synth();
});
