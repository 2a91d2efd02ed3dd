/** The same code on our App and Chart, with our kinds. */
import { App, Chart } from 'cdk8s-bulkhead';
import * as kplus from 'cdk8s-bulkhead/lib/plus';
import { layOut } from './layout';
import { measure, OUTPUT } from './measured';
import { postureOf } from './posture';
import { addSettledApp } from './settled-app';
import { addUsualApp, Kinds } from './usual-app';

measure((task) => {
  const app = new App({ outdir: OUTPUT, posture: postureOf(task) });
  const add = task.contents === 'settled' ? addSettledApp : addUsualApp;
  layOut(app, Chart, task, (chart, number) => add(kplus as unknown as Kinds, chart, number));
  return () => app.synth();
});
