import { signal } from "@preact/signals";
import { ask } from "@/components/admin/admin_api.ts";
import type { Page } from "@/core/shapes.ts";
import type { AgentRef } from "@/core/agents/views.ts";

/** The agents to choose from; shared by all choosers of the page. */
export interface Agents {
  /** Null until they are known. */
  readonly all: readonly AgentRef[] | null;
  readonly error: string | null;
}

/** So many are offered; beyond, the API is the way. */
const MAX = 10_000;
const FRESH_MILLISECONDS = 60_000;

const agents = signal<Agents>({ all: null, error: null });
let readAt = -Infinity;
let isReading = false;

/** The agents as far as they are known. */
export function useAgents(): Agents {
  return agents.value;
}

/** Reads the agents, unless that was done a moment ago. */
export async function readAgents(): Promise<void> {
  if (isReading || Date.now() - readAt < FRESH_MILLISECONDS) return;
  isReading = true;
  const all: AgentRef[] = [];
  for (let cursor: string | null = ""; cursor !== null && all.length < MAX;) {
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
