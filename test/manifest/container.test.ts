import type { Container } from '../../src/manifest/container';
import type { JsonObject } from '../../src/manifest/json';
import { Pod } from '../../src/manifest/pod';
import { container, template } from '../support/objects';

function containerOf(own: unknown, ofPod?: unknown): Container {
  const spec = { securityContext: ofPod, containers: [container({ securityContext: own })] };
  return new Pod(template(spec), []).containers[0];
}

describe('the security context of a container', () => {
  test('is its own before that of its pod', () => {
    expect(containerOf({ runAsUser: 1 }, { runAsUser: 2 }).effective('runAsUser')).toBe(1);
    expect(containerOf({ runAsUser: 0 }, { runAsUser: 2 }).effective('runAsUser')).toBe(0);
    expect(containerOf({}, { runAsUser: 2 }).effective('runAsUser')).toBe(2);
    expect(containerOf({ runAsUser: null }, { runAsUser: 2 }).effective('runAsUser')).toBe(2);
    expect(containerOf(undefined, undefined).effective('runAsUser')).toBeUndefined();
  });

  test.each([['text'], [null], [[]], [5]])('has no fields where it is %j', (context) => {
    expect(containerOf(context, context)).toMatchObject({ addedCapabilities: [], droppedCapabilities: [] });
    expect(containerOf(context, context).effective('runAsUser')).toBeUndefined();
  });

  test('has the capabilities that are lists', () => {
    expect(containerOf({ capabilities: { add: ['NET_RAW'], drop: ['ALL'] } })).toMatchObject({
      addedCapabilities: ['NET_RAW'],
      droppedCapabilities: ['ALL'],
    });
    expect(containerOf({ capabilities: { add: 'NET_RAW', drop: null } })).toMatchObject({
      addedCapabilities: [],
      droppedCapabilities: [],
    });
  });
});

const CONTEXTS: readonly [own: JsonObject | undefined, pod: JsonObject | undefined, runsAsNonRoot: boolean][] = [
  [undefined, undefined, false],
  [{ runAsNonRoot: true }, undefined, true],
  [undefined, { runAsNonRoot: true }, true],
  [{ runAsNonRoot: false }, { runAsNonRoot: true }, false],
  [{ runAsUser: 1 }, undefined, true],
  [undefined, { runAsUser: 65532 }, true],
  [{ runAsUser: 0 }, { runAsUser: 65532 }, false],
  [{ runAsUser: '1' }, undefined, false],
  [{ runAsNonRoot: 'true' }, undefined, false],
];

test.each(CONTEXTS)('a container with %j in a pod with %j is certainly not root: %s', (own, pod, expected) => {
  expect(containerOf(own, pod).runsAsNonRoot).toBe(expected);
});

const ESCALATIONS: readonly [own: JsonObject | undefined, needs: boolean, may: boolean][] = [
  [undefined, false, true],
  [{ allowPrivilegeEscalation: true }, false, true],
  [{ allowPrivilegeEscalation: false }, false, false],
  [{ allowPrivilegeEscalation: false, privileged: true }, true, true],
  [{ allowPrivilegeEscalation: false, capabilities: { add: ['SYS_ADMIN'] } }, true, true],
  [{ allowPrivilegeEscalation: false, capabilities: { add: ['CAP_SYS_ADMIN'] } }, true, true],
  [{ allowPrivilegeEscalation: false, capabilities: { add: ['NET_ADMIN'] } }, false, false],
];

test.each(ESCALATIONS)('a container with %j needs escalation: %s, and may escalate: %s', (own, needs, may) => {
  expect(containerOf(own)).toMatchObject({ needsEscalation: needs, mayEscalate: may });
});
