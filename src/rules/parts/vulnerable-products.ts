/** A version as its tag begins: `v1.11.5`. */
export type Version = readonly [major: number, minor: number, patch: number];

/** A hole of a product that needs no more than the product to be there. */
export interface Hole {
  /** How the repository of its image ends, in whole parts of the path. */
  readonly repository: string;
  readonly product: string;
  readonly id: string;
  /** The versions that have it: from the first, up to and without the second. */
  readonly affected: readonly (readonly [Version, Version])[];
  /** What to write instead. */
  readonly fixed: string;
}

const FIRST: Version = [0, 0, 0];

export const HOLES: readonly Hole[] = [
  {
    // https://nvd.nist.gov/vuln/detail/CVE-2022-24348
    repository: 'argoproj/argocd',
    product: 'Argo CD',
    id: 'CVE-2022-24348',
    affected: [
      [FIRST, [2, 1, 9]],
      [
        [2, 2, 0],
        [2, 2, 4],
      ],
    ],
    fixed: '2.1.9, 2.2.4 or later',
  },
  ...['grafana/grafana', 'grafana/grafana-enterprise', 'grafana/grafana-oss'].map((repository): Hole => ({
    // https://nvd.nist.gov/vuln/detail/CVE-2022-39328
    repository,
    product: 'Grafana',
    id: 'CVE-2022-39328',
    affected: [
      [
        [9, 2, 0],
        [9, 2, 4],
      ],
    ],
    fixed: '9.2.4 or later',
  })),
  {
    // https://nvd.nist.gov/vuln/detail/CVE-2022-47633
    repository: 'kyverno/kyverno',
    product: 'Kyverno',
    id: 'CVE-2022-47633',
    affected: [
      [
        [1, 8, 3],
        [1, 8, 5],
      ],
    ],
    fixed: '1.8.5 or later',
  },
  {
    // https://kubernetes.io/blog/2025/03/24/ingress-nginx-cve-2025-1974/
    repository: 'ingress-nginx/controller',
    product: 'ingress-nginx',
    id: 'CVE-2025-1974',
    affected: [
      [FIRST, [1, 11, 5]],
      [
        [1, 12, 0],
        [1, 12, 1],
      ],
    ],
    fixed: '1.11.5, 1.12.1 or later',
  },
];

/** Products that nobody mends any more, in any version. */
export const ABANDONED: readonly Pick<Hole, 'repository' | 'product'>[] = [
  // https://kubernetes.io/blog/2025/11/11/ingress-nginx-retirement/
  { repository: 'ingress-nginx/controller', product: 'ingress-nginx' },
];

/** The version that a tag names: three numbers, and what follows them in that build. */
export function versionOf(tag: string | undefined): Version | undefined {
  const match = /^v?(\d{1,9})\.(\d{1,9})\.(\d{1,9})(?![\d.])/.exec(tag ?? '');
  return match ? [Number(match[1]), Number(match[2]), Number(match[3])] : undefined;
}

export function isAffected({ affected }: Hole, version: Version): boolean {
  return affected.some(([from, until]) => compare(from, version) <= 0 && compare(version, until) < 0);
}

function compare(left: Version, right: Version): number {
  return left[0] - right[0] || left[1] - right[1] || left[2] - right[2];
}
