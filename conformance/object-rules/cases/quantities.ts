import { claim, claimSpec, container, deployment, pod, statefulSet, template } from '../../../test/support/objects';
import { NOTHING, Case, pairs, shown } from '../case';

/** Numbers, and the two that are none: the API server takes some of them with a suffix for zero. */
const NUMBERS = words('0 1 1.5 .5 1. -1 +1 00.10');
const NO_NUMBERS = ['', '.', '+'];
const SUFFIXES = ['', ...words('m k Ki M E Ei u n')];

const join = (parts: readonly string[]) => parts.join('');

const QUANTITIES: readonly unknown[] = [
  ...pairs(NUMBERS, SUFFIXES).map(join),
  ...words('1e3 1E3 1e-3 1e+3 1e 1E 1e+ 1e1.5 1e3m 1ee3 1Kie3'),
  ...words('1K 1ki 1mi 1g 1GB 1Gib 1i １ 1,5 0x10 1_000 abc --1 1-'),
  ...['1 Gi', ' 1Gi', '1Gi ', '1Gi\n', ' '],
  ...[0, 1, 0.5, 1e21, 1e-7, -1, true, null, NOTHING, [], {}],
];

/** Amounts that are written in several ways, and neighbours of them. */
const AMOUNTS: readonly unknown[] = [
  ...words('0 1 1000m 1e0 0.3 300m 0.30 3e-1 300000u 2.3 2300m 1.1 1100m 1099m 4.35 4350m 4349m 0.001'),
  ...words('1Ki 1024 1k 1.1Ki 1Gi 1024Mi 1G 1073741824 1.5Gi 1536Mi 16Ei 8Ei 9E'),
  ...[1, 0.3, 4.35],
];

/** Amounts that the API server rounds up. */
const TOO_FINE = words('299999u 300000001n 100n 0.0999 1.0001 1.0001m');

function words(text: string): string[] {
  return text.split(' ');
}

const DEVICE = 'example.com/gpu';

const resources = (list: object) => pod({ containers: [container({ resources: list })] });

export const quantityCases: readonly Case[] = [
  ...QUANTITIES.flatMap((quantity) => [
    { title: `a request for ${shown(quantity)} of cpu`, manifest: resources({ requests: { cpu: quantity } }) },
    {
      title: `a limit of ${shown(quantity)} of memory`,
      manifest: deployment({
        template: template({ initContainers: [container({ name: 'x', resources: { limits: { memory: quantity } } })] }),
      }),
    },
    {
      title: `an emptyDir of ${shown(quantity)}`,
      manifest: pod({ volumes: [{ name: 'tmp', emptyDir: { sizeLimit: quantity } }] }),
    },
    { title: `a claim for ${shown(quantity)}`, manifest: claim(quantity) },
    {
      title: `an ephemeral claim for ${shown(quantity)}`,
      manifest: pod({ volumes: [{ name: 'tmp', ephemeral: { volumeClaimTemplate: { spec: claimSpec(quantity) } } }] }),
    },
    {
      title: `a claim of a StatefulSet for ${shown(quantity)}`,
      manifest: statefulSet({ volumeClaimTemplates: [{ metadata: { name: 'data' }, spec: claimSpec(quantity) }] }),
      mayBeLax: true,
    },
  ]),
  ...pairs(NO_NUMBERS, SUFFIXES).map((parts) => ({
    title: `a request for ${shown(join(parts))} of cpu`,
    manifest: resources({ requests: { cpu: join(parts) } }),
    mayBeLax: true,
  })),
  ...[...pairs(AMOUNTS, TOO_FINE), ...pairs(TOO_FINE, AMOUNTS), ...pairs(TOO_FINE, TOO_FINE)].map(
    ([request, limit]) => ({
      title: `a request for ${shown(request)} with a limit of ${shown(limit)}`,
      manifest: resources({ requests: { memory: request }, limits: { memory: limit } }),
    }),
  ),
  ...pairs(AMOUNTS, AMOUNTS).map(([request, limit]) => ({
    title: `a request for ${shown(request)} with a limit of ${shown(limit)}`,
    manifest: resources({ requests: { memory: request }, limits: { memory: limit } }),
  })),
  ...pairs([1, '1', '2', '0.5', '500m', '1k', null, NOTHING], [1, '2', '0.5', '1000', null, NOTHING]).map(
    ([request, limit]) => ({
      title: `a request for ${shown(request)} devices with a limit of ${shown(limit)}`,
      manifest: resources({ requests: { [DEVICE]: request }, limits: { [DEVICE]: limit } }),
    }),
  ),
  ...pairs(['2Mi', '4Mi', NOTHING], ['2Mi', '4Mi', NOTHING]).map(([request, limit]) => ({
    title: `a request for ${shown(request)} of huge pages with a limit of ${shown(limit)}`,
    manifest: resources({
      requests: { cpu: 1, 'hugepages-2Mi': request },
      limits: { cpu: 1, 'hugepages-2Mi': limit },
    }),
  })),
  ...pairs(['1', '2'], ['1', '2']).map(([request, limit]) => ({
    title: `a pod as a whole that requests ${request} with a limit of ${limit}`,
    manifest: pod({ resources: { requests: { cpu: request }, limits: { cpu: limit } } }),
    mayBeLax: true,
  })),
];
