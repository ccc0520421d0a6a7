import type { Day } from "@/core/calendars/calendar.ts";

/** The parts of a spin's id. */
export interface SpinIdentity {
  /** The day of the seed, in the organization's time zone. */
  readonly day: Day;
  readonly agent: string;
  /** The number of the agent's spin on that day, from 1. */
  readonly number: number;
}

/**
 * Returns the id of an agent's n-th spin of a day. The server cannot choose any part of it, so it
 * cannot search for an id that draws a certain prize.
 */
export function toSpinId({ day, agent, number }: SpinIdentity): string {
  return `${day}.${agent}.${number}`;
}

/** Parses a spin's id; null when it is not one. An agent's id may itself contain dots. */
export function fromSpinId(id: string): SpinIdentity | null {
  const match = /^(\d{4}-\d{2}-\d{2})\.(.+)\.([1-9]\d{0,8})$/s.exec(id);
  if (!match) return null;
  return { day: match[1]!, agent: match[2]!, number: Number(match[3]) };
}

/** Returns the message that is signed with the day's seed to draw a spin. */
export function signedMessageOf(agent: string, spinId: string): string {
  return `${agent}:${spinId}`;
}
