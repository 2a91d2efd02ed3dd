import * as cdk8s from 'cdk8s';
import * as original from 'cdk8s-plus-28';
import { Chart, Posture, Testing } from '../../src';
import * as ours from '../../src/plus';
import { DEFECTS } from './defects';
import type { NewChart } from './defects/defect';
import type { Plus } from './scenarios/scenario';

/** In one table what the tests of kinds say at length: nobody has to believe that there was something to mend. */
describe.each(DEFECTS.map((defect) => [defect.title, defect] as const))('%s', (_title, { seen, mended }) => {
  test('but not in cdk8s and cdk8s-plus-28', () => {
    const newChart: NewChart = (props, appProps) =>
      new cdk8s.Chart(new cdk8s.App(appProps), 'shop', { namespace: 'shop', ...props });
    expect(outcome(() => seen(original, newChart))).not.toEqual(mended);
  });

  test('in ours', () => {
    const posture = Posture.baseline({ targetVersion: '1.30' });
    const newChart: NewChart = (props, appProps) =>
      new Chart(Testing.app({ posture, ...appProps }), 'shop', { namespace: 'shop', ...props });
    expect(outcome(() => seen(ours as unknown as Plus, newChart))).toEqual(mended);
  });
});

function outcome(seen: () => unknown): unknown {
  try {
    return seen();
  } catch (error) {
    return { refused: (error as Error).message };
  }
}
