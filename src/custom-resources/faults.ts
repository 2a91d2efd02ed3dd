import { Duration } from 'cdk8s';
import { isAbsent } from '../manifest/json';
import { dnsLabelFault, dnsSubdomainFault, labelValueFault, qualifiedNameFault } from '../manifest/name';
import { valueText } from '../posture/value-text';
import { durationText } from './duration-text';

/** The least and the most that a number may be, both included. */
export interface Bounds {
  readonly least: number;
  /** @default - what fits into 32 bits */
  readonly most?: number;
}

const LARGEST = 2 ** 31 - 1;
const LONGEST_NAME = 253;

/**
 * What is wrong with the props of a custom resource. Each check gives the value back, so that it can stand where the
 * value is written; what is not set is not checked.
 */
export class Faults {
  private readonly found: string[] = [];

  /** A message each: subject, what is wrong, value seen, what to write. */
  public get all(): string[] {
    return [...this.found];
  }

  public add(message: string): void {
    this.found.push(message);
  }

  /** A whole number within bounds. */
  public number<Value extends number | undefined>(what: string, value: Value, { least, most }: Bounds): Value {
    if (value !== undefined && !(Number.isInteger(value) && value >= least && value <= (most ?? LARGEST))) {
      const range = most === undefined ? `of at least ${least}` : `from ${least} to ${most}`;
      this.add(`${what} must be a whole number ${range}, not ${valueText(value)}`);
    }
    return value;
  }

  public port<Value extends number | undefined>(what: string, value: Value): Value {
    return this.number(what, value, { least: 1, most: 65535 });
  }

  /** Text that a function finds nothing wrong with. */
  public text<Value extends string | undefined>(
    what: string,
    value: Value,
    faultOf: (text: string) => string | undefined,
  ): Value {
    const fault = isAbsent(value) ? undefined : typeof value === 'string' ? faultOf(value) : 'must be a string';
    if (fault) {
      this.add(fault.startsWith('must') ? `${what} ${fault}, not ${valueText(value)}` : `${what} ${fault}`);
    }
    return value;
  }

  /** Text that is not empty. */
  public filled<Value extends string | undefined>(what: string, value: Value): Value {
    return this.text(what, value, (text) => (text === '' ? 'must not be empty' : undefined));
  }

  /** Text of a syntax. */
  public matching<Value extends string | undefined>(what: string, value: Value, syntax: RegExp, must: string): Value {
    return this.text(what, value, (text) => (syntax.test(text) ? undefined : must));
  }

  /** The name of most kinds of objects. */
  public objectName<Value extends string | undefined>(what: string, value: Value): Value {
    return this.text(what, value, dnsSubdomainFault);
  }

  public namespace<Value extends string | undefined>(what: string, value: Value): Value {
    return this.text(what, value, dnsLabelFault);
  }

  /** A host name, of which the first part may be `*`. */
  public hostname<Value extends string | undefined>(what: string, value: Value): Value {
    return this.text(what, value, (text) =>
      text.length > LONGEST_NAME ? dnsSubdomainFault(text) : dnsSubdomainFault(text.replace(/^\*\./, '')),
    );
  }

  /** Text for a length of time. */
  public duration(what: string, value: Duration | undefined, least = 0): string | undefined {
    if (value && value.toMilliseconds({ integral: false }) < least) {
      this.add(`${what} must be at least ${durationText(Duration.millis(least))}, not ${durationText(value)}`);
    }
    return value && durationText(value);
  }

  /** A length of time in whole seconds. */
  public seconds(what: string, value: Duration | undefined, least = 0): number | undefined {
    const seconds = value?.toSeconds({ integral: false });
    if (value && !(Number.isInteger(seconds) && seconds! >= least)) {
      this.add(`${what} must be whole seconds, at least ${least}, not ${durationText(value)}`);
    }
    return seconds;
  }

  /** A list with a number of items within bounds. */
  public list<Item>(what: string, items: readonly Item[], { least, most = Infinity }: Bounds): readonly Item[] {
    if (items.length < least) {
      this.add(`there are no ${what}; write at least ${least === 1 ? 'one' : least}`);
    } else if (items.length > most) {
      this.add(`there are ${items.length} ${what}; write at most ${most === 1 ? 'one' : most}`);
    }
    return items;
  }

  /** Things that are told apart by something. */
  public distinct(what: string, keys: readonly string[]): void {
    const twice = new Set(keys.filter((key, index) => keys.indexOf(key) !== index));
    for (const key of twice) {
      this.add(`${what} ${valueText(key)} is there twice; write it once`);
    }
  }

  public labels(what: string, labels: { readonly [label: string]: string }): { readonly [label: string]: string } {
    for (const [key, value] of Object.entries(labels)) {
      const fault = qualifiedNameFault(key) ?? labelValueFault(value);
      if (fault) {
        this.add(`the label ${valueText(key)}: ${valueText(value)} of ${what} ${fault}`);
      }
    }
    return { ...labels };
  }
}
