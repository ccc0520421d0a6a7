import type { Kysely } from "kysely";
import { LRUCache } from "lru-cache";
import { isEmail, nameFromEmail, normalizeSubject } from "@/core/identity.ts";
import { findSubjects } from "@/db/agents/agents.ts";
import { createAgents, type NewAgent } from "@/db/agents/new_agents.ts";
import type { Schema } from "@/db/postgres/schema.ts";

/** Finds the agents of events. */
export interface Subjects {
  /**
   * Returns the row ids of the subjects' agents, by the subject as asked for. Subjects are compared
   * as in `core/identity.ts`. Unknown subjects are created when allowed, and otherwise are missing
   * from the result.
   */
  resolve(asked: readonly { subject: string; mayCreate: boolean }[]): Promise<Map<string, number>>;
  /** Drops what is cached, after agents were deleted. */
  forget(): void;
}

const CACHE_SIZE = 100_000;
// The maximum delay until a changed e-mail address applies to events.
const CACHE_MILLISECONDS = 60_000;

/**
 * Opens the lookup with a bounded cache. An agent's row id never changes, so a cache hit needs no
 * query.
 * @param onRead called with whether the cache knew a subject
 */
export function openSubjects(
  db: Kysely<Schema>,
  onRead?: (isHit: boolean) => void,
): Subjects {
  // Counted as a size and not as `max`, which would make room for all of them at once.
  const cache = new LRUCache<string, number>({
    maxSize: CACHE_SIZE,
    sizeCalculation: () => 1,
    ttl: CACHE_MILLISECONDS,
  });
  return {
    forget: () => cache.clear(),
    async resolve(asked) {
      const normal = new Map(asked.map(({ subject }) => [subject, normalizeSubject(subject)]));
      const found = new Map<string, number>();
      const unknown = new Map<string, boolean>();
      for (const { subject: sent, mayCreate } of asked) {
        const subject = normal.get(sent)!;
        const cached = cache.get(subject);
        onRead?.(cached !== undefined);
        if (cached !== undefined) found.set(subject, cached);
        else if (subject !== "") {
          unknown.set(subject, mayCreate || (unknown.get(subject) ?? false));
        }
      }
      if (unknown.size > 0) await lookUp([...unknown.keys()]);
      const toCreate = [...unknown].filter(([subject, may]) => may && !found.has(subject));
      if (toCreate.length > 0) {
        // Created in a transaction of its own, before any agent is locked. So a failed batch may
        // leave empty agents, which do no harm, and two batches never wait for each other.
        await createAgents(db, toCreate.map(([subject]) => agentFor(subject)));
        await lookUp(toCreate.map(([subject]) => subject));
      }
      return new Map(
        [...normal].flatMap(([sent, subject]) => {
          const rowId = found.get(subject);
          return rowId === undefined ? [] : [[sent, rowId] as const];
        }),
      );

      async function lookUp(subjects: string[]) {
        for (const [subject, id] of await findSubjects(db, subjects)) {
          cache.set(subject, id);
          found.set(subject, id);
        }
      }
    },
  };
}

/**
 * Returns a new agent for a subject. Its name is derived from the subject until somebody changes
 * it.
 * @param subject as `normalizeSubject` returns it
 */
function agentFor(subject: string): NewAgent {
  if (!isEmail(subject)) return { id: subject, name: subject, email: null };
  return { id: subject, name: nameFromEmail(subject), email: subject };
}
