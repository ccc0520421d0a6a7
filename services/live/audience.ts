import type { OutboxMessage } from "@/db/live/outbox.ts";
import { maySeeAgent, type Viewer } from "@/services/auth/identity.ts";

/**
 * Whether a viewer gets a message: public ones, those about themselves, and those about
 * their teams
 * (P8).
 */
export function mayReceive(viewer: Viewer, message: OutboxMessage): boolean {
  if (message.agent === null) return true;
  // What people have read is nobody else's business.
  if (message.type === "inbox") return viewer.kind === "person" && viewer.agent === message.agent;
  return maySeeAgent(viewer, { id: message.agent, team: message.team });
}
