import type { Finding } from '../policy/report';
import type { Rule } from '../policy/rule';

/**
 * What was waived, as the file `.trivyignore`: `trivy config --ignorefile FILE FOLDER`. Trivy reads it for all objects at
 * once, so a check is in it only if nothing that it asks for is left without a waiver. Empty where nothing was waived.
 *
 * @param rules those that findings are of
 * @see https://trivy.dev/latest/docs/configuration/filtering/#by-finding-ids
 */
export function trivyIgnore(findings: readonly Finding[], rules: readonly Rule[]): string {
  if (!findings.some(({ waiver }) => waiver)) {
    return '';
  }
  const checksByRule = new Map(rules.map(({ id, scanners }) => [id, scanners?.trivy ?? []]));
  const checksOf = ({ rule }: Finding) => checksByRule.get(rule) ?? [];
  const open = new Set(findings.filter(({ waiver }) => !waiver).flatMap(checksOf));
  const ends = new Map<string, string>();
  const reasons = new Map<string, Set<string>>();
  for (const finding of findings) {
    const { waiver, resource } = finding;
    for (const check of waiver ? checksOf(finding) : []) {
      const end = ends.get(check);
      ends.set(check, end !== undefined && end < waiver!.expires ? end : waiver!.expires);
      const told = reasons.get(check) ?? new Set();
      const name = `${resource.kind} ${resource.namespace ? `${resource.namespace}/` : ''}${resource.name}`;
      reasons.set(check, told.add(`# ${oneLine(`${name}: ${waiver!.reason} (${waiver!.owner})`)}`));
    }
  }
  const blocks = [...ends].sort().map(([check, end]) => {
    const lines = [...(reasons.get(check) ?? [])];
    return open.has(check)
      ? [...lines, `# ${check} is not ignored: other objects violate it without a waiver`]
      : [...lines, `${check} exp:${end}`, `AVD-${check} exp:${end}`];
  });
  return [...(blocks.length > 0 ? [HEAD] : []), ...blocks].map((lines) => `${lines.join('\n')}\n`).join('\n');
}

/** What this file cannot know. */
const HEAD = ['# For all objects at once, also those that no rule has judged, as under Posture.none().'];

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ');
}
