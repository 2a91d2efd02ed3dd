/** How many requests an API server gets at a time. */
const AT_ONCE = 4;

/** Does the work for each item, a few at a time. Returns the results in the order of the items. */
export async function inFlight<Item, Result>(
  items: readonly Item[],
  work: (item: Item) => Promise<Result>,
): Promise<Result[]> {
  const results: Result[] = [];
  let next = 0;
  const worker = async () => {
    while (next < items.length) {
      const index = next++;
      results[index] = await work(items[index]);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  return results;
}
