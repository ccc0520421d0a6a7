import type { AgentRef } from "@/core/agents/views.ts";

/** A decision about a person of a tool: which agent they are, or that they do not count. */
export interface Decision {
  readonly agent: AgentRef | null;
  readonly isIgnored: boolean;
}
