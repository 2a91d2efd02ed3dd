import { evaluate } from '../policy/evaluate';
import { errorsOf, Report, reportOf } from '../policy/report';
import type { WaiverData } from '../policy/subject';
import { errorText } from '../report/text';
import type { Rendered } from './render';

/** The day before any waiver ends: only an App asks for the date. */
const NO_DAY = '0000-01-01';

/** Puts together what is known of objects. */
export function reportOn(
  rendered: readonly Rendered[],
  waivers: readonly WaiverData[],
  options: { readonly scope: 'object' | 'all'; readonly today: string },
): Report {
  const subjects = rendered.flatMap((each) => each.subjects);
  const judged = subjects.filter(({ posture }) => posture.rules.length > 0).length;
  const changes = rendered.flatMap((each) => each.changes);
  return reportOf(judged, changes, evaluate(subjects, options.scope), waivers, options.today);
}

/**
 * Judges objects that are rendered apart from the rest of their app, by the rules that need no more than the object.
 *
 * @throws if there is an error that nobody has waived
 */
export function refuseErrors(rendered: Rendered): void {
  const waivers = new Set(rendered.subjects.flatMap((subject) => subject.waivers));
  const report = reportOn([rendered], [...waivers], { scope: 'object', today: NO_DAY });
  if (errorsOf(report).length > 0) {
    throw new Error(errorText(report).trimEnd());
  }
}
