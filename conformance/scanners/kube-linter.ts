import { run } from '../command';
import { Finding, objectName } from './finding';

interface Output {
  readonly Reports: readonly {
    readonly Check: string;
    readonly Diagnostic: { readonly Message: string };
    readonly Object: {
      readonly K8sObject: {
        readonly Namespace: string;
        readonly Name: string;
        readonly GroupVersionKind: { readonly Kind: string };
      };
    };
  }[];
}

/** What kube-linter finds in a folder with the checks that it enables by default. */
export function kubeLinter(program: string, folder: string): Finding[] {
  // Where it runs, it reads a configuration file; in the folder of the manifests there is none.
  const { stdout } = run(program, ['lint', '--fail-if-no-objects-found', '--format', 'json', '.'], {
    cwd: folder,
    accept: [0, 1],
  });
  const { Reports } = JSON.parse(stdout) as Output;
  return (Reports ?? []).map(({ Check, Diagnostic, Object: { K8sObject } }) => ({
    scanner: 'kube-linter',
    check: Check,
    object: objectName(K8sObject.GroupVersionKind.Kind, K8sObject.Namespace, K8sObject.Name),
    message: Diagnostic.Message,
  }));
}
