import type { PodTemplatePaths } from '../manifest/pod-template';
import type { Resource } from '../manifest/resource';
import type { Parameters } from './context';
import type { PlaceOf, Source } from './location';
import type { Rule } from './rule';
import type { SeverityLevel } from './severity';

/** A posture as plain data: which rules, how severe, with what parameters. */
export interface PostureData {
  readonly name: string;
  readonly edition: string;
  readonly rules: readonly RuleSetting[];
  readonly parameters: Parameters;
  /** Whether fixes that can stop a process are also made to objects that the library did not make. */
  readonly hardenForeign: boolean;
  /** Whether it only tells: nothing is fixed, and nothing fails. */
  readonly audit: boolean;
  readonly podTemplatePaths: PodTemplatePaths;
}

export interface RuleSetting {
  readonly rule: Rule;
  readonly severity: SeverityLevel;
}

/** A finding that somebody decided to live with, as plain data. */
export interface WaiverData {
  readonly rule: string;
  readonly reason: string;
  readonly owner: string;
  /** The last day on which it holds, `YYYY-MM-DD`. */
  readonly expires: string;
  readonly container?: string;
  /** The construct that it was written on; it holds for everything below. */
  readonly scope: string;
}

/** One object on its way through the policy: what it is judged by. */
export interface Subject {
  readonly resource: Resource;
  readonly posture: PostureData;
  readonly waivers: readonly WaiverData[];
  /** Whether one of our kinds or components made it. Everything else is foreign. */
  readonly ours: boolean;
  /** Where the user's code made it; asked only where there is a finding. */
  readonly source?: () => Source | undefined;
  /** Where its fields stand in the file that it was read from; asked only where there is a finding. */
  readonly place?: PlaceOf;
}
