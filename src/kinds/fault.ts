import type { IConstruct, IValidation } from 'constructs';
import { mends } from './mends';

/**
 * Refuses bad values when the app is synthesized: by then every method has been called. Where the posture leaves objects
 * as they are, nothing is refused that cdk8s-plus takes.
 *
 * @param faults what is wrong, one message each: subject, what is wrong, value seen, what to write
 */
export function refuseAtSynth(construct: IConstruct, faults: () => readonly string[]): void {
  construct.node.addValidation(new Refusal(construct, faults));
}

class Refusal implements IValidation {
  constructor(
    private readonly construct: IConstruct,
    private readonly faults: () => readonly string[],
  ) {}

  public validate(): string[] {
    return mends(this.construct) ? (this.faults() as string[]) : [];
  }
}
