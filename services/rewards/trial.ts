/** Thrown to roll a transaction back. It carries the result out of the transaction. */
export class TrialOver extends Error {
  override name = "TrialOver";
  constructor(readonly done: unknown) {
    super("the trial is over");
  }
}

/**
 * Runs a function that may throw {@link TrialOver}; then returns the result that the error carries.
 */
export async function untilTrialOver<T>(run: () => Promise<T>): Promise<T> {
  try {
    return await run();
  } catch (error) {
    if (error instanceof TrialOver) return error.done as T;
    throw error;
  }
}
