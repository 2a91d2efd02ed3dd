import type { Replacement } from './api-replacement';
import type { ApiKind } from './served-apis';

/** What a message tells to write instead: `write "policy/v1"`. */
export function insteadOf({ kind }: ApiKind, replacement: Replacement | undefined): string {
  if (!replacement) {
    return 'nothing takes its place, so remove it';
  }
  const what = replacement.kind === kind ? '' : `${replacement.kind} of `;
  const differing = replacement.sameFields ? '' : ', whose fields may differ';
  return `write ${what}"${replacement.apiVersion}"${differing}`;
}
