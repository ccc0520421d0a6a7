import { isAbsent } from "./absent.ts";
import { REMOVED } from "./redact.ts";

/** The shape of plain JSON without its texts: only whether there is one is left to see. */
export function hide(value: unknown): unknown {
  if (typeof value === "string") return isAbsent(value) ? "" : REMOVED;
  if (Array.isArray(value)) return value.map(hide);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, hide(one)]));
}
