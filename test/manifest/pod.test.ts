import { pathText } from '../../src/manifest/json';
import type { JsonObject } from '../../src/manifest/json';
import { Pod } from '../../src/manifest/pod';
import { container, podSpec, template } from '../support/objects';

function podOf(spec: JsonObject, metadata: JsonObject = {}): Pod {
  return new Pod(template(spec, metadata), ['spec', 'template']);
}

const ALL_LISTS = {
  containers: [container()],
  initContainers: [container({ name: 'setup' }), container({ name: 'proxy', restartPolicy: 'Always' })],
  ephemeralContainers: [container({ name: 'debug' })],
};

describe('the containers of a pod', () => {
  test('are those of all lists, each with its place', () => {
    const { containers } = podOf(ALL_LISTS);
    expect(containers.map(({ name, list, path }) => [name, list, pathText(path)])).toEqual([
      ['setup', 'initContainers', 'spec.template.spec.initContainers[0]'],
      ['proxy', 'initContainers', 'spec.template.spec.initContainers[1]'],
      ['web', 'containers', 'spec.template.spec.containers[0]'],
      ['debug', 'ephemeralContainers', 'spec.template.spec.ephemeralContainers[0]'],
    ]);
  });

  test('only an init container that is always restarted is a sidecar', () => {
    const sidecars = podOf({
      ...ALL_LISTS,
      containers: [container({ restartPolicy: 'Always' })],
    }).containers.filter(({ isSidecar }) => isSidecar);
    expect(sidecars.map(({ name }) => name)).toEqual(['proxy']);
  });

  test('keep their place beside what is no container', () => {
    const { containers } = podOf({ containers: [null, 'web', container(), [], 5] });
    expect(containers.map(({ path }) => pathText(path))).toEqual(['spec.template.spec.containers[2]']);
  });

  test.each([[null], [{}], ['web'], [5]])('are none where the list is %j', (containers) => {
    expect(podOf({ containers }).containers).toEqual([]);
  });

  test('have an empty name where it is missing or none', () => {
    const { containers } = podOf({ containers: [{}, { name: 5 }, { name: null }] });
    expect(containers.map(({ name }) => name)).toEqual(['', '', '']);
  });
});

describe('a pod', () => {
  test('shows fields that are added later', () => {
    const pod = podOf({});
    pod.spec.securityContext = { runAsUser: 1 };
    pod.containers[0].spec.securityContext = { runAsNonRoot: true };
    expect(pod.own('runAsUser')).toBe(1);
    expect(pod.containers[0].own('runAsNonRoot')).toBe(true);
  });

  test('has labels and annotations only where they are maps', () => {
    expect(podOf({}, { labels: { app: 'x' }, annotations: { note: 'y' } })).toMatchObject({
      labels: { app: 'x' },
      annotations: { note: 'y' },
    });
    expect(podOf({}, { labels: ['app'], annotations: null })).toMatchObject({ labels: {}, annotations: {} });
    expect(new Pod({ metadata: 'web', spec: podSpec() }, [])).toMatchObject({ labels: {}, annotations: {} });
  });

  test('has only those volumes that are objects', () => {
    expect(podOf({ volumes: [{ name: 'a' }, null, 'b'] }).volumes).toEqual([{ name: 'a' }]);
    expect(podOf({ volumes: { name: 'a' } }).volumes).toEqual([]);
  });

  test.each([
    [{}, undefined, false],
    [{ os: { name: 'linux' } }, 'linux', false],
    [{ os: { name: 'windows' } }, 'windows', true],
    [{ nodeSelector: { 'kubernetes.io/os': 'windows' } }, undefined, true],
    [{ os: 'windows', nodeSelector: [] }, undefined, false],
  ])('with %j runs on %s, on Windows: %s', (spec, osName, isWindows) => {
    expect(podOf(spec)).toMatchObject({ osName, isWindows });
  });
});
