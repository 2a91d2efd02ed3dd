import { ClusterRole, Testing } from '../../src';
import { JsonObject } from '../../src/manifest/json';
import { findingsOf, shop } from '../support/plus-shop';
import { TRIED_KINDS, TriedKind } from './kinds';
import { omissions, realized } from './recipe';
import { tried } from './tried';

const EACH = TRIED_KINDS.map((kind) => [kind.kind, kind] as const);

describe.each(EACH)('%s', (_, kind) => {
  test('is rendered from the least props', () => {
    const { manifest, faults } = tried(kind, kind.minimal);
    expect(faults).toEqual([]);
    expect(manifest).toMatchSnapshot();
  });

  test('is rendered from all props', () => {
    for (const props of kind.full) {
      const { manifest, faults } = tried(kind, props);
      expect(faults).toEqual([]);
      expect(manifest).toMatchSnapshot();
    }
  });

  test('has no finding but of what is not in the app, and is the same whatever the posture', () => {
    const chart = shop();
    const resource = kind.create(chart, 'tried', { metadata: { name: 'tried' }, ...realized(kind.minimal, chart) });
    const found = findingsOf(chart).filter(({ origin }) => origin.startsWith(resource.node.path));
    expect(found.map(({ rule }) => rule)).toEqual(kind.findings ?? []);
    expect(Testing.synth(chart)).toContainEqual(tried(kind, kind.minimal).manifest);
  });

  test('goes by its plural in RBAC', () => {
    const chart = shop();
    const resource = kind.create(chart, 'tried', { metadata: { name: 'tried' }, ...realized(kind.minimal, chart) });
    const role = new ClusterRole(chart, 'role');
    role.allowRead(resource);
    const [{ rules }] = Testing.synth(chart).filter((each) => each.kind === 'ClusterRole');
    expect(rules).toMatchObject([{ apiGroups: [resource.apiGroup], resources: [pluralOf(kind)] }]);
  });

  test.each(omitted(kind))('says nothing else if it is not told %s', (path, props, without) => {
    expect([path, manifestOf(kind, without)]).not.toEqual([path, manifestOf(kind, props)]);
  });
});

describe.each(EACH.filter(([, { refused }]) => refused.length > 0))('%s', (_, kind) => {
  test.each(kind.refused.map(({ title, props }) => [title, props] as const))('refuses %s', (_title, props) => {
    const { faults } = tried(kind, { ...(kind.minimal as object), ...(props as object) });
    expect(faults).not.toEqual([]);
    expect(faults).toMatchSnapshot();
  });
});

/** Each part of all props, with and without it. */
function omitted(kind: TriedKind) {
  return kind.full.flatMap((props) => omissions(props).map(({ path, without }) => [path, props, without] as const));
}

/** Without a prop that must be there, nothing is rendered. */
function manifestOf(kind: TriedKind, props: unknown): JsonObject | undefined {
  try {
    return tried(kind, props).manifest;
  } catch {
    return undefined;
  }
}

/** As the file of the definition has it. */
function pluralOf({ definition }: TriedKind): string {
  return /_(\w+)\.yaml$/.exec(definition)![1];
}
