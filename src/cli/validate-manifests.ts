import { entryText } from '../policy/baseline';
import { errorsOf, Finding, Report, warningsOf } from '../policy/report';
import { postureData } from '../posture/posture-data';
import { baselineIn } from './baseline-files';
import { Fault } from './fault';
import { judge } from './judgement';
import { manifestFiles } from './manifest-files';
import { levelNamed } from './posture-choice';
import type { BulkheadValidationContext, BulkheadValidationProps } from './validation';

/**
 * Judges the manifests of a cdk8s app and tells cdk8s-cli.
 *
 * @throws Fault if a property is out of range, or a manifest cannot be read
 */
export function validate({ manifests, report }: BulkheadValidationContext, props: BulkheadValidationProps): void {
  const { posture = 'restricted', baseline, ...options } = props;
  const judgement = judge(
    manifestFiles(manifests),
    postureData(levelNamed(posture, 'posture'), options),
    baselineIn(baseline),
  );
  if (judgement.faults.length > 0) {
    throw new Fault(judgement.faults.join('\n'));
  }
  const errors = errorsOf(judgement.report);
  for (const { rule } of judgement.report.rules) {
    const findings = errors.filter((finding) => finding.rule === rule.id);
    if (findings.length > 0) {
      report.addViolation({
        ruleName: rule.id,
        recommendation: rule.summary,
        fix: 'write what the locations say, or waive the rule with a reason',
        violatingResources: resourcesOf(findings),
      });
    }
  }
  const { vanished } = judgement.report;
  report.submit(errors.length + vanished.length > 0 ? 'failure' : 'success', summaryOf(judgement.report));
}

/** The objects of findings, each with what is wrong with it. */
function resourcesOf(findings: readonly Finding[]) {
  const byObject = new Map<Finding['resource'], Finding[]>();
  for (const finding of findings) {
    byObject.set(finding.resource, [...(byObject.get(finding.resource) ?? []), finding]);
  }
  return [...byObject].map(([{ kind, namespace, name }, found]) => ({
    resourceName: name,
    // two objects may have one name, which cdk8s-cli does not tell apart
    locations: found.map(({ message }) => `${kind} "${namespace ? `${namespace}/` : ''}${name}": ${message}`),
    manifestPath: found[0].origin,
  }));
}

function summaryOf(report: Report): { [title: string]: string } {
  const { objects, vanished } = report;
  return {
    Objects: String(objects),
    Errors: String(errorsOf(report).length),
    Warnings: String(warningsOf(report).length),
    ...(vanished.length > 0 ? { 'Recorded, not found': vanished.map(entryText).join('; ') } : {}),
  };
}
