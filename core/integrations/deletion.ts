import type { ContactFact, DealFact, TaskFact } from "./facts.ts";

type Removable = DealFact | ContactFact | TaskFact;
type Deletion = Extract<Removable, { what: "deleted" }>;

/**
 * Returns the deletion of an object that is in force: the first one after the last time the object
 * was known to exist. An erased object never comes back.
 * @param facts in any order
 */
export function standingDeletion(facts: readonly Removable[]): Deletion | undefined {
  const deletions = facts.filter((fact) => fact.what === "deleted");
  const lastSeen = Math.max(
    ...facts.filter(({ what }) => what === "restored").map(({ time }) => time),
    -Infinity,
  );
  const standing = deletions.filter(({ time, isErased }) => isErased || time >= lastSeen);
  return standing.toSorted((a, b) => a.time - b.time || (a.key < b.key ? -1 : 1))[0];
}
