/** How bad a finding is: an error fails synth, a warning is printed and reported. */
export type SeverityLevel = 'error' | 'warning';

/**
 * How severe a rule is under the postures `baseline` and `restricted`; a posture that is left out does not judge by it.
 * `strict` makes an error of whatever `restricted` judges.
 */
export interface SeverityByPosture {
  readonly baseline?: SeverityLevel;
  readonly restricted?: SeverityLevel;
}

/** What a kube-apiserver refuses, or what can never run. */
export const REFUSED: SeverityByPosture = { baseline: 'error', restricted: 'error' };

/** What lets an attacker out of the container, into the cluster or across tenants, as it stands. */
export const DANGEROUS: SeverityByPosture = { baseline: 'error', restricted: 'error' };

/** What the Pod Security Standard `restricted` demands beyond `baseline`. */
export const RESTRICTED: SeverityByPosture = { restricted: 'error' };

/** What makes an attack harder, or gives more than is usually needed. */
export const HARDENING: SeverityByPosture = { restricted: 'warning' };

/** Good housekeeping: what an app needs to run reliably, whatever its security. */
export const HYGIENE: SeverityByPosture = { baseline: 'warning', restricted: 'warning' };

/** Judged only where a posture names it. */
export const OPTIONAL: SeverityByPosture = {};
