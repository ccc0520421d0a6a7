import type { AgentRef } from "@/core/agents/views.ts";

/**
 * Returns the agents that match a search: every word must occur in the name or the id, ignoring
 * case and accents. Agents whose name begins with the search come first; the order is by name
 * otherwise.
 */
export function matchAgents(agents: readonly AgentRef[], search: string): AgentRef[] {
  const words = plain(search).split(/\s+/).filter((word) => word !== "");
  const start = words.join(" ");
  return agents
    .map((agent) => ({ agent, name: plain(agent.name), text: plain(`${agent.name} ${agent.id}`) }))
    .filter(({ text }) => words.every((word) => text.includes(word)))
    .sort((a, b) =>
      Number(b.name.startsWith(start)) - Number(a.name.startsWith(start)) ||
      a.name.localeCompare(b.name) || a.agent.id.localeCompare(b.agent.id)
    )
    .map(({ agent }) => agent);
}

function plain(text: string): string {
  return text.normalize("NFD").replace(/\p{Mark}/gu, "").toLowerCase().trim();
}
