import { delay } from "@std/async/delay";
import { isTransient } from "@/db/postgres/transient.ts";

const MAX_ATTEMPTS = 4;

/** Runs a transaction again that failed because of another transaction (a transient error). */
export async function withRetries<T>(run: () => Promise<T>): Promise<T> {
  for (let attempt = 1;; attempt++) {
    try {
      return await run();
    } catch (error) {
      if (attempt === MAX_ATTEMPTS || !isTransient(error)) throw error;
      await delay(attempt * 20);
    }
  }
}
