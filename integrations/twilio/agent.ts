import type { Person } from "@/core/integrations/facts.ts";

/** What a status callback says of its leg. */
export interface LegEnds {
  readonly from: string;
  readonly to: string;
  /** As Twilio sees it: "inbound" is what reaches Twilio, also from an agent's browser. */
  readonly twilioDirection: string;
  readonly isChild: boolean;
  /** `?agent=` and `?direction=` of the address that was set up for the callback. */
  readonly query: { readonly agent?: string | undefined; readonly direction?: string | undefined };
}

export type Direction = "inbound" | "outbound";

const MOST_CHARACTERS = 150;

/** Agents' browsers and desk phones have such names; customers have numbers. */
const isAgentsName = (name: string) => /^(client|sips?):./iu.test(bare(name));

/** Without the name and the brackets that SIP may put around: `"Ada" <sip:ada@pbx.example>`. */
function bare(name: string): string {
  return (/^[^<>]*<([^<>]+)>[^<>]*$/.exec(name)?.[1] ?? name).trim();
}

/**
 * Which way the call went for the agent. Null where only the leg that dialed this one knows.
 */
export function directionOf({ from, to, twilioDirection, isChild, query }: LegEnds) {
  if (query.direction === "inbound" || query.direction === "outbound") return query.direction;
  if (isAgentsName(from)) return "outbound";
  if (isChild) return isAgentsName(to) ? "inbound" : null;
  // A dialed leg, also where its parent is not named.
  if (twilioDirection === "outbound-dial" && isAgentsName(to)) return "inbound";
  return twilioDirection === "inbound" ? "inbound" : "outbound";
}

/**
 * Whose leg it was: who the address says, or else the agent's browser or desk phone at one end, or
 * else the number at the agent's end. Which end of a dialed leg that is has to be known: the other
 * one is a customer, who must not be taken for an agent.
 */
export function personOf(ends: LegEnds, direction: Direction | null): Person {
  const { from, to, query } = ends;
  if (query.agent) return `agent:${query.agent}`;
  const agentsEnd = direction === "inbound" ? to : from;
  const named = [agentsEnd, to, from].find(isAgentsName);
  if (named) {
    return bare(named).split(";")[0]!.replace(/^client:/i, "client:").slice(0, MOST_CHARACTERS);
  }
  const number = agentsEnd.replace(/[\s().-]/g, "");
  return direction !== null && /^\+?\d{2,20}$/.test(number) ? `number:${number}` : null;
}
