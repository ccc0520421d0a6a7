/** Work in a tool that Laurel does not know: events of a type that the sample organization defined. */
import type { Random } from "./random.ts";
import type { StoryStep } from "./stories.ts";
import type { SimulatedAgent } from "./team.ts";

/** The type, as an admin would define it under Event Types. */
export const TICKET_TYPE = {
  type: "ticket_solved",
  title: "Ticket solved",
  domain: "support",
  icon: "ticket",
  fields: [
    { name: "minutes", kind: "number", minimum: 0, maximum: 10_000, unit: "minutes" },
    { name: "escalated", kind: "boolean" },
    { name: "queue", kind: "text", maximum: 50 },
  ],
  points: {
    base: 8,
    bonuses: [{ name: "quick", points: 4, when: [{ field: "minutes", op: "lte", value: 20 }] }],
  },
} as const;

/** The number of tickets of an average agent on a working day. */
const TICKETS_PER_DAY = 4;
const WORKING_SECONDS = 8 * 3_600;

/** Returns a ticket that the agent solved. @param id makes the ticket's own id unique */
export function solveTicket(
  { agent, random, id }: {
    readonly agent: SimulatedAgent;
    readonly random: Random;
    readonly id: string;
  },
): StoryStep {
  const minutes = Math.round(random.between(4, 60) / agent.pace);
  return {
    afterSeconds: minutes * 60,
    source: "/tickets",
    type: TICKET_TYPE.type,
    data: {
      objectId: `ticket-${id}`,
      minutes,
      escalated: random.chance(0.3 * (1 - agent.skill)),
      queue: random.pick(["billing", "delivery", "returns"]),
    },
  };
}

/** Returns the tickets of a day; `afterSeconds` counts from the start of work. */
export function ticketsOfDay(
  { agent, random, id, load }: {
    readonly agent: SimulatedAgent;
    readonly random: Random;
    readonly id: string;
    readonly load: number;
  },
): StoryStep[] {
  const count = Math.round(TICKETS_PER_DAY * load * agent.pace * random.between(0.5, 1.5));
  return Array.from({ length: count }, (_, index) => {
    const step = solveTicket({ agent, random, id: `${id}-${index + 1}` });
    return { ...step, afterSeconds: step.afterSeconds + random.int(0, WORKING_SECONDS) };
  });
}
