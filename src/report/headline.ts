import { baselinedOf, errorsOf, Report, waivedOf, warningsOf } from '../policy/report';
import { count } from './grouping';

/** What there is, in numbers. Of files nothing is hardened, which needs no saying. */
export function countsText(report: Report, files = false): string {
  const baselined = baselinedOf(report).length;
  const warnings = count(warningsOf(report).length, 'warning');
  return [
    count(report.objects, 'object'),
    ...(files && report.changes.length === 0 ? [] : [`${count(report.changes.length, 'field')} hardened`]),
    count(errorsOf(report).length, 'error'),
    baselined > 0 ? `${warnings} (${baselined} in the baseline)` : warnings,
    `${waivedOf(report).length} waived`,
  ].join(', ');
}

export function headline(report: Report, files = false): string {
  return `cdk8s-bulkhead: ${countsText(report, files)}`;
}
