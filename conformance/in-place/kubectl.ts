import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { run } from '../command';

/** How manifests come into a cluster: compared with what was applied last, or by owners of fields. */
export type Mode = 'client-side' | 'server-side';

export const MODES: readonly Mode[] = ['client-side', 'server-side'];

/** What became of objects that were applied together. */
export interface Applied {
  /** How many the server took. */
  readonly accepted: number;
  /** What kubectl says of the others, in one text. */
  readonly errors: string;
}

/** The real kubectl, at the server of $KUBECONFIG. */
export class Kubectl {
  private readonly folder = fs.mkdtempSync(path.join(os.tmpdir(), 'in-place-'));

  constructor(public readonly mode: Mode) {}

  /** @throws with what kubectl says if the server refuses an object */
  public apply(manifests: readonly object[]): void {
    run('kubectl', [...this.applying(), '-f', this.file(manifests)]);
  }

  /** Applies objects and goes on where the server refuses one. */
  public tryApply(manifests: readonly object[]): Applied {
    const { stdout, stderr } = run('kubectl', [...this.applying(), '-f', this.files(manifests)], { accept: [0, 1] });
    return { accepted: stdout.split('\n').filter((line) => line !== '').length, errors: errorsIn(stderr) };
  }

  /** Those of some objects that the server has. */
  public stored(manifests: readonly object[]): any[] {
    const { stdout } = run('kubectl', ['get', '-f', this.files(manifests), '--ignore-not-found', '-o', 'json']);
    const found = stdout === '' ? { items: [] } : JSON.parse(stdout);
    return found.items ?? [found];
  }

  /** What the server would have if objects that it has not were applied. */
  public wouldStore(manifests: readonly object[]): any[] {
    const { stdout } = run('kubectl', [
      ...this.applying(),
      '--dry-run=server',
      '-o',
      'json',
      '-f',
      this.files(manifests),
    ]);
    return JSON.parse(stdout).items;
  }

  public delete(manifests: readonly object[]): void {
    run('kubectl', ['delete', '-f', this.files(manifests), '--wait=false', '--grace-period=0', '--force']);
  }

  /**
   * Applies a part of an object in the name of somebody else, who owns its fields too from then on. kubectl would miss
   * the fields that it leaves out.
   */
  public applyAs(manager: string, part: object): void {
    run('kubectl', [
      'apply',
      '--server-side',
      `--field-manager=${manager}`,
      '--validate=false',
      '-f',
      this.file([part]),
    ]);
  }

  /** Says that these manifests were applied last, and changes nothing else. */
  public setLastApplied(manifests: readonly object[]): void {
    run('kubectl', ['apply', 'set-last-applied', '-f', this.file(manifests)]);
  }

  /** Sets the replicas of a workload as autoscalers do. */
  public scale(resource: string, name: string, replicas: number): void {
    const scale = {
      apiVersion: 'autoscaling/v1',
      kind: 'Scale',
      metadata: { name, namespace: 'default' },
      spec: { replicas },
    };
    const address = `/apis/apps/v1/namespaces/default/${resource}/${name}/scale?fieldManager=kube-controller-manager`;
    const file = path.join(this.folder, 'scale.json');
    fs.writeFileSync(file, JSON.stringify(scale));
    run('kubectl', ['replace', '--raw', address, '-f', file]);
  }

  public get(resource: string, name: string): any {
    return JSON.parse(run('kubectl', ['get', resource, name, '-o', 'json']).stdout);
  }

  public close(): void {
    fs.rmSync(this.folder, { recursive: true });
  }

  private applying(): string[] {
    return ['apply', ...(this.mode === 'server-side' ? ['--server-side'] : [])];
  }

  private file(items: readonly object[]): string {
    const file = path.join(this.folder, 'manifests.json');
    fs.writeFileSync(file, JSON.stringify({ apiVersion: 'v1', kind: 'List', items }));
    return file;
  }

  /** A file each: of a List, kubectl applies nothing where it finds one object to be invalid by itself. */
  private files(manifests: readonly object[]): string {
    const folder = path.join(this.folder, 'manifests');
    fs.rmSync(folder, { recursive: true, force: true });
    fs.mkdirSync(folder);
    manifests.forEach((manifest, index) => {
      fs.writeFileSync(path.join(folder, `${String(index).padStart(5, '0')}.json`), JSON.stringify(manifest));
    });
    return folder;
  }
}

/** What kubectl says of its own accord is left out. */
function errorsIn(stderr: string): string {
  return stderr.replace(/^Warning: .*\n/gm, '');
}
