import type { ToolPerson } from "@/core/integrations/facts.ts";

/** The two ends of a leg, as its status callback reports them. */
export interface LegEnds {
  readonly from: string;
  readonly to: string;
  /**
   * Twilio's direction: "inbound" is every call that reaches Twilio, also from an agent's browser.
   */
  readonly twilioDirection: string;
  readonly isChild: boolean;
  /** `?agent=` and `?direction=` of the callback's address. */
  readonly query: { readonly agent?: string | undefined; readonly direction?: string | undefined };
}

export type Direction = "inbound" | "outbound";

const MAX_CHARACTERS = 150;

/** Agents' browsers and desk phones have such names; customers have numbers. */
const isAgentsName = (name: string) => /^(client|sips?):./iu.test(bare(name));

/** Removes the name and the brackets that SIP may add: `"Ada" <sip:ada@pbx.example>`. */
function bare(name: string): string {
  return (/^[^<>]*<([^<>]+)>[^<>]*$/.exec(name)?.[1] ?? name).trim();
}

/** Returns the direction of the call for the agent. Null when only the parent leg shows it. */
export function directionOf({ from, to, twilioDirection, isChild, query }: LegEnds) {
  if (query.direction === "inbound" || query.direction === "outbound") return query.direction;
  if (isAgentsName(from)) return "outbound";
  if (isChild) return isAgentsName(to) ? "inbound" : null;
  // This is a dialed leg, even when its parent is missing.
  if (twilioDirection === "outbound-dial" && isAgentsName(to)) return "inbound";
  return twilioDirection === "inbound" ? "inbound" : "outbound";
}

/**
 * Returns the person of a leg: named in the address, else the agent's browser or desk phone at one
 * end, else the number at the agent's end. For a dialed leg, the agent's end must be known, because
 * the other end is a customer, who must not be taken for an agent.
 */
export function personOf(ends: LegEnds, direction: Direction | null): ToolPerson {
  const { from, to, query } = ends;
  if (query.agent) return `agent:${query.agent}`;
  const agentsEnd = direction === "inbound" ? to : from;
  const named = [agentsEnd, to, from].find(isAgentsName);
  if (named) {
    return bare(named).split(";")[0]!.replace(/^client:/i, "client:").slice(0, MAX_CHARACTERS);
  }
  const number = agentsEnd.replace(/[\s().-]/g, "");
  return direction !== null && /^\+?\d{2,20}$/.test(number) ? `number:${number}` : null;
}
