import type { ToolPerson } from "@/core/integrations/facts.ts";
import { REMOVED } from "@/integrations/shared/redact.ts";
import { nameFrom } from "@/integrations/shared/text.ts";

/**
 * Reads the values of properties that Laurel uses; of all others it only matters whether there is
 * one.
 */

/** The form of HubSpot's numbers: large ones have an exponent, "1.25E7". */
const NUMBER = /^-?\d{1,15}(\.\d{1,15})?(E\+?\d{1,2})?$/i;
const MAX_AMOUNT = 1e15;

/** Returns an amount of money; null when it was cleared; undefined when it is not a number. */
export function amountOf(value: string): number | null | undefined {
  if (value === "") return null;
  return NUMBER.test(value) && Math.abs(Number(value)) < MAX_AMOUNT ? Number(value) : undefined;
}

/**
 * Returns the owner of a record; ids of owners differ from those of users. Undefined when it is not
 * an id.
 */
export function ownerOf(value: string): ToolPerson | undefined {
  if (value === "" || value === "0") return null;
  return /^\d{1,30}$/.test(value) ? `owner:${value}` : undefined;
}

/**
 * Returns what may be stored of a value: all that Laurel reads in it, or only whether there is one.
 */
export function keptOf(property: string | null, value: string): string {
  if (value === "") return "";
  switch (property) {
    case "dealstage":
    case "hs_pipeline_stage":
      return nameFrom(value) ?? REMOVED;
    case "amount":
      return amountOf(value) === undefined ? REMOVED : value;
    case "hubspot_owner_id":
      return ownerOf(value) === undefined ? REMOVED : value;
    default:
      return REMOVED;
  }
}
