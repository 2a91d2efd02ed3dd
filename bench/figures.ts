import { Case, keyOf } from './cases';
import { byTurns, Figure, figureOf } from './rounds';
import type { Run, Workspace } from './workspace';

/** What was measured of synth. */
export class Figures {
  /** Measures all cases by turns. A case that fails is not tried again. */
  static measure(cases: readonly Case[], workspace: Workspace): Figures {
    const failures = new Map<string, string>();
    const runs = byTurns(Object.fromEntries(cases.map((one) => [keyOf(one), () => attempt(one, workspace, failures)])));
    return new Figures(runs, failures);
  }

  private constructor(
    private readonly runs: Readonly<Record<string, readonly (Run | undefined)[]>>,
    /** Why, by key. */
    readonly failures: ReadonlyMap<string, string>,
  ) {}

  /** @returns nothing if one of the cases was not measured, or failed */
  of(cases: readonly Case[], figure: (...runs: Run[]) => number): Figure | undefined {
    const results = cases.map((one) => this.runs[keyOf(one)]);
    const complete = results.every((runs): runs is Run[] => runs !== undefined && !runs.includes(undefined));
    return complete ? figureOf(results, figure) : undefined;
  }

  /** The first run of a case, for what is the same in all. */
  sample(one: Case): Run | undefined {
    return this.runs[keyOf(one)]?.[0];
  }
}

function attempt(one: Case, workspace: Workspace, failures: Map<string, string>): Run | undefined {
  const key = keyOf(one);
  if (failures.has(key)) return undefined;
  try {
    return workspace.run(one.workload, one);
  } catch (error) {
    // a case of several hours' worth is not lost for one that fails: its rows say so
    failures.set(key, (error as Error).message);
    return undefined;
  }
}
