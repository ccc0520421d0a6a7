import { delay } from "@std/async/delay";
import { isTransient } from "@/db/postgres/transient.ts";

const MAX_ATTEMPTS = 4;

/** Tries a transaction again that was in another's way. */
export async function retrying<T>(run: () => Promise<T>): Promise<T> {
  for (let attempt = 1;; attempt++) {
    try {
      return await run();
    } catch (error) {
      if (attempt === MAX_ATTEMPTS || !isTransient(error)) throw error;
      await delay(attempt * 20);
    }
  }
}
