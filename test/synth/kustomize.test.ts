import { mkdirSync, mkdtempSync, symlinkSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { Kustomize, Testing } from '../../src';

// What kustomize itself builds is for `npm run conformance -- helm`.

const folder = mkdtempSync(join(tmpdir(), 'kustomize-'));
const missing = join(folder, 'kustomize');

function kustomization(name: string, file: string): string {
  const path = join(folder, name);
  mkdirSync(path);
  writeFileSync(join(path, file), 'resources: []\n');
  return path;
}

test.each(['kustomization.yaml', 'kustomization.yml', 'Kustomization'])('a folder with %s is built', (file) => {
  const path = kustomization(file, file);
  expect(() => new Kustomize(Testing.chart(), 'all', { path, kustomizeExecutable: missing })).toThrow(
    `kustomization "${path}" cannot be rendered: there is no program "${missing}"; install it (https://kubectl.docs.kubernetes.io/installation/), or write a path as kustomizeExecutable`,
  );
});

test.each([folder, join(folder, 'nowhere'), 'https://example.com/all', ''])('%j is refused', (path) => {
  const chart = Testing.chart();
  expect(() => new Kustomize(chart, 'all', { path })).toThrow(
    `kustomization "${path}" cannot be rendered: there is no kustomization.yaml in it; write the folder of one`,
  );
  expect(chart.node.tryFindChild('all')).toBeUndefined();
});

test.each([
  ['-o', 'writes files, where the objects must be printed'],
  ['--output=all.yaml', 'writes files, where the objects must be printed'],
  ['--network', 'gives functions the network, on which what an app renders to must not depend'],
])('%s is refused', (flag, effect) => {
  expect(() => new Kustomize(Testing.chart(), 'all', { path: folder, kustomizeFlags: [flag, 'x'] })).toThrow(
    `kustomization "${folder}" cannot be rendered with "${flag}", which ${effect}; remove it from kustomizeFlags`,
  );
});

test.each([
  ['kubectl', 'kustomize'],
  ['kustomize', 'build'],
])('%s is asked to %s', (name, command) => {
  const path = kustomization(`for-${name}`, 'kustomization.yaml');
  // Node by that name, which fails at any command
  const kustomizeExecutable = join(folder, name);
  symlinkSync(process.execPath, kustomizeExecutable);
  const kustomizeFlags = ['--enable-helm'];
  expect(() => new Kustomize(Testing.chart(), 'all', { path, kustomizeFlags, kustomizeExecutable })).toThrow(
    `kustomization "${path}" cannot be rendered: ${kustomizeExecutable} ${command} --enable-helm ${path} failed with exit code 1`,
  );
});
