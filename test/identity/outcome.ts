import * as fs from 'fs';
import * as path from 'path';
import { inspect } from 'util';
import { App, Chart } from 'cdk8s';
import { contentsOf, newFolder } from '../synth/folder';
import { build } from './builder';
import type { Library } from './libraries';
import type { AppPlan } from './plan';

/** What is seen of an app, mostly each of an app of its own: what one call leaves in the tree must not hide in another. */
export interface Outcome {
  /** Everything that `synth()` writes, by path; also what stands beside the output folder. */
  readonly files: Seen<{ readonly [path: string]: string | null } | undefined>;
  readonly yaml: Seen<string>;
  /** What charts render, to the last `undefined` and `-0`. */
  readonly objects: Seen<readonly string[]>;
  /** The paths of charts in order, once something was rendered. */
  readonly charts: Seen<readonly string[]>;
}

/** What came back, or the message of the error that was thrown. */
export type Seen<Result> = { readonly result: Result } | { readonly error: string };

export function outcomeOf(plan: AppPlan, library: Library): Outcome {
  return inEnvironment(environmentOf(plan), () => {
    const rendered = seen(plan, library, (app) => ({
      yaml: app.synthYaml(),
      charts: app.charts.map(({ node }) => node.path),
    }));
    return {
      files: seen(plan, library, (app) => {
        library.synth(app);
        return contentsOf(path.dirname(app.outdir));
      }),
      yaml: 'error' in rendered ? rendered : { result: rendered.result.yaml },
      charts: 'error' in rendered ? rendered : { result: rendered.result.charts },
      objects: seen(plan, library, (app) => {
        const charts = app.node.findAll().filter(Chart.isChart);
        return charts.map((chart) => `${chart.node.path}: ${textOf(library.synthChart(chart))}`);
      }),
    };
  });
}

function seen<Result>(plan: AppPlan, library: Library, see: (app: App) => Result): Seen<Result> {
  const outdir = newFolder();
  try {
    return { result: see(build(plan, library, outdir)) };
  } catch (error) {
    return { error: (error as Error).message };
  } finally {
    fs.rmSync(path.dirname(outdir), { recursive: true });
  }
}

function textOf(value: unknown): string {
  return inspect(value, { depth: Infinity, maxArrayLength: Infinity, maxStringLength: Infinity });
}

interface Environment {
  readonly [name: string]: string | undefined;
}

function environmentOf({ unsorted, metadata }: AppPlan): Environment {
  return {
    CDK8S_DISABLE_SORT: unsorted ? '1' : undefined,
    CDK8S_RECORD_CONSTRUCT_METADATA: metadata === 'by environment' ? 'true' : undefined,
  };
}

function inEnvironment<Result>(environment: Environment, run: () => Result): Result {
  const before = { ...process.env };
  for (const [name, value] of Object.entries(environment)) {
    if (value === undefined) {
      delete process.env[name];
    } else {
      process.env[name] = value;
    }
  }
  try {
    return run();
  } finally {
    process.env = before;
  }
}
