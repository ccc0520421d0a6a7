import type { Person } from "../../core/pairing/facts.ts";

/** Values of properties that Laurel reads; of all others only whether there is one. */

/** The id of a stage of a pipeline; null: none. */
export function stageOf(value: string): string | null {
  return /^[\w.: -]{1,100}$/.test(value) ? value : null;
}

/** An amount of money; null: cleared; undefined: no number. */
export function amountOf(value: string): number | null | undefined {
  if (value === "") return null;
  return /^-?\d{1,15}(\.\d{1,15})?$/.test(value) ? Number(value) : undefined;
}

/** Who owns a record, in the ids of owners, which are not those of users; undefined: no id. */
export function ownerOf(value: string): Person | undefined {
  if (value === "") return null;
  return /^\d{1,30}$/.test(value) ? `owner:${value}` : undefined;
}

/** Whether a value says nothing but what Laurel reads in it, so that it may be kept. */
export function isKept(property: string, value: string): boolean {
  switch (property) {
    case "dealstage":
    case "hs_pipeline_stage":
      return stageOf(value) !== null;
    case "amount":
      return amountOf(value) !== undefined;
    case "hubspot_owner_id":
      return ownerOf(value) !== undefined;
    default:
      return false;
  }
}
