/** The four tools that send events. They are also the four kinds of work. */
export type Tool = "chat" | "pipeline" | "contacts" | "dialer";
export const TOOLS: readonly Tool[] = ["chat", "pipeline", "contacts", "dialer"];

/** An agent of the simulation. */
export interface SimulatedAgent {
  readonly id: string;
  /** How good the work is, from 0 to 1. Qualities, satisfaction and accuracy vary around it. */
  readonly skill: number;
  /**
   * How fast the agent works; 1 is average. A higher pace means more work and shorter response
   * times.
   */
  readonly pace: number;
  /** The share of the work with each tool, as any positive numbers. */
  readonly focus: Readonly<Record<Tool, number>>;
}

/** A member of the sample team. */
export interface SampleAgent extends SimulatedAgent {
  readonly name: string;
  readonly email: string;
  readonly team: string;
}

/** A sample person who is not an agent. */
export interface SamplePerson {
  readonly name: string;
  readonly email: string;
}

const CHAT = { chat: 7, pipeline: 1, contacts: 2, dialer: 1 };
const SALES = { chat: 1, pipeline: 6, contacts: 2, dialer: 4 };
const CALLS = { chat: 1, pipeline: 1, contacts: 2, dialer: 7 };
const MIXED = { chat: 3, pipeline: 3, contacts: 3, dialer: 3 };

export const SAMPLE_TEAMS: readonly { readonly key: string; readonly name: string }[] = [
  { key: "care", name: "Customer Care" },
  { key: "sales", name: "Sales" },
  { key: "calls", name: "Call Center" },
];

/** A domain that can never exist, so that no real person gets mail. */
const DOMAIN = "laurel.example";

export const SAMPLE_AGENTS: readonly SampleAgent[] = [
  member("Ava Chen", "care", 0.86, 1.1, CHAT),
  member("Mateo Alvarez", "care", 0.78, 1.15, CHAT),
  member("Priya Raman", "care", 0.9, 0.95, MIXED),
  member("Jonas Weber", "care", 0.7, 1, CHAT),
  member("Amara Okafor", "sales", 0.88, 1.05, SALES),
  member("Liam O'Connor", "sales", 0.74, 1.2, SALES),
  member("Yuki Tanaka", "sales", 0.83, 0.95, MIXED),
  member("Sofia Rossi", "sales", 0.8, 1, SALES),
  member("Noah Williams", "calls", 0.72, 1.1, CALLS),
  member("Fatima Haddad", "calls", 0.87, 1, CALLS),
  member("Emeka Nwosu", "calls", 0.8, 0.9, CALLS),
  member("Ingrid Larsen", "calls", 0.76, 1.05, MIXED),
];

/** The manager of all three teams. */
export const SAMPLE_MANAGER: SamplePerson = person("Grace Kim");
export const SAMPLE_ADMIN: SamplePerson = person("Daniel Moreau");

/**
 * Returns this many agents: first the sample team, then `agent-013`, `agent-014` and so on, each
 * with individual strengths.
 */
export function simulatedAgents(count: number): readonly SimulatedAgent[] {
  const focuses = [CHAT, SALES, CALLS, MIXED] as const;
  return Array.from({ length: count }, (_, index) =>
    SAMPLE_AGENTS[index] ?? {
      id: `agent-${String(index + 1).padStart(3, "0")}`,
      skill: 0.65 + (index * 7 % 25) / 100,
      pace: 0.85 + (index * 11 % 35) / 100,
      focus: focuses[index % focuses.length]!,
    });
}

function person(name: string): SamplePerson {
  return { name, email: `${idOf(name)}@${DOMAIN}` };
}

function member(
  name: string,
  team: string,
  skill: number,
  pace: number,
  focus: SimulatedAgent["focus"],
): SampleAgent {
  return { id: idOf(name), ...person(name), team, skill, pace, focus };
}

function idOf(name: string): string {
  return name.toLowerCase().replaceAll("'", "").replaceAll(" ", ".");
}
