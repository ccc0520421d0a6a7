import type { Kysely } from "kysely";
import { LRUCache } from "lru-cache";
import { isEmail, normalizeSubject } from "../../core/identity.ts";
import { createAgents, findSubjects, type NewAgent } from "../../db/agents.ts";
import type { Schema } from "../../db/schema.ts";

/** Finds the agents that events are about. */
export interface Subjects {
  /**
   * The database ids of the subjects' agents, by the subjects as they are asked for; compared as
   * `core/identity.ts` has them. Unknown subjects are created when allowed, and missing
   * from the answer otherwise.
   */
  resolve(asked: readonly { subject: string; mayCreate: boolean }[]): Promise<Map<string, number>>;
}

const CACHE_SIZE = 100_000;
// A changed e-mail address counts for events after this long at the latest.
const CACHE_MS = 60_000;

/** Opens the lookup with a bounded cache: an agent's id never changes, so hits need no query. */
export function openSubjects(db: Kysely<Schema>): Subjects {
  // Counted as a size and not as `max`, which would make room for all of them at once.
  const cache = new LRUCache<string, number>({
    maxSize: CACHE_SIZE,
    sizeCalculation: () => 1,
    ttl: CACHE_MS,
  });
  return {
    async resolve(asked) {
      const normal = new Map(asked.map(({ subject }) => [subject, normalizeSubject(subject)]));
      const found = new Map<string, number>();
      const unknown = new Map<string, boolean>();
      for (const { subject: sent, mayCreate } of asked) {
        const subject = normal.get(sent)!;
        const cached = cache.get(subject);
        if (cached !== undefined) found.set(subject, cached);
        else if (subject !== "") {
          unknown.set(subject, mayCreate || (unknown.get(subject) ?? false));
        }
      }
      if (unknown.size > 0) await lookUp([...unknown.keys()]);
      const toCreate = [...unknown].filter(([subject, may]) => may && !found.has(subject));
      if (toCreate.length > 0) {
        // Made in a transaction of their own, before any agent is locked: a batch that fails leaves
        // empty agents behind, which harm nobody, and no two batches can wait for each other.
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
 * A new agent for a subject; a name is made from it until somebody gives a better one.
 * @param subject as `normalizeSubject` makes it
 */
export function agentFor(subject: string): NewAgent {
  if (!isEmail(subject)) return { id: subject, name: subject, email: null };
  const words = subject.slice(0, subject.indexOf("@")).split(/[._+-]+/).filter(Boolean);
  const name = words.map(capitalize).join(" ");
  return { id: subject, name: name || subject, email: subject };
}

/** By whole characters: a letter may take two of JavaScript's. */
function capitalize(word: string): string {
  const [first = "", ...rest] = word;
  return first.toUpperCase() + rest.join("");
}
