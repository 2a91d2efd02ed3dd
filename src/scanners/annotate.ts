import type { Inventory } from '../manifest/inventory';
import { insertField, isAbsent, isObject, JsonObject, objectIn, sortKeys } from '../manifest/json';
import type { Resource, ResourceId } from '../manifest/resource';
import { NOTHING_DECLARED } from '../network/connection';
import type { Context } from '../policy/context';
import { inventoryOf } from '../policy/evaluate';
import type { Finding } from '../policy/report';
import type { Rule, ScannerChecks } from '../policy/rule';
import type { PostureData, Subject, WaiverData } from '../policy/subject';
import { Annotations, ANNOTATIONS } from './annotations';
import { Contradiction, contradictionsOf, mayContradict } from './contradictions';
import type { Exemption } from './exemption';
import { waiverAnnotation } from './waiver-annotation';

/** What the annotations of these scanners may have been begun with by the user, and are continued. */
const CONTINUED: ReadonlySet<string> = new Set(['kube-score/ignore', 'kubescape.io/skip-controls']);

/**
 * Tells scanners, in the annotations of each object, what was waived there, and where they are wrong about it. Only the
 * object's own metadata is touched: a change in that of a pod template would restart pods.
 *
 * @param findings what was found in these objects
 * @param app the same objects, where the caller has found something out about them already
 */
export function annotateForScanners(
  subjects: readonly Subject[],
  findings: readonly Finding[],
  app: Inventory = inventoryOf(subjects),
): void {
  const findingsOf = waivedBeside(findings);
  const known = new Map<string, Annotations>();
  // few are left, so that engines need not compile what is done with them
  for (const subject of subjects.filter(({ resource }) => mayBeTold(resource, findingsOf, app))) {
    const { resource, posture } = subject;
    if (posture.rules.length > 0 && !posture.audit) {
      const contradicted = contradictionsOf(resource, contextOf(posture, app));
      const found = findingsOf.get(resource.id) ?? NONE_FOUND;
      if (contradicted.length > 0 || found.length > 0) {
        annotate(resource.manifest, annotationsOf(subject, found, contradicted, known));
      }
    }
  }
}

function mayBeTold(resource: Resource, findingsOf: FindingsOf, app: Inventory): boolean {
  return mayContradict(resource, app) || (findingsOf.size > 0 && findingsOf.has(resource.id));
}

function contextOf({ parameters }: PostureData, app: Inventory): Context {
  return { parameters, app, declared: NOTHING_DECLARED };
}

type FindingsOf = ReadonlyMap<ResourceId, readonly Finding[]>;

/** All findings of the objects in which something is waived. */
function waivedBeside(findings: readonly Finding[]): FindingsOf {
  const byObject = new Map<ResourceId, Finding[]>();
  for (const { waiver, resource } of findings) {
    if (waiver) {
      byObject.set(resource, []);
    }
  }
  for (const finding of byObject.size > 0 ? findings : NONE_FOUND) {
    byObject.get(finding.resource)?.push(finding);
  }
  return byObject;
}

const NONE_FOUND: readonly Finding[] = [];

/**
 * The annotations of an object, in the order of the alphabet.
 *
 * @param known those by what is contradicted, where nothing is waived nor annotated yet: objects alike get the same
 */
function annotationsOf(
  subject: Subject,
  findings: readonly Finding[],
  contradicted: readonly Contradiction[],
  known: Map<string, Annotations>,
): Annotations {
  if (findings.length > 0 || objectIn(subject.resource.metadata, 'annotations')) {
    return newAnnotations(subject, findings, contradicted);
  }
  const key = contradicted.map(({ id }) => id).join();
  let annotations = known.get(key);
  if (!annotations) {
    annotations = newAnnotations(subject, findings, contradicted);
    known.set(key, annotations);
  }
  return annotations;
}

function newAnnotations(
  subject: Subject,
  findings: readonly Finding[],
  contradicted: readonly Contradiction[],
): Annotations {
  const existing = objectIn(subject.resource.metadata, 'annotations') ?? {};
  const waived = waivedChecks(subject, findings);
  const annotations: { [key: string]: string } = {};
  for (const [scanner, write] of Object.entries(ANNOTATIONS)) {
    const of = ({ scanners }: { scanners: ScannerChecks }) => scanners[scanner as keyof ScannerChecks] ?? [];
    const exemptions: Exemption[] = [
      ...waived.map((exemption) => ({ ...exemption, checks: of(exemption) })),
      ...contradicted.map((contradiction) => ({ checks: of(contradiction), reason: contradiction.reason })),
    ].filter(({ checks }) => checks.length > 0);
    if (exemptions.length > 0) {
      Object.assign(annotations, write(exemptions, existing));
    }
  }
  return sortKeys({ ...annotations, ...waiverAnnotation(usedWaivers(findings)) }) as Annotations;
}

interface WaivedChecks {
  readonly scanners: ScannerChecks;
  readonly reason: string;
  readonly expires: string;
}

/** The checks that ask for nothing but what was waived here. A check that also asks for something else stays. */
function waivedChecks({ posture }: Subject, findings: readonly Finding[]): WaivedChecks[] {
  const rules = new Map(posture.rules.map(({ rule }) => [rule.id, rule]));
  const stays = new Set(findings.filter(({ waiver }) => !waiver).flatMap(({ rule }) => checkKeys(rules.get(rule))));
  return findings.flatMap(({ rule, waiver }) => {
    const scanners = rules.get(rule)?.scanners;
    if (!waiver || !scanners) {
      return [];
    }
    const left = Object.entries(scanners).map(([scanner, checks]: [string, readonly string[]]) => [
      scanner,
      checks.filter((check) => !stays.has(checkKey(scanner, check))),
    ]);
    return [{ scanners: Object.fromEntries(left), reason: waiver.reason, expires: waiver.expires }];
  });
}

function checkKeys(rule: Rule | undefined): string[] {
  return Object.entries(rule?.scanners ?? {}).flatMap(([scanner, checks]: [string, readonly string[]]) =>
    checks.map((check) => checkKey(scanner, check)),
  );
}

function checkKey(scanner: string, check: string): string {
  return `${scanner}/${check}`;
}

function usedWaivers(findings: readonly Finding[]): WaiverData[] {
  return [...new Set(findings.flatMap(({ waiver }) => waiver ?? []))];
}

/** Writes annotations, which are in the order of the alphabet; what the user wrote stays. */
function annotate({ metadata }: JsonObject, annotations: Annotations): void {
  if (!isObject(metadata)) {
    return; // an object without metadata has no name either, and is refused
  }
  if (isAbsent(metadata.annotations)) {
    insertField(metadata, 'annotations', { ...annotations });
    return;
  }
  const target = metadata.annotations;
  if (isObject(target)) {
    for (const [key, value] of Object.entries(annotations)) {
      if (isAbsent(target[key]) || CONTINUED.has(key)) {
        insertField(target, key, value);
      }
    }
  }
}
