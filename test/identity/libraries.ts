import * as cdk8s from 'cdk8s';
import * as original from 'cdk8s-plus-28';
import type { Construct } from 'constructs';
import { Chart, Include, Posture, Synth, Testing } from '../../src';
import * as ours from '../../src/plus';
import type { Plus } from '../plus/scenarios/scenario';

/** What an app is built with. */
export interface Library {
  readonly newApp: (props: cdk8s.AppProps) => cdk8s.App;
  readonly Chart: new (scope: Construct, id: string, props?: cdk8s.ChartProps) => cdk8s.Chart;
  readonly Include: new (scope: Construct, id: string, props: cdk8s.IncludeProps) => Construct;
  readonly plus: Plus;
  readonly synth: (app: cdk8s.App) => void;
  readonly synthChart: (chart: cdk8s.Chart) => unknown;
}

export const CDK8S: Library = {
  newApp: (props) => new cdk8s.App(props),
  Chart: cdk8s.Chart,
  Include: cdk8s.Include,
  plus: original,
  synth: (app) => app.synth(),
  synthChart: (chart) => cdk8s.Testing.synth(chart),
};

const OURS: Library = {
  newApp: (props) => Testing.app({ ...props, posture: Posture.none() }),
  Chart,
  Include,
  plus: ours as unknown as Plus,
  synth: (app) => app.synth(),
  synthChart: (chart) => Testing.synth(chart),
};

/** An app of cdk8s's own. */
const newPlainApp = (props: cdk8s.AppProps) => {
  const app = new cdk8s.App(props);
  Posture.none().applyTo(app);
  return app;
};

/** Everything that must give what cdk8s gives. */
export const SAME: { readonly [title: string]: Library } = {
  'our App and Chart': OURS,
  "our App with cdk8s's Chart": { ...CDK8S, newApp: OURS.newApp },
  "our Chart in cdk8s's App": { ...OURS, newApp: newPlainApp },
  "our way to write cdk8s's App": { ...CDK8S, newApp: newPlainApp, synth: (app) => Synth.synthApp(app) },
};
