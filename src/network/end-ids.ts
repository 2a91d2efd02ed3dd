/** Ids of everything that can be at an end of an edge, each given once. */
export class EndIds {
  private readonly taken = new Set<string>();

  /** The id that is wanted; with a number, if somebody else has it. */
  public take(wanted: string): string {
    let id = wanted;
    for (let number = 2; this.taken.has(id); number++) {
      id = `${wanted} (${number})`;
    }
    this.taken.add(id);
    return id;
  }
}
