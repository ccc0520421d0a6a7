import type { Person } from "@/core/integrations/facts.ts";
import { REMOVED } from "@/integrations/shared/redact.ts";
import { nameFrom } from "@/integrations/shared/text.ts";

/** Values of properties that Laurel reads; of all others only whether there is one. */

/** As HubSpot writes numbers: large ones with an exponent, "1.25E7". */
const NUMBER = /^-?\d{1,15}(\.\d{1,15})?(E\+?\d{1,2})?$/i;
const MOST_AMOUNT = 1e15;

/** An amount of money; null: cleared; undefined: no number. */
export function amountOf(value: string): number | null | undefined {
  if (value === "") return null;
  return NUMBER.test(value) && Math.abs(Number(value)) < MOST_AMOUNT ? Number(value) : undefined;
}

/** Who owns a record, in the ids of owners, which are not those of users; undefined: no id. */
export function ownerOf(value: string): Person | undefined {
  if (value === "" || value === "0") return null;
  return /^\d{1,30}$/.test(value) ? `owner:${value}` : undefined;
}

/** What may be kept of a value: what Laurel reads in it, of others that there is one. */
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
