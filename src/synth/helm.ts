import { Chart, Names } from 'cdk8s';
import { Construct } from 'constructs';
import { isNamespaced } from '../manifest/api-group';
import { objectIn } from '../manifest/json';
import { Resource } from '../manifest/resource';
import { actOnPosture } from '../posture/scope';
import { valuesText } from './helm-values';
import { IncludedObjects } from './included-objects';
import { objectsIn, TextObject } from './manifest-text';
import { outputOf, refuseFlags } from './program-output';
import { leavesAsIs } from './render';
import { refuseDifferences } from './repeatable';

/** Which chart to render, and how. */
export interface HelmProps {
  /**
   * The chart: a folder or package, from the working directory (`./charts/redis`), or whatever else `helm template`
   * takes. Only a chart that lies with the app renders the same everywhere and without a network: `helm pull` fetches it.
   */
  readonly chart: string;

  /**
   * URL of the repository that the chart is in.
   *
   * @default - the chart is not in one, or its name says in which
   */
  readonly repo?: string;

  /**
   * Version of a chart in a repository. A range, or none, renders something else as soon as somebody releases a chart.
   *
   * @default - the latest
   */
  readonly version?: string;

  /**
   * Namespace of the release, which objects get that name none. (Under a posture that changes nothing they do not, as in
   * cdk8s.)
   *
   * @default - that of the cdk8s chart, else `default`; never that of a kubeconfig
   */
  readonly namespace?: string;

  /**
   * Name of the release.
   *
   * @default - made of the construct's path
   * @see https://helm.sh/docs/intro/using_helm/#three-big-concepts
   */
  readonly releaseName?: string;

  /**
   * Values for the chart. `null` takes a default of the chart's away.
   *
   * @default - those of the chart
   */
  readonly values?: { readonly [key: string]: any };

  /**
   * Whether the custom resource definitions in the chart's `crds/` are rendered too.
   *
   * @default false
   */
  readonly includeCrds?: boolean;

  /**
   * Version of Kubernetes that templates ask for: `1.31` or `1.31.4`.
   *
   * @default - the posture's target version; under a posture that changes nothing, Helm's own
   */
  readonly kubeVersion?: string;

  /**
   * What the cluster serves beside what Helm knows, for templates that ask: `monitoring.coreos.com/v1`,
   * `monitoring.coreos.com/v1/ServiceMonitor`.
   *
   * @default - nothing
   */
  readonly apiVersions?: string[];

  /**
   * Whether the chart is rendered twice and must come out the same. Charts that make passwords or certificates
   * (`randAlphaNum`, `genCA`) or read the clock do not, so that each synth would change the app.
   *
   * @default false
   */
  readonly checkRepeatable?: boolean;

  /**
   * More flags for `helm template`; they win over ours.
   *
   * @default - none
   */
  readonly helmFlags?: string[];

  /**
   * The helm program.
   *
   * @default "helm"
   */
  readonly helmExecutable?: string;
}

/** The longest name that Helm takes. */
const MAX_RELEASE_NAME = 53;

/** What these flags do, which no app can be rendered with. */
const REFUSED_FLAGS: ReadonlyMap<string, string> = new Map([
  ['--validate', 'asks a cluster'],
  ['--dry-run=server', 'asks a cluster'],
  ['--output-dir', 'writes files, where the objects must be printed'],
]);

/**
 * A Helm chart, rendered by `helm template`. A drop-in for the class of the same name in cdk8s.
 *
 * No cluster is asked: `lookup` finds nothing. Hooks but tests are rendered like anything else, and the rule
 * `no-helm-hooks` tells of each; `helmFlags: ['--no-hooks']` leaves all out.
 */
export class Helm extends IncludedObjects {
  /** The name of the release. */
  public readonly releaseName: string;

  /**
   * @throws if helm is not installed or cannot render the chart, with what it said, or if it renders anything else than
   *   Kubernetes objects
   */
  constructor(scope: Construct, id: string, props: HelmProps) {
    super(scope, id);
    this.releaseName = props.releaseName ?? Names.toDnsLabel(scope, { maxLen: MAX_RELEASE_NAME, extra: [id] });
    this._whole(() => this._include(this.renderedObjects(props)));
  }

  private renderedObjects(props: HelmProps): TextObject[] {
    const { namespace, kubeVersion, helmFlags = [] } = props;
    refuseFlags(titleOf(props), 'helmFlags', helmFlags, REFUSED_FLAGS);
    const posture = actOnPosture(this);
    const asIs = leavesAsIs(posture);
    const settings: Settings = {
      releaseName: this.releaseName,
      namespace: namespace ?? (asIs ? undefined : Chart.of(this).namespace) ?? 'default',
      kubeVersion: kubeVersion ?? (asIs ? undefined : `1.${posture.parameters.targetMinor}.0`),
    };
    const objects = rendered(props, settings);
    if (props.checkRepeatable) {
      refuseDifferences(titleOf(props), objects, rendered(props, settings));
    }
    if (namespace && !asIs) {
      objects.forEach((object) => moveInto(namespace, object));
    }
    return objects;
  }
}

/** What is decided where the props say nothing. */
interface Settings {
  readonly releaseName: string;
  readonly namespace: string;
  readonly kubeVersion?: string;
}

function titleOf({ chart, repo }: HelmProps): string {
  return `chart "${chart}"${repo ? ` of ${repo}` : ''}`;
}

function rendered(props: HelmProps, settings: Settings): TextObject[] {
  const hasValues = Object.keys(props.values ?? {}).length > 0;
  const text = outputOf({
    executable: props.helmExecutable ?? 'helm',
    args: argumentsFor(props, settings, hasValues),
    input: hasValues ? valuesText(props.values ?? {}) : undefined,
    title: titleOf(props),
    install: 'install Helm (https://helm.sh/docs/intro/install/), or write its path as helmExecutable',
  });
  return objectsIn(`${titleOf(props)}, rendered`, text);
}

/** The user's flags come last, as the last one of a kind wins. */
function argumentsFor(props: HelmProps, settings: Settings, hasValues: boolean): string[] {
  const { repo, version, includeCrds, apiVersions = [], helmFlags = [], chart } = props;
  const { releaseName, namespace, kubeVersion } = settings;
  return [
    'template',
    ...(hasValues ? ['--values', '-'] : []),
    ...(repo ? ['--repo', repo] : []),
    ...(version ? ['--version', version] : []),
    '--namespace',
    namespace,
    ...(kubeVersion ? ['--kube-version', kubeVersion] : []),
    ...apiVersions.flatMap((apiVersion) => ['--api-versions', apiVersion]),
    ...(includeCrds ? ['--include-crds'] : []),
    ...helmFlags,
    releaseName,
    chart,
  ];
}

/** As `helm install` does with what names no namespace. */
function moveInto(namespace: string, { manifest }: TextObject): void {
  const { group, kind, namespace: own } = new Resource(manifest);
  if (!own && isNamespaced(group, kind) !== false) {
    manifest.metadata = { ...objectIn(manifest, 'metadata'), namespace };
  }
}
