import { JsonObject, stringIn } from '../manifest/json';
import type { ScannerChecks } from '../policy/rule';
import { checksOf, Exemption, firstEnd, reasonFor } from './exemption';

/** Annotations by key. */
export type Annotations = { readonly [key: string]: string };

/** The annotations by which a scanner is told to leave out some checks for an object. */
type Writer = (exemptions: readonly Exemption[], existing: JsonObject) => Annotations;

/**
 * How each scanner is told. Trivy has no annotation, see `trivy-ignore.ts`; Kyverno's policies are those of a cluster.
 *
 * @see https://docs.kubelinter.io/#/configuring-kubelinter?id=ignoring-violations-for-specific-cases
 * @see https://github.com/zegl/kube-score#ignoring-a-test
 * @see https://polaris.docs.fairwinds.com/customization/exemptions/
 * @see https://www.checkov.io/2.Basics/Suppressing%20and%20Skipping%20Policies.html
 */
export const ANNOTATIONS: { readonly [scanner in keyof ScannerChecks]: Writer } = {
  kubeLinter: (exemptions) =>
    Object.fromEntries(
      checksOf(exemptions).map((check) => [`ignore-check.kube-linter.io/${check}`, reasonFor(check, exemptions)]),
    ),

  kubeScore: (exemptions, existing) => ({
    'kube-score/ignore': withListed(existing, 'kube-score/ignore', checksOf(exemptions)),
  }),

  polaris: (exemptions) =>
    Object.fromEntries(checksOf(exemptions).map((check) => [`polaris.fairwinds.com/${check}-exempt`, 'true'])),

  checkov: (exemptions, existing) => {
    const isSkipped = (check: string) =>
      Object.entries(existing).some(
        ([key, value]) => key.startsWith(SKIP) && typeof value === 'string' && value.split('=')[0] === check,
      );
    const first = 1 + Math.max(0, ...Object.keys(existing).map((key) => Number(/\/skip(\d+)$/.exec(key)?.[1] ?? 0)));
    return Object.fromEntries(
      checksOf(exemptions)
        .filter((check) => !isSkipped(check))
        // checkov cannot read a reason that has an equals sign
        .map((check, index) => [
          `${SKIP}${first + index}`,
          `${check}=${reasonFor(check, exemptions).replace(/=/g, ':')}`,
        ]),
    );
  },

  kubescape: (exemptions, existing) => {
    const expires = firstEnd(exemptions);
    return {
      'kubescape.io/skip-controls': withListed(existing, 'kubescape.io/skip-controls', checksOf(exemptions)),
      'kubescape.io/skip-reason': [...new Set(exemptions.map(({ reason }) => reason))].join('; '),
      // one day for all of them: the first, so that nothing is silent for longer than somebody decided
      ...(expires ? { 'kubescape.io/skip-expiry': `${expires}T23:59:59Z` } : {}),
    };
  },
};

const SKIP = 'checkov.io/skip';

/** A comma-separated list that somebody may have begun. */
function withListed(existing: JsonObject, key: string, checks: readonly string[]): string {
  const written = (stringIn(existing, key) ?? '')
    .split(',')
    .map((check) => check.trim())
    .filter((check) => check !== '');
  return [...new Set([...written, ...checks])].join(',');
}
