/**
 * Something that is kept with objects under a symbol of its own, where neither cdk8s nor test matchers come across it. A
 * WeakMap does the same; but with thousands of objects, going through its entries at each garbage collection costs more
 * than making the objects.
 */
export class Note<Owner extends object, Value> {
  private readonly symbol: symbol;

  /** @param name for who debugs */
  constructor(name: string) {
    this.symbol = Symbol(name);
  }

  public of(owner: Owner): Value | undefined {
    return (owner as Noted<Value>)[this.symbol];
  }

  public write(owner: Owner, value: Value): void {
    Object.defineProperty(owner, this.symbol, { value, enumerable: false, configurable: true });
  }
}

type Noted<Value> = { readonly [symbol: symbol]: Value | undefined };
