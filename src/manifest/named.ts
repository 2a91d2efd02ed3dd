/** Values by a namespace and a name: found without a text put together of both, which would have to be hashed each time. */
export class Named<Value> {
  private readonly byNamespace = new Map<string, Map<string, Value>>();

  public get(namespace: string, name: string): Value | undefined {
    return this.byNamespace.get(namespace)?.get(name);
  }

  /** Sets what is not there yet. */
  public add(namespace: string, name: string, value: Value): void {
    const names = this.byNamespace.get(namespace);
    if (!names) {
      this.byNamespace.set(namespace, new Map([[name, value]]));
    } else if (!names.has(name)) {
      names.set(name, value);
    }
  }

  public set(namespace: string, name: string, value: Value): void {
    let names = this.byNamespace.get(namespace);
    if (!names) {
      names = new Map();
      this.byNamespace.set(namespace, names);
    }
    names.set(name, value);
  }
}
