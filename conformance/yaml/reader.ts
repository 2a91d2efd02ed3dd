import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { READERS } from '../../test/yaml/yaml-readers';
import { run } from '../command';

/** What came of a file. */
export interface Outcome {
  readonly documents?: readonly unknown[];
  readonly error?: string;
}

/** A program that reads YAML. */
export interface Reader {
  readonly name: string;
  /** A document in the form that the program takes. */
  readable(document: unknown): unknown;
  read(files: readonly string[]): Outcome[];
}

/** @param programs the folder of those that are no packages of Node */
export function readers(programs: string): Reader[] {
  const readPy = path.join(__dirname, 'pyyaml', 'read.py');
  return [
    ...Object.entries(READERS).map(([name, read]) => ({
      name,
      readable: (document: unknown) => document,
      read: (files: readonly string[]) => files.map((file) => outcomeOf(() => read(fs.readFileSync(file, 'utf8')))),
    })),
    {
      name: 'PyYAML',
      readable: (document) => document,
      read: (files) =>
        byLines(run('python3', [readPy, ...files], { env: { PYTHONPATH: path.join(programs, 'pyyaml') } })),
    },
    {
      name: 'Go yaml.v3',
      readable: (document) => document,
      read: (files) => byLines(run(path.join(programs, 'goyaml'), files)),
    },
    {
      name: 'kubectl',
      readable: asObject,
      read: (files) => files.map((file) => outcomeOf(() => readWithKubectl(file))),
    },
  ];
}

function outcomeOf(read: () => unknown[]): Outcome {
  try {
    return { documents: read() };
  } catch (error) {
    return { error: (error as Error).message };
  }
}

function byLines({ stdout }: { readonly stdout: string }): Outcome[] {
  return stdout
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Outcome);
}

/** kubectl takes nothing else; the fields of a mapping become its own, so that they stand where they stood. */
function asObject(document: unknown): unknown {
  const isMapping = typeof document === 'object' && document !== null && !Array.isArray(document);
  const fields = isMapping ? document : { value: document };
  return { apiVersion: 'example.com/v1', kind: 'Document', metadata: { name: 'document' }, ...fields };
}

const KUBECTL = path.join(
  process.env.KUBE_TEST_CACHE ?? path.join(os.homedir(), '.cache', 'kube-apiserver-test'),
  'bin',
  'kubectl',
);

/** What kubectl would send; to label objects locally is what it does with any kind of them without asking a server. */
function readWithKubectl(file: string): unknown[] {
  const args = ['label', '--local', '-f', file, 'read=well', '-o', 'json'];
  const { stdout } = run(KUBECTL, args, { env: { KUBECONFIG: '/dev/null' } });
  return stdout.split(/(?<=^\})\n/m).flatMap((text) => {
    if (text === '') {
      return [];
    }
    const object = JSON.parse(text);
    delete object.metadata.labels;
    return [object];
  });
}
