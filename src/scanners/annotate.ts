import type { Inventory } from '../manifest/inventory';
import { insertField, isAbsent, isObject, JsonObject, objectIn } from '../manifest/json';
import type { ResourceId } from '../manifest/resource';
import { NOTHING_DECLARED } from '../network/connection';
import { inventoryOf } from '../policy/evaluate';
import type { Finding } from '../policy/report';
import type { Rule, ScannerChecks } from '../policy/rule';
import type { Subject, WaiverData } from '../policy/subject';
import { Annotations, ANNOTATIONS } from './annotations';
import { contradictionsOf } from './contradictions';
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
  const byObject = new Map<ResourceId, Finding[]>();
  for (const finding of findings) {
    const found = byObject.get(finding.resource);
    if (found) {
      found.push(finding);
    } else {
      byObject.set(finding.resource, [finding]);
    }
  }
  for (const subject of subjects) {
    if (subject.posture.rules.length > 0 && !subject.posture.audit) {
      const found = byObject.get(subject.resource.id) ?? NONE_FOUND;
      annotate(subject.resource.manifest, annotationsFor(subject, found, app));
    }
  }
}

const NONE_FOUND: readonly Finding[] = [];

function annotationsFor(subject: Subject, findings: readonly Finding[], app: Inventory): Annotations {
  const { resource, posture } = subject;
  const isWaived = findings.some(({ waiver }) => waiver);
  const contradicted = contradictionsOf(resource, { parameters: posture.parameters, app, declared: NOTHING_DECLARED });
  if (!isWaived && contradicted.length === 0) {
    return NOTHING_TOLD; // as of most objects
  }
  const existing = objectIn(resource.metadata, 'annotations') ?? {};
  const waived = isWaived ? waivedChecks(subject, findings) : [];
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
  return { ...annotations, ...waiverAnnotation(usedWaivers(findings)) };
}

const NOTHING_TOLD: Annotations = Object.freeze({});

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

/** Writes annotations; what the user wrote stays. */
function annotate(manifest: JsonObject, annotations: Annotations): void {
  const entries = Object.entries(annotations);
  if (entries.length === 0 || !isObject(manifest.metadata)) {
    return; // an object without metadata has no name either, and is refused
  }
  if (isAbsent(manifest.metadata.annotations)) {
    insertField(manifest.metadata, 'annotations', {});
  }
  const target = manifest.metadata.annotations;
  if (isObject(target)) {
    for (const [key, value] of entries) {
      if (isAbsent(target[key]) || CONTINUED.has(key)) {
        insertField(target, key, value);
      }
    }
  }
}
