import type { CommandResult } from '../command';
import { Finding, objectName } from './finding';
import type { Scanner, ScannerCommand } from './scanner';

interface Output {
  readonly Reports:
    | readonly {
        readonly Check: string;
        readonly Diagnostic: { readonly Message: string };
        readonly Object: {
          readonly K8sObject: {
            readonly Namespace: string;
            readonly Name: string;
            readonly GroupVersionKind: { readonly Kind: string };
          };
        };
      }[]
    | null;
}

export class KubeLinter implements Scanner {
  public readonly name = 'kube-linter';

  constructor(private readonly program: string) {}

  public command(folder: string): ScannerCommand {
    // Verbose, it names on stderr the objects that it cannot read; else it says nothing of them.
    const args = ['lint', '--verbose', '--fail-if-no-objects-found', '--format', 'json', '.'];
    return { program: this.program, args, cwd: folder };
  }

  public findings(stdout: string): Finding[] {
    const { Reports } = JSON.parse(stdout) as Output;
    return (Reports ?? []).map(({ Check, Diagnostic, Object: { K8sObject } }) => ({
      scanner: this.name,
      check: Check,
      object: objectName(K8sObject.GroupVersionKind.Kind, K8sObject.Namespace, K8sObject.Name),
      message: Diagnostic.Message,
    }));
  }

  public refusal({ stderr }: CommandResult): string | undefined {
    return stderr.match(/failed to load object.*/)?.[0];
  }
}
