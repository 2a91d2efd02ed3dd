import type { Resource } from '../manifest/resource';
import { AlikeObjects } from './alike-objects';
import type { Context } from './context';
import { RulesByKind } from './rules-by-kind';
import type { RuleSetting } from './subject';

/** The rules that have to be asked of one object after another; all others hold. */
export class RulesToAsk {
  private readonly byKind: RulesByKind;
  private readonly alike = new Map<readonly RuleSetting[], AlikeObjects>();

  constructor(
    settings: readonly RuleSetting[],
    private readonly context: Context,
  ) {
    this.byKind = new RulesByKind(settings);
  }

  /** In the order of all. */
  public about(resource: Resource): readonly RuleSetting[] {
    const settings = this.byKind.of(resource); // one list for each kind
    let alike = this.alike.get(settings);
    if (!alike) {
      alike = new AlikeObjects(settings, this.context);
      this.alike.set(settings, alike);
    }
    return alike.rulesToAsk(resource) ?? this.byKind.about(resource);
  }
}
