import * as cdk8s from 'cdk8s';
import { Construct, DependencyGroup, IConstruct } from 'constructs';
import { SCENARIOS } from '../plus/scenarios';
import { fileNamed } from './included-files';
import type { Library } from './libraries';
import type { AppPlan, ChartPlan, NodePlan, ObjectPlan } from './plan';
import { RESOLVERS } from './resolvers';
import { TYPED } from './typed-objects';
import { patchOf, realise } from './values';

/** How deep charts stand in charts. */
const DEEPEST = 3;

/** Builds an app. What cannot stand where the plan has it is left out, or stands elsewhere: the same with each library. */
export function build(plan: AppPlan, library: Library, outdir: string): cdk8s.App {
  const app = library.newApp({
    outdir,
    yamlOutputType: plan.type,
    outputFileExtension: plan.extension,
    recordConstructMetadata: plan.metadata === 'by prop' ? true : undefined,
    resolvers: plan.resolvers.map((name) => RESOLVERS[name]),
  });
  const built: Construct[] = [app];
  for (const node of plan.nodes) {
    const scope = scopeOf(node, built);
    if (scope && !scope.node.tryFindChild(node.id)) {
      built.push(newConstruct(node, scope, library));
    }
  }
  const inCharts = built.filter((construct) => chartsAbove(construct) > 0);
  for (const { from, to, group } of plan.dependencies) {
    const [source, target] = [from, to].map((index) => inCharts[index % inCharts.length]);
    if (source && source !== target) {
      source.node.addDependency(group ? new DependencyGroup(target) : target);
    }
  }
  return app;
}

function scopeOf({ what, scope }: NodePlan, built: readonly Construct[]): Construct | undefined {
  const possible = built.filter((construct) => {
    const charts = chartsAbove(construct);
    return what === 'chart' || what === 'kinds' ? charts < DEEPEST : what === 'construct' || charts > 0;
  });
  return possible[scope % possible.length];
}

/** How many charts a construct stands in; a chart stands in itself. */
function chartsAbove({ node }: IConstruct): number {
  return node.scopes.filter((each) => cdk8s.Chart.isChart(each)).length;
}

function newConstruct(plan: NodePlan, scope: Construct, library: Library): Construct {
  const { id } = plan;
  switch (plan.what) {
    case 'chart':
      return newChart(plan, scope, id, library);
    case 'construct': {
      const construct = new Construct(scope, id);
      if (plan.errors) {
        construct.node.addValidation({ validate: () => [...plan.errors!] });
      }
      return construct;
    }
    case 'object':
      return newObject(plan, scope, id);
    case 'typed': {
      const object = TYPED[plan.name](library.plus.k8s, scope, id, realise(plan.value));
      object.addJsonPatch(...plan.patches.map(patchOf));
      return object;
    }
    case 'include':
      return new library.Include(scope, id, { url: fileNamed(plan.file) });
    case 'kinds': {
      const chart = new library.Chart(scope, id, { namespace: 'shop' });
      SCENARIOS.find(({ title }) => title === plan.scenario)!.build(library.plus, chart);
      return chart;
    }
  }
}

function newChart({ own, ...props }: ChartPlan, scope: Construct, id: string, library: Library): cdk8s.Chart {
  const { namespace, labels, disableResourceNameHashes } = props;
  const OwnChart = own ? ownCharts(library)[own] : library.Chart;
  return new OwnChart(scope, id, { namespace, labels, disableResourceNameHashes });
}

function ownCharts({ Chart }: Library): { [own in NonNullable<ChartPlan['own']>]: Library['Chart'] } {
  return {
    reversed: class extends Chart {
      public toJson(): any[] {
        return [...super.toJson()].reverse();
      }
    },
    'without the first': class extends Chart {
      public toJson(): any[] {
        return super.toJson().slice(1);
      }
    },
    'with one more': class extends Chart {
      public toJson(): any[] {
        return [...super.toJson(), { kind: 'Added', apiVersion: 'v1', metadata: { name: 'added' }, data: { a: '1' } }];
      }
    },
    'without any': class extends Chart {
      public toJson(): any[] {
        return [];
      }
    },
    keyed: class extends Chart {
      public toJson(): any {
        return Object.fromEntries(super.toJson().map((manifest, index) => [`key ${index}`, manifest]));
      }
    },
    'renamed objects': class extends Chart {
      public generateObjectName(object: cdk8s.ApiObject): string {
        return `${object.kind}-${object.node.id}`.toLowerCase();
      }
    },
  };
}

function newObject({ props, own, patches, calls }: ObjectPlan, scope: Construct, id: string): cdk8s.ApiObject {
  let object: cdk8s.ApiObject | undefined;
  const valueOf = (value: unknown) => realise(value, () => object);
  object = new (own ? OWN_OBJECTS[own] : cdk8s.ApiObject)(scope, id, valueOf(props));
  object.addJsonPatch(...patches.map(patchOf));
  for (const call of calls) {
    switch (call.call) {
      case 'addFinalizers':
      case 'addOwnerReference':
        object.metadata[call.call](valueOf(call.value));
        break;
      default:
        object.metadata[call.call](call.key, valueOf(call.value));
    }
  }
  return object;
}

const OWN_OBJECTS = {
  extended: class extends cdk8s.ApiObject {
    public toJson(): any {
      return { ...super.toJson(), extended: { by: this.node.id, undefined, absent: null } };
    }
  },
  replaced: class extends cdk8s.ApiObject {
    public toJson(): any {
      return { kind: this.kind, metadata: { name: this.name }, z: [1, 'a', true], a: { '': '', b: [] } };
    }
  },
};
