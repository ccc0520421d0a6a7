import type { Day } from "@/core/calendars/calendar.ts";

/** What a spin's id says. */
export interface SpinIdentity {
  /** Day of the seed, in the organization's zone. */
  readonly day: Day;
  readonly agent: string;
  /** Which of the agent's spins of that day, from 1. */
  readonly number: number;
}

/**
 * The id of an agent's n-th spin of a day. Nothing in it is for the server to choose, so it cannot
 * look for an id that draws what it likes.
 */
export function toSpinId({ day, agent, number }: SpinIdentity): string {
  return `${day}.${agent}.${number}`;
}

/** Reads a spin's id, or null when it is none. An agent's id may hold dots itself. */
export function fromSpinId(id: string): SpinIdentity | null {
  const match = /^(\d{4}-\d{2}-\d{2})\.(.+)\.([1-9]\d{0,8})$/s.exec(id);
  if (!match) return null;
  return { day: match[1]!, agent: match[2]!, number: Number(match[3]) };
}

/** What is signed with the day's seed to draw a spin. */
export function messageOf(agent: string, spinId: string): string {
  return `${agent}:${spinId}`;
}
