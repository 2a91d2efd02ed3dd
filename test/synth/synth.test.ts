import { dirname } from 'path';
import * as cdk8s from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import { App, Posture, Synth, Waivers } from '../../src';
import { contentsOf, newFolder } from './folder';

type AnyApp = new (props: cdk8s.AppProps) => cdk8s.App;

/** An app of two charts, the first of which depends on the second. */
function shop(Base: AnyApp, props: cdk8s.AppProps = {}): cdk8s.App {
  const app = new Base({ outdir: newFolder(), ...props });
  const web = new cdk8s.Chart(app, 'web');
  const data = new cdk8s.Chart(app, 'data');
  web.addDependency(data);
  new kplus.Deployment(web, 'web', {
    replicas: 2,
    containers: [{ image: 'registry.example.com/web:1.2.3', portNumber: 80 }],
  });
  new cdk8s.ApiObject(data, 'map', {
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: { name: 'map' },
    data: { a: 'b' },
  });
  return app;
}

beforeEach(() => {
  jest.spyOn(process.stderr, 'write').mockReturnValue(true);
});

afterEach(() => {
  jest.restoreAllMocks();
});

const TYPES = Object.values(cdk8s.YamlOutputType).filter((type) => typeof type === 'number');

test.each(TYPES.map((type) => [cdk8s.YamlOutputType[type], type] as const))(
  "an app of cdk8s's own is written as ours is, with its report, to files of type %s",
  (_name, yamlOutputType) => {
    const props = { yamlOutputType, outputFileExtension: '.yml', recordConstructMetadata: true };
    const theirs = shop(cdk8s.App, props);
    const ours = shop(App as AnyApp, props);
    Posture.baseline().applyTo(ours);
    Synth.synthApp(theirs, { posture: Posture.baseline() });
    ours.synth();
    const written = contentsOf(dirname(theirs.outdir))!;
    expect(Object.keys(written)).toEqual(
      expect.arrayContaining(['manifests/construct-metadata.json', 'report/report.txt']),
    );
    expect(manifestsOf(written)).toEqual(manifestsOf(contentsOf(dirname(ours.outdir))!));
  },
);

test('under a posture of none it is what cdk8s writes', () => {
  const theirs = shop(cdk8s.App);
  const plain = shop(cdk8s.App);
  theirs.synth();
  Synth.synthApp(plain, { posture: Posture.none() });
  expect(contentsOf(plain.outdir)).toEqual(contentsOf(theirs.outdir));
});

test('the charts that a class of apps leaves out are not written, as with cdk8s', () => {
  const without = (Base: AnyApp): AnyApp =>
    class extends Base {
      public get charts(): cdk8s.Chart[] {
        return super.charts.filter(({ node }) => node.id !== 'web');
      }
    };
  const [theirs, plain, ours] = [shop(without(cdk8s.App)), shop(without(cdk8s.App)), shop(without(App as AnyApp))];
  Posture.none().applyTo(ours);
  theirs.synth();
  Synth.synthApp(plain, { posture: Posture.none() });
  ours.synth();
  expect(Object.keys(contentsOf(theirs.outdir)!)).toEqual(['0000-data.k8s.yaml']);
  expect(contentsOf(plain.outdir)).toEqual(contentsOf(theirs.outdir));
  expect(contentsOf(ours.outdir)).toEqual(contentsOf(theirs.outdir));
});

test('the options of an app hold, and the report is where it is asked for', () => {
  const app = shop(cdk8s.App);
  const reportdir = `${app.outdir}-findings`;
  Synth.synthApp(app, { posture: Posture.baseline(), reportdir });
  expect(contentsOf(reportdir)).toHaveProperty(['report.txt']);
  expect(() => Synth.synthApp(shop(cdk8s.App), { posture: 'restricted' as never })).toThrow(
    'write Posture.restricted()',
  );
});

test('an error finding is thrown, and nothing is written', () => {
  const app = shop(cdk8s.App);
  const chart = new cdk8s.Chart(app, 'bad');
  const pod = new kplus.Pod(chart, 'pod', {
    containers: [
      {
        image: 'registry.example.com/web:1.2.3',
        securityContext: { privileged: true, allowPrivilegeEscalation: true },
      },
    ],
  });
  expect(() => Synth.synthApp(app)).toThrow(/no-privileged-container/);
  expect(contentsOf(app.outdir)).toBeUndefined();

  Waivers.of(pod).add({
    rule: 'no-privileged-container',
    reason: 'drives a device',
    owner: 'shop',
    expires: '2999-12-31',
  });
  expect(() => Synth.synthApp(app)).toThrow(/no-privilege-escalation/);
});

function manifestsOf(contents: { [path: string]: string | null }): object {
  return Object.fromEntries(Object.entries(contents).filter(([path]) => path.startsWith('manifests')));
}
