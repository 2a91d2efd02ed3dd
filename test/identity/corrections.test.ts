import { CORRECTIONS } from './corrections';
import { DEMONSTRATIONS } from './demonstrations';
import { CDK8S, SAME } from './libraries';

describe.each(Object.entries(DEMONSTRATIONS))('%s', (_correction, { see, theirs, ours }) => {
  test('but not in cdk8s', () => {
    expect(see(CDK8S)).toEqual(theirs);
  });

  test('in ours', () => {
    expect(see(SAME['our App and Chart'])).toEqual(ours);
  });
});

test('whatever may differ in the generated apps is shown', () => {
  expect(Object.keys(DEMONSTRATIONS)).toEqual(expect.arrayContaining(Object.keys(CORRECTIONS)));
});
