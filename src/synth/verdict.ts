import type { Inventory } from '../manifest/inventory';
import type { ResourceId } from '../manifest/resource';
import type { Declarations } from '../network/connection';
import type { NetworkReport } from '../network/network-report';
import type { BaselineEntry } from '../policy/baseline';
import { evaluate, inventoryOf } from '../policy/evaluate';
import type { Omission } from '../policy/omission';
import { errorsOf, Report, reportOf } from '../policy/report';
import type { PostureData, RuleSetting, Subject, WaiverData } from '../policy/subject';
import { contracts, networkReports, scannerAnnotations, summary } from './on-demand';
import type { Rendered } from './render';

/** The day before any waiver ends: only an App asks for the date. */
const NO_DAY = '0000-01-01';

/** Puts together what is known of objects. */
export function reportOn(
  rendered: readonly Rendered[],
  waivers: readonly WaiverData[],
  options: {
    readonly scope: 'object' | 'all';
    readonly today: string;
    readonly baseline: readonly BaselineEntry[];
    readonly omissions?: readonly Omission[];
    readonly declared?: Declarations;
  },
): Report {
  const subjects = subjectsIn(rendered);
  const judged = subjects.filter(({ posture }) => posture.rules.length > 0);
  const { baseline, today, omissions, declared } = options;
  const app = inventoryOf(subjects);
  const findings = evaluate(subjects, options.scope, declared, app);
  const report = reportOf(
    {
      objects: judged.length,
      changes: inOneList(rendered.map(({ changes }) => changes)),
      findings,
      waivers,
      rules: rulesOf(subjects),
      baseline,
      judged: baseline.length === 0 ? [] : idsOfFailing(judged), // asked for by nobody else, and one for each object
      omissions,
      ...(declared ? { network: networkOf(app, declared), contract: () => contracts().contractOf(app, declared) } : {}),
    },
    today,
  );
  judgedObjects.set(report, app);
  return report;
}

/** All that is judged. */
export function subjectsIn(rendered: readonly Rendered[]): readonly Subject[] {
  return inOneList(rendered.map(({ subjects }) => subjects));
}

/** Most apps have one chart, whose lists are long. */
function inOneList<Item>(lists: readonly (readonly Item[])[]): readonly Item[] {
  return lists.length === 1 ? lists[0] : lists.flat();
}

function idsOfFailing(judged: readonly Subject[]): ResourceId[] {
  return judged.filter(({ posture }) => !posture.audit).map(({ resource }) => resource.id);
}

/** The objects of a report, with what rules have found out about them. */
const judgedObjects = new WeakMap<Report, Inventory>();

/**
 * Judges objects that are rendered apart from the rest of their app, by the rules that need no more than the object, and
 * tells scanners what was waived of those.
 *
 * @throws if there is an error that nobody has waived
 */
export function refuseErrors(rendered: Rendered, baseline: readonly BaselineEntry[]): void {
  const waivers = new Set(rendered.subjects.flatMap((subject) => subject.waivers));
  const report = reportOn([rendered], [...waivers], { scope: 'object', today: NO_DAY, baseline });
  if (errorsOf(report).length > 0) {
    throw new Error(summary().errorText(report).trimEnd());
  }
  tellScanners(rendered.subjects, report);
}

/** Tells scanners what was waived, and where they are wrong, in objects that were judged. */
export function tellScanners(subjects: readonly Subject[], report: Report): void {
  if (report.objects > 0) {
    scannerAnnotations().annotateForScanners(subjects, report.findings, judgedObjects.get(report));
  }
}

function networkOf(app: Inventory, declared: Declarations): NetworkReport | undefined {
  const isSilent = declared.workloads.length === 0 && declared.connections.length === 0;
  return isSilent ? undefined : networkReports().networkReportOf(app, declared);
}

/** The rules of all postures; what is said of one is what the first posture says. */
function rulesOf(subjects: readonly Subject[]): RuleSetting[] {
  const rules = new Map<string, RuleSetting>();
  const postures = new Set<PostureData>();
  for (const { posture } of subjects) {
    postures.add(posture);
  }
  for (const posture of postures) {
    posture.rules.filter(({ rule }) => !rules.has(rule.id)).forEach((setting) => rules.set(setting.rule.id, setting));
  }
  return [...rules.values()];
}
