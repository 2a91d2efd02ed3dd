import { fieldNamesIn } from '../manifest/field-names';
import type { Resource } from '../manifest/resource';
import type { Rule } from './rule';
import type { RuleSetting } from './subject';

/** The rules that have something to say of a kind, or of one object. Most have not, and asking each would cost the most. */
export class RulesByKind {
  // whether a kind makes pods is for its posture to say, so that both answers may be asked for
  private readonly ofPods = new Map<string, KindRules>();
  private readonly ofOthers = new Map<string, KindRules>();

  constructor(private readonly settings: readonly RuleSetting[]) {}

  /** Those that look at the kind of an object. */
  public of(resource: Resource): readonly RuleSetting[] {
    return this.ofKind(resource).settings;
  }

  /** Those of them that can find something in the object as it is now. */
  public about(resource: Resource): readonly RuleSetting[] {
    const { settings, names } = this.ofKind(resource);
    if (names.size === 0) {
      return settings;
    }
    const found = fieldNamesIn(resource.manifest, names);
    return settings.filter(({ rule }) => maySay(rule, found));
  }

  private ofKind({ groupKind, hasKnownTemplates }: Resource): KindRules {
    const byKind = hasKnownTemplates ? this.ofPods : this.ofOthers;
    let found = byKind.get(groupKind);
    if (!found) {
      const settings = this.settings.filter(({ rule }) => looksAt(rule, groupKind, hasKnownTemplates));
      found = { settings, names: new Set(settings.flatMap(({ rule }) => rule.onlyWith ?? [])) };
      byKind.set(groupKind, found);
    }
    return found;
  }
}

interface KindRules {
  readonly settings: readonly RuleSetting[];
  /** The fields that some of them need. */
  readonly names: ReadonlySet<string>;
}

function looksAt({ kinds, podsOnly, podsAnd }: Rule, groupKind: string, makesPods: boolean): boolean {
  return (
    (kinds?.includes(groupKind) ?? true) && (makesPods || !(podsOnly || (podsAnd && !podsAnd.includes(groupKind))))
  );
}

function maySay({ onlyWith }: Rule, found: ReadonlySet<string>): boolean {
  if (onlyWith === undefined) {
    return true;
  }
  for (const name of onlyWith) {
    if (found.has(name)) {
      return true;
    }
  }
  return false;
}
