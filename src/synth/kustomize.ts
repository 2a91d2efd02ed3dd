import { statSync } from 'fs';
import * as path from 'path';
import { Construct } from 'constructs';
import { IncludedObjects } from './included-objects';
import { objectsIn, TextObject } from './manifest-text';
import { outputOf, refuseFlags } from './program-output';

/** What to build, and how. */
export interface KustomizeProps {
  /**
   * A folder with a `kustomization.yaml`, from the working directory. What it names elsewhere, by URL, needs the network
   * and can change without notice: `kustomize localize` fetches it.
   */
  readonly path: string;

  /**
   * More flags for `kustomize build`: `--enable-helm`.
   *
   * @default - none
   */
  readonly kustomizeFlags?: string[];

  /**
   * The program: kustomize, or kubectl, which has one built in.
   *
   * @default "kustomize"
   */
  readonly kustomizeExecutable?: string;
}

// the names that kustomize looks for
const FILES = ['kustomization.yaml', 'kustomization.yml', 'Kustomization'];

/** What these flags do, which no app can be rendered with. */
const REFUSED_FLAGS: ReadonlyMap<string, string> = new Map([
  ['--output', 'writes files, where the objects must be printed'],
  ['-o', 'writes files, where the objects must be printed'],
  ['--network', 'gives functions the network, on which what an app renders to must not depend'],
]);

/** What a kustomization builds to. */
export class Kustomize extends IncludedObjects {
  /**
   * @throws if the program is not installed or cannot build the folder, with what it said, or if it builds anything else
   *   than Kubernetes objects
   */
  constructor(scope: Construct, id: string, props: KustomizeProps) {
    super(scope, id);
    this._whole(() => this._include(objectsBuiltFrom(props)));
  }
}

function objectsBuiltFrom({
  path: folder,
  kustomizeFlags = [],
  kustomizeExecutable: executable = 'kustomize',
}: KustomizeProps): TextObject[] {
  const title = `kustomization "${folder}"`;
  refuseFlags(title, 'kustomizeFlags', kustomizeFlags, REFUSED_FLAGS);
  if (!FILES.some((file) => statSync(path.join(folder, file), { throwIfNoEntry: false })?.isFile())) {
    throw new Error(`${title} cannot be rendered: there is no kustomization.yaml in it; write the folder of one`);
  }
  const text = outputOf({
    executable,
    args: [isKubectl(executable) ? 'kustomize' : 'build', ...kustomizeFlags, folder],
    title,
    install: 'install it (https://kubectl.docs.kubernetes.io/installation/), or write a path as kustomizeExecutable',
  });
  return objectsIn(`${title}, rendered`, text);
}

function isKubectl(executable: string): boolean {
  return /^kubectl(\.exe)?$/i.test(path.basename(executable));
}
