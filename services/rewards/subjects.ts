import type { Kysely } from "kysely";
import { LRUCache } from "lru-cache";
import { createAgents, findSubjects, type NewAgent } from "../../db/agents.ts";
import type { Schema } from "../../db/schema.ts";

/** Finds the agents that events are about. */
export interface Subjects {
  /**
   * The database ids of the subjects' agents. Unknown subjects are created when allowed, and missing
   * from the answer otherwise.
   */
  resolve(asked: readonly { subject: string; mayCreate: boolean }[]): Promise<Map<string, number>>;
}

const CACHE_SIZE = 100_000;
// A changed e-mail address counts for events after this long at the latest.
const CACHE_MS = 60_000;

/** Opens the lookup with a bounded cache: an agent's id never changes, so hits need no query. */
export function openSubjects(db: Kysely<Schema>): Subjects {
  const cache = new LRUCache<string, number>({ max: CACHE_SIZE, ttl: CACHE_MS });
  return {
    async resolve(asked) {
      const found = new Map<string, number>();
      const unknown = new Map<string, boolean>();
      for (const { subject, mayCreate } of asked) {
        const cached = cache.get(subject);
        if (cached !== undefined) found.set(subject, cached);
        else unknown.set(subject, mayCreate || (unknown.get(subject) ?? false));
      }
      if (unknown.size === 0) return found;

      await lookUp([...unknown.keys()]);
      const toCreate = [...unknown].filter(([subject, may]) => may && !found.has(subject));
      if (toCreate.length > 0) {
        // Made in a transaction of their own, before any agent is locked: a batch that fails leaves
        // empty agents behind, which harm nobody, and no two batches can wait for each other.
        const agents = new Map(
          toCreate.map(([subject]) => [agentFor(subject).id, agentFor(subject)]),
        );
        await createAgents(db, [...agents.values()]);
        await lookUp(toCreate.map(([subject]) => subject));
      }
      return found;

      async function lookUp(subjects: string[]) {
        for (const [subject, id] of await findSubjects(db, subjects)) {
          cache.set(subject, id);
          found.set(subject, id);
        }
      }
    },
  };
}

/** A new agent for a subject; a name is made from it until somebody gives a better one. */
export function agentFor(subject: string): NewAgent {
  const isEmail = /^[^\s@]+@[^\s@]+$/.test(subject);
  if (!isEmail) return { id: subject, name: subject, email: null };
  const email = subject.toLowerCase();
  const words = email.slice(0, email.indexOf("@")).split(/[._+-]+/).filter(Boolean);
  const name = words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join(" ");
  return { id: email, name: name || email, email };
}
