import { fieldOf, isAbsent, isObject, JsonObject, Path, pathText } from '../../manifest/json';
import { isPortNumber } from '../pod-ports';

/** A value in a document that somebody else wrote, and where it stands. To read it as what it is not throws. */
export class DocumentField {
  /** @param title what the document is called in messages */
  constructor(
    private readonly title: string,
    private readonly value: unknown,
    private readonly path: Path = [],
  ) {}

  /** What stands in a field of this object. */
  public field(key: string): DocumentField {
    return new DocumentField(this.title, fieldOf(this.object(), key), [...this.path, key]);
  }

  /** An object with just what a field of this object is read as; empty where there is no such field. */
  public optional<Key extends string, Value>(
    key: Key,
    read: (field: DocumentField) => Value,
  ): { readonly [field in Key]?: Value } {
    const field = this.field(key);
    return isAbsent(field.value) ? {} : ({ [key]: read(field) } as { readonly [field in Key]?: Value });
  }

  public object(): JsonObject {
    return isObject(this.value) ? this.value : this.fail('must be an object');
  }

  public items<Item>(read: (item: DocumentField) => Item): Item[] {
    const items: readonly unknown[] = Array.isArray(this.value) ? this.value : this.fail('must be a list');
    return items.map((item, index) => read(new DocumentField(this.title, item, [...this.path, index])));
  }

  public text(): string {
    return typeof this.value === 'string' ? this.value : this.fail('must be a string');
  }

  public flag(): boolean {
    return typeof this.value === 'boolean' ? this.value : this.fail('must be true or false');
  }

  public port(): number {
    return isPortNumber(this.value) ? this.value : this.fail('must be a whole number from 1 to 65535');
  }

  public oneOf<Choice extends string>(choices: readonly Choice[]): Choice {
    return choices.find((choice) => choice === this.value) ?? this.fail(`must be ${choices.join(', ')}`);
  }

  /** An object whose fields are all strings. */
  public texts(): { readonly [key: string]: string } {
    for (const key of Object.keys(this.object())) {
      this.field(key).text();
    }
    return this.object() as { readonly [key: string]: string };
  }

  /** @throws always, since the value is not what it must be */
  public fail(what: string): never {
    const seen = isAbsent(this.value) ? 'and is not there' : `not ${shown(this.value)}`;
    throw new Error(`"${this.title}": ${pathText(this.path) || 'the document'} ${what}, ${seen}`);
  }
}

const SHOWN = 60;

function shown(value: unknown): string {
  const text = JSON.stringify(value) ?? String(value);
  return text.length > SHOWN ? `${text.slice(0, SHOWN)}...` : text;
}
