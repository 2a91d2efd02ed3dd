import { isObject, JsonObject, setField } from '../manifest/json';
import { Field, Form, Mapping, MappingForm, OTHER_FORM } from './mapping-form';

/**
 * What a generated class does with its props, learned by asking it about one field after the other. The class itself
 * copies each object as often as it has fields, and so takes longer than all the rest of rendering. How often it is asked
 * depends on the number of fields, and not on that of objects.
 */
export class LearnedMapping {
  private readonly constants: JsonObject;
  private readonly form: MappingForm;

  constructor(private readonly mapping: Mapping) {
    this.constants = mapping({});
    this.form = new MappingForm(mapping, Object.keys(this.constants));
  }

  /** What the class makes of props: plain data without `null`. */
  public map(props: JsonObject): JsonObject {
    try {
      return this.mapFields(this.form.root, props, this.withConstants());
    } catch (error) {
      if (error === OTHER_FORM) {
        return this.mapping(props); // which may refuse it
      }
      throw error;
    }
  }

  /** Key by key: what is added to a copy that was spread has a shape of its own in V8, and all that reads it slows down. */
  private withConstants(): JsonObject {
    const manifest: JsonObject = {};
    for (const key of this.form.constants) {
      manifest[key] = this.constants[key];
    }
    return manifest;
  }

  private mapValue(form: Form, value: unknown): unknown {
    if (value === undefined) {
      return undefined;
    }
    switch (form.is) {
      case 'same':
        return value;
      case 'wrapped':
        return objectOf(value).value;
      case 'list':
        return this.mapItems(this.form.itemOf(form), value);
      case 'map':
        return this.mapEntries(this.form.itemOf(form), objectOf(value));
      case 'fields':
        return this.mapFields(form, objectOf(value), {});
      default:
        throw OTHER_FORM;
    }
  }

  private mapItems(form: Form, value: unknown): unknown[] {
    if (!Array.isArray(value)) {
      throw OTHER_FORM;
    }
    return value.map((item) => this.mapValue(form, item));
  }

  private mapEntries(form: Form, value: JsonObject): JsonObject {
    const mapped: JsonObject = {};
    for (const key of Object.keys(value)) {
      if (value[key] !== undefined) {
        setField(mapped, key, this.mapValue(form, value[key])); // what is undefined then stays, as in the class
      }
    }
    return mapped;
  }

  /** @param mapped what fields are added to, in the order of the class */
  private mapFields(form: Extract<Form, { is: 'fields' }>, value: JsonObject, mapped: JsonObject): JsonObject {
    const fields: Field[] = [];
    for (const key of Object.keys(value)) {
      fields.push(this.form.fieldOf(form, key));
    }
    // not before all are known, as the ranks of others change when the class is asked about one
    if (!areInOrder(fields)) {
      fields.sort((left, right) => left.rank - right.rank);
    }
    for (const { key, name, form: inner } of fields) {
      const result = name === undefined ? undefined : this.mapValue(inner, value[key]);
      if (result !== undefined) {
        setField(mapped, name!, result);
      }
    }
    return mapped;
  }
}

function areInOrder(fields: readonly Field[]): boolean {
  for (let index = 1; index < fields.length; index++) {
    if (fields[index].rank < fields[index - 1].rank) {
      return false;
    }
  }
  return true;
}

function objectOf(value: unknown): JsonObject {
  if (!isObject(value)) {
    throw OTHER_FORM;
  }
  return value;
}
