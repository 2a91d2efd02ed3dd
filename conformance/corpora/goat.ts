/**
 * The manifests of Kubernetes Goat: each flaw that they show is found, in the objects that goat.yaml lists and in no
 * others. The table of these is that of docs/foreign-manifests.md, which also lists what its scenarios hide elsewhere;
 * `--update` writes it there.
 */
import { deepStrictEqual } from 'node:assert';
import * as fs from 'node:fs';
import * as path from 'node:path';
import { parse } from 'yaml';
import type { Finding } from '../../src/policy/report';
import { Tally } from '../tally';
import { checkReport, filesOf } from './check';
import { corpusFolders } from './corpus';
import { checkTable, tableOf } from './page';

/** An entry of `flaws` in goat.yaml. Objects are `FILE KIND NAME`. */
interface Flaw {
  readonly flaw: string;
  readonly rule: string;
  readonly in?: readonly string[];
  readonly everyPodBut?: readonly string[];
}

const goat = parse(fs.readFileSync(path.join(__dirname, 'goat.yaml'), 'utf8')) as {
  readonly pods: readonly string[];
  readonly flaws: readonly Flaw[];
};

const tally = new Tally();
corpusFolders(tally, 'Kubernetes Goat', 'manifests/kubernetes-goat').forEach(checkGoat);
tally.close();

function checkGoat(folder: string): void {
  const { findings } = checkReport(filesOf(folder));
  for (const flaw of goat.flaws) {
    tally.check(`${flaw.flaw}: ${flaw.rule}`, () => {
      const found = findings.filter(({ rule }) => rule === flaw.rule).map(objectOf);
      deepStrictEqual([...new Set(found)].sort(), objectsOf(flaw).sort());
      return `${found.length} findings`;
    });
  }
  const listed = new Set(goat.flaws.map(({ rule }) => rule));
  const others = new Set(findings.map(({ rule }) => rule).filter((rule) => !listed.has(rule)));
  console.log(`found beside these, and not listed as flaws: ${[...others].sort().join(', ')}`);
  const rows = goat.flaws.map((flaw) => [flaw.flaw, `\`${flaw.rule}\``, severityOf(flaw, findings), placesOf(flaw)]);
  checkTable(tally, 'the flaws of Kubernetes Goat', tableOf(['flaw', 'found by', 'as', 'in'], rows));
}

function objectOf({ origin, resource: { kind, name } }: Finding): string {
  return `${path.basename(origin)} ${kind} ${name}`;
}

function objectsOf(flaw: Flaw): string[] {
  const { everyPodBut } = flaw;
  const pods = everyPodBut ? goat.pods.filter((pod) => !everyPodBut.includes(pod)) : [];
  return [...pods, ...(flaw.in ?? [])];
}

function severityOf({ rule }: Flaw, findings: readonly Finding[]): string {
  return [...new Set(findings.filter((finding) => finding.rule === rule).map(({ severity }) => severity))].join(', ');
}

/** The names of the objects; of most pods, those of the others. */
function placesOf({ everyPodBut, in: named = [] }: Flaw): string {
  const pods = everyPodBut?.length ? [`every pod but ${namesOf(everyPodBut)}`] : everyPodBut && ['every pod'];
  return [...(pods ?? []), ...(named.length ? [namesOf(named)] : [])].join('; ');
}

function namesOf(objects: readonly string[]): string {
  return objects.map((object) => object.split(' ')[2]).join(', ');
}
