/** cdk8s and cdk8s-plus-28 alone. */
import { App, Chart } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import { layOut } from './layout';
import { measure, OUTPUT } from './measured';
import { addSettledApp } from './settled-app';
import { addUsualApp } from './usual-app';

measure((task) => {
  const app = new App({ outdir: OUTPUT });
  const add = task.contents === 'settled' ? addSettledApp : addUsualApp;
  layOut(app, Chart, task, (chart, number) => add(kplus, chart, number));
  return () => app.synth();
});
