/** Ends a transaction so that it is taken back, and carries out what it came to. */
export class TrialOver extends Error {
  override name = "TrialOver";
  constructor(readonly done: unknown) {
    super("the trial is over");
  }
}

/** Runs something that may end in a {@link TrialOver}, which holds what it would have returned. */
export async function untilTrialOver<T>(run: () => Promise<T>): Promise<T> {
  try {
    return await run();
  } catch (error) {
    if (error instanceof TrialOver) return error.done as T;
    throw error;
  }
}
