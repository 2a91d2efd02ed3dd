import * as fs from 'node:fs';
import * as path from 'node:path';
import { App, Chart, Include, Posture } from 'cdk8s-bulkhead';
import { parseAllDocuments } from 'yaml';
import { JsonObject, pathText } from '../../src/manifest/json';
import type { Effect } from '../../src/policy/fixer';
import { errorsOf, Finding, Report } from '../../src/policy/report';
import { AppPlan } from '../../src/synth/app-plan';
import { synthesise } from '../../src/synth/synthesis';

/** An app of nothing but the manifests of a folder, as somebody includes them who did not write them. */
export class ForeignApp {
  public readonly app: App;
  /** The objects as their author wrote them, read the way kubectl reads YAML. */
  public readonly written: readonly JsonObject[];
  /** What hardening returns for them, also where synth then refuses to write it. */
  public readonly manifests: readonly JsonObject[];
  public readonly report: Report;

  constructor(folder: string, outdir: string, posture?: Posture) {
    const files = fs.readdirSync(folder).filter((name) => name.endsWith('.yaml'));
    this.app = new App({ outdir, posture });
    for (const file of files) {
      new Include(new Chart(this.app, path.basename(file, '.yaml')), 'manifests', { url: path.join(folder, file) });
    }
    this.written = files
      .flatMap((file) => parseAllDocuments(fs.readFileSync(path.join(folder, file), 'utf8'), { version: '1.1' }))
      .map((document) => document.toJS() as JsonObject | null)
      .filter((manifest) => manifest !== null);
    const { charts, report } = synthesise(this.app, new AppPlan(this.app), '2000-01-01'); // the day matters to waivers only
    this.manifests = charts.flatMap(({ manifests }) => manifests);
    this.report = report;
  }

  /** The findings that fail synth. */
  public get errors(): readonly Finding[] {
    return errorsOf(this.report);
  }

  /** Prints every field that was added with one effect. */
  public printChanges(effect: Effect): void {
    const changes = this.report.changes.filter((change) => change.effect === effect);
    console.log(`    ${effect}: ${changes.length} fields added`);
    for (const { rule, resource, path: place, value } of changes) {
      console.log(`      ${resource.kind} ${resource.name}: ${pathText(place)} = ${JSON.stringify(value)} (${rule})`);
    }
  }
}
