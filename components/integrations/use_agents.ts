import { signal } from "@preact/signals";
import { ask } from "@/components/admin/admin_api.ts";
import type { Page } from "@/core/shapes.ts";
import type { AgentRef } from "@/core/agents/views.ts";

/** The agents to choose from. All choosers of the page share them. */
export interface Agents {
  /** Null until they are loaded. */
  readonly all: readonly AgentRef[] | null;
  readonly error: string | null;
}

/** The maximum number of agents to load. Larger teams can use the API. */
const MAX_AGENTS = 10_000;
const CACHE_MILLISECONDS = 60_000;

const agents = signal<Agents>({ all: null, error: null });
let readAt = -Infinity;
let isReading = false;

/** Returns the agents that are loaded so far. */
export function useAgents(): Agents {
  return agents.value;
}

/** Loads the agents, unless they were loaded a moment ago. */
export async function readAgents(): Promise<void> {
  if (isReading || Date.now() - readAt < CACHE_MILLISECONDS) return;
  isReading = true;
  const all: AgentRef[] = [];
  for (let cursor: string | null = ""; cursor !== null && all.length < MAX_AGENTS;) {
    const after: string = cursor === "" ? "" : `&cursor=${encodeURIComponent(cursor)}`;
    const answer = await ask<Page<AgentRef>>("GET", `/agents?limit=200${after}`);
    if (!answer.ok) {
      isReading = false;
      agents.value = { ...agents.value, error: answer.message };
      return;
    }
    all.push(...answer.data.entries.map(({ id, name }) => ({ id, name })));
    cursor = answer.data.nextCursor;
  }
  isReading = false;
  readAt = Date.now();
  agents.value = { all, error: null };
}
