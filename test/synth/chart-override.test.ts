import * as cdk8s from 'cdk8s';
import type { Construct } from 'constructs';
import { Chart, Testing } from '../../src';
import { addWaiver } from '../../src/posture/scope';
import { isOverridden } from '../../src/synth/chart-override';
import { MARK, obey, REFUSE } from './fake-posture';
import { contentsOf } from './folder';
import { documents } from './places';

function map(scope: Construct, id: string, labels: { [name: string]: string } = {}): cdk8s.ApiObject {
  return new cdk8s.ApiObject(scope, id, { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: id, labels } });
}

describe('a chart that overrides toJson', () => {
  /** Leaves one object out, adds one, changes one, and keeps one. */
  class Own extends Chart {
    public toJson(): any[] {
      const [kept, changed] = super.toJson();
      changed.changed = true;
      return [kept, changed, { apiVersion: 'v1', kind: 'Secret', metadata: { name: 'added' } }];
    }
  }
  class OwnOfCdk8s extends cdk8s.Chart {
    public toJson(): any[] {
      const [kept, changed] = super.toJson();
      return [kept, { ...changed, changed: true }, { apiVersion: 'v1', kind: 'Secret', metadata: { name: 'added' } }];
    }
  }

  test.each([
    ['of ours', Own],
    ['of cdk8s', OwnOfCdk8s],
  ])('%s decides what is written, all of it hardened', (_, AnyChart) => {
    const app = Testing.app();
    obey(app, [MARK, REFUSE]);
    const chart = new AnyChart(app, 'shop');
    ['kept', 'changed', 'left-out'].forEach((id) => map(chart, id));
    const expected = [
      { metadata: { name: 'kept' }, marked: true },
      { metadata: { name: 'changed' }, changed: true, marked: true },
      { kind: 'Secret', marked: true },
    ];
    expect(documents(app.synthYaml())).toMatchObject(expected);
    app.synth();
    expect(documents(contentsOf(app.outdir)!['shop.k8s.yaml']!)).toMatchObject(expected);
    expect(documents(app.synthYaml())).toHaveLength(3);
  });

  test('is judged by what it returns, with the waivers of what it has kept', () => {
    const app = Testing.app();
    obey(app, [REFUSE]);
    const chart = new Own(app, 'shop');
    const waived = map(chart, 'kept', { bad: 'yes' });
    map(chart, 'changed');
    addWaiver(waived, { rule: 'not-bad', reason: 'because', owner: 'me', expires: '2999-01-01', scope: 'shop/kept' });
    expect(documents(app.synthYaml())).toHaveLength(3);
    class Bad extends Own {
      public toJson(): any[] {
        return [{ apiVersion: 'v1', kind: 'Secret', metadata: { name: 'worse', labels: { bad: 'yes' } } }];
      }
    }
    new Bad(app, 'bank');
    expect(() => app.synthYaml()).toThrow('not-bad: Secret "worse" (bank): must not be bad');
  });
});

test('a chart of another copy of this package has no `toJson` of its own', () => {
  jest.isolateModules(() => {
    const other = jest.requireActual<typeof import('../../src')>('../../src');
    expect(other.Chart).not.toBe(Chart);
    expect(isOverridden(new other.Chart(Testing.app(), 'chart'))).toBe(false);
  });
});
