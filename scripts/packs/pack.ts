import * as path from 'node:path';

/** A file for what apps use together. */
export interface Pack {
  /** Modules by their paths, or all of a folder; with them comes what they load. */
  readonly modules: readonly string[];
  /** The pack without which it is never loaded. @default - none */
  readonly on?: string;
}

/** Which module is in which pack, so that no app loads what it does not use. */
export const PACKS: Readonly<Record<string, Pack>> = {
  app: { modules: ['synth/app', 'synth/chart', 'posture/posture'] },
  judging: {
    on: 'app',
    modules: [
      'posture/posture-data',
      'posture/waivers',
      'rules/catalogue',
      'network/network-report',
      'network/contract/contract-of',
      'scanners/annotate',
      'report/summary',
      'synth/output-places',
      'synth/report-folder',
    ],
  },
  kinds: {
    on: 'app',
    modules: [
      'kinds/config-map',
      'kinds/deployment',
      'kinds/horizontal-pod-autoscaler',
      'kinds/ingress',
      'kinds/network-policy',
      'kinds/persistent-volume-claim',
      'kinds/secret',
      'kinds/service',
      'kinds/service-account',
      'plus/ingress-backend',
      'plus/probe',
      'plus/volume',
    ],
  },
  components: { on: 'kinds', modules: ['components/'] },
  'more-kinds': { on: 'kinds', modules: ['kinds/', 'plus/'] },
};

/** Compiled modules, by their paths in the library without ending. */
export type Modules = ReadonlyMap<string, string>;

/** In which pack each module is: what several use is in the one that all of them stand on. */
export function packsOf(modules: Modules): Map<string, string> {
  const packOf = new Map<string, string>();
  for (const [pack, { modules: listed }] of Object.entries(PACKS)) {
    const first = [...modules.keys()].filter((name) =>
      listed.some((each) => (each.endsWith('/') ? name.startsWith(each) : name === each)),
    );
    for (const name of loadedWith(first, modules)) {
      packOf.set(name, inCommon(packOf.get(name) ?? pack, pack));
    }
  }
  return packOf;
}

/** Some modules, and all that they load when they are loaded. */
function loadedWith(names: readonly string[], modules: Modules): Set<string> {
  const loaded = new Set<string>();
  const pending = [...names];
  for (let name = pending.pop(); name !== undefined; name = pending.pop()) {
    const text = modules.get(name);
    if (text !== undefined && !loaded.has(name)) {
      loaded.add(name);
      // imports stand at the beginning of lines; a require inside of a function is there to load nothing yet
      const imports = text.matchAll(/^(?:(?:const|var) \w+ = (?:__\w+\()?|__exportStar\()require\("(\.[^"]+)"\)/gm);
      pending.push(...[...imports].map(([, specifier]) => path.posix.join(name!, '..', specifier)));
    }
  }
  return loaded;
}

/** The pack that two stand on, which may be one of them. */
function inCommon(one: string, other: string): string {
  const below = withFoundations(one);
  return withFoundations(other).find((pack) => below.includes(pack))!;
}

function withFoundations(pack: string): string[] {
  const { on } = PACKS[pack];
  return on === undefined ? [pack] : [pack, ...withFoundations(on)];
}
