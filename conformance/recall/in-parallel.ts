/** Runs jobs, so many at a time. */
export async function inParallel(jobs: readonly (() => Promise<void>)[], atATime: number): Promise<void> {
  const waiting = jobs.values();
  const worker = async () => {
    for (const job of waiting) await job();
  };
  await Promise.all(Array.from({ length: atATime }, worker));
}
