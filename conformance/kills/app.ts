/**
 * An app in two versions, run as users run theirs: charts come and go, and what stays has another content.
 * usage: app.js OUTDIR VERSION TYPE OBJECTS POSTURE
 */
import { ApiObject, ApiObjectProps, YamlOutputType } from 'cdk8s';
import { Posture } from '../../src/posture/posture';
import { App } from '../../src/synth/app';
import { Chart } from '../../src/synth/chart';

const [outdir, version, type, objects, posture] = process.argv.slice(2);

const app = new App({
  outdir,
  yamlOutputType: YamlOutputType[type as keyof typeof YamlOutputType],
  posture: posture === 'none' ? Posture.none() : Posture.restricted(),
});
for (const name of ['shop', 'bank', `only-${version}`]) {
  const chart = new Chart(app, name);
  for (let index = 0; index < Number(objects); index++) {
    const metadata = { name: `${name}-${index}`, namespace: 'apps' };
    const data = { version, text: version.repeat(1_000) };
    new ApiObject(chart, `map-${index}`, { apiVersion: 'v1', kind: 'ConfigMap', metadata, data } as ApiObjectProps);
  }
}
process.stdout.write('synth\n');
app.synth();
