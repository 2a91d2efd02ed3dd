import * as fs from 'node:fs';
import * as path from 'node:path';
import { apiVersionOf, Kind } from './open-api';

/** What Kubernetes has announced of a kind, by minor versions of 1.x; an API server warns of it from `deprecated` on. */
export interface Lifecycle {
  readonly deprecated?: number;
  readonly removed?: number;
  readonly replacement?: Kind;
}

/** Some are written by hand. */
const FILES = ['zz_generated.prerelease-lifecycle.go', 'lifecycle.go'];
const METHOD = /^func \(in \*(\w+)\) APILifecycle(Deprecated|Removed|Replacement)\(\).*\{\n\treturn (.*)\n\}/gm;

/** The lifecycles that a Go module declares, by `apiVersion kind`. */
export function lifecyclesIn(folder: string): Map<string, Lifecycle> {
  const found = new Map<string, Lifecycle>();
  for (const file of fs.readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    if (FILES.includes(path.basename(file))) {
      const place = path.join(folder, path.dirname(file));
      const group = groupOf(place);
      const version = path.basename(place);
      for (const [, kind, what, value] of fs.readFileSync(path.join(folder, file), 'utf8').matchAll(METHOD)) {
        const key = `${apiVersionOf({ group, version, kind })} ${kind}`;
        found.set(key, { ...found.get(key), ...announced(what, value) });
      }
    }
  }
  return found;
}

function announced(what: string, value: string): Lifecycle {
  if (what === 'Replacement') {
    const [group, version, kind] = ['Group', 'Version', 'Kind'].map(
      (field) => new RegExp(`\\b${field}: ?"([^"]*)"`).exec(value)?.[1] ?? '',
    );
    return { replacement: { group, version, kind } };
  }
  const minor = /^1, (\d+)$/.exec(value)?.[1];
  if (!minor) {
    throw new Error(`APILifecycle${what} returns ${value}`);
  }
  return what === 'Deprecated' ? { deprecated: Number(minor) } : { removed: Number(minor) };
}

/** A package names its group in register.go, or takes the name from that of the folder above. */
function groupOf(place: string): string {
  for (const folder of [place, path.dirname(place)]) {
    const file = path.join(folder, 'register.go');
    const name = fs.existsSync(file) && /GroupName\s*=\s*"([^"]*)"/.exec(fs.readFileSync(file, 'utf8'));
    if (name) {
      return name[1];
    }
  }
  throw new Error(`${place} does not name its API group`);
}
