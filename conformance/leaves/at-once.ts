/** How many requests are on their way at a time. */
const AT_ONCE = 4;

/** Does something for each item, several at a time; the results are in the order of the items. */
export async function each<One, Result>(ones: readonly One[], work: (one: One) => Promise<Result>): Promise<Result[]> {
  const waiting = ones.map((one, index) => [one, index] as const);
  const results: Result[] = [];
  const worker = async () => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      results[next[1]] = await work(next[0]);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  return results;
}
