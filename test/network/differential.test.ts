import { isDeepStrictEqual } from 'node:util';
import * as fc from 'fast-check';
import { Inventory } from '../../src/manifest/inventory';
import type { JsonObject } from '../../src/manifest/json';
import { Resource } from '../../src/manifest/resource';
import type { Party } from '../../src/network/party';
import { PROTOCOLS } from '../../src/network/port-range';
import { Reachability } from '../../src/network/reachability';
import { naiveAllows, Question, Side } from './naive/evaluator';
import { Answer, Feature, FEATURES } from './naive/features';
import { policySet } from './naive/policy-sets';
import { boundaryPorts, pairsOf, questionsAbout } from './naive/questions';

const SEED = 20240917;
const SETS = 5000;
/** In milliseconds; far more than is needed, for machines that do much else. */
const PATIENCE = 300_000;

test(
  `the evaluator agrees with the naive one about ${SETS} policy sets`,
  () => {
    const answers = { allowed: 0, denied: 0 };
    fc.assert(
      fc.property(policySet(), (manifests) => {
        expect(disagreement(manifests, answers)).toBeUndefined();
      }),
      { seed: SEED, numRuns: SETS },
    );
    expect(answers.allowed).toBeGreaterThan(1_000_000);
    expect(answers.denied).toBeGreaterThan(500_000);
  },
  PATIENCE,
);

describe('such sets are about', () => {
  const sets = fc.sample(policySet(), { seed: SEED, numRuns: 1000 });

  test.each(FEATURES)(
    '$name',
    (feature) => {
      expect(setsDecidedBy(feature, sets, 3)).toEqual(feature.makes.map((answer) => [answer, 3]));
    },
    PATIENCE,
  );
});

/** The first question that the two answer differently. Counts what the naive one says. */
function disagreement(manifests: readonly JsonObject[], answers: Record<Answer, number>): object | undefined {
  const resources = manifests.map((manifest, index) => new Resource(manifest, `app/${index}`));
  const reachability = Reachability.of(new Inventory(resources));
  const ports = boundaryPorts(manifests);
  for (const { from, to } of pairsOf(manifests)) {
    const reachable = reachability.between(partyOf(from, resources), partyOf(to, resources));
    for (const protocol of PROTOCOLS) {
      for (const port of ports) {
        const question = { from, to, protocol, port };
        const answer = answerTo(manifests, question);
        answers[answer] += 1;
        if (reachable.contains(protocol, port) !== (answer === 'allowed')) {
          return { ...question, naive: answer };
        }
      }
    }
  }
  return undefined;
}

/** How many sets have an answer that they would not have without a feature, by answer. Stops where there are enough. */
function setsDecidedBy(
  feature: Feature,
  sets: readonly (readonly JsonObject[])[],
  enough: number,
): readonly (readonly [Answer, number])[] {
  const found = new Map(feature.makes.map((answer) => [answer, 0]));
  for (const manifests of sets) {
    const missing = feature.makes.filter((answer) => (found.get(answer) ?? 0) < enough);
    if (missing.length === 0) {
      break;
    }
    for (const answer of decidedAnswers(feature, manifests, missing)) {
      found.set(answer, (found.get(answer) ?? 0) + 1);
    }
  }
  return [...found];
}

function decidedAnswers(
  feature: Feature,
  manifests: readonly JsonObject[],
  wanted: readonly Answer[],
): ReadonlySet<Answer> {
  const without = feature.without(manifests);
  const decided = new Set<Answer>();
  if (isDeepStrictEqual(JSON.parse(JSON.stringify(without)), manifests)) {
    return decided;
  }
  for (const question of questionsAbout(manifests)) {
    const answer = answerTo(manifests, question);
    if (wanted.includes(answer) && !decided.has(answer) && answerTo(without, question) !== answer) {
      decided.add(answer);
      if (decided.size === wanted.length) {
        break;
      }
    }
  }
  return decided;
}

function answerTo(manifests: readonly JsonObject[], question: Question): Answer {
  return naiveAllows(manifests, question) ? 'allowed' : 'denied';
}

function partyOf(side: Side, resources: readonly Resource[]): Party {
  if ('address' in side) {
    return { kind: 'address', address: side.address };
  }
  const resource = resources[side.pod];
  return { kind: 'pod', pod: { resource, pod: resource.pods[0] } };
}
