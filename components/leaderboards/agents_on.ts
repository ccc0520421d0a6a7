import type { Board } from "@/core/leaderboards/views.ts";

/** Returns the ids of the agents on some boards, each once. */
export function agentsOn(boards: Readonly<Record<string, Board>>): readonly string[] {
  const entries = Object.values(boards).flatMap(({ entries, me }) =>
    me ? [...entries, me] : entries
  );
  return [...new Set(entries.map(({ agent }) => agent.id))];
}
