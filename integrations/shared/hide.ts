import { isAbsent } from "./absent.ts";
import { REMOVED } from "./redact.ts";

/**
 * Replaces the texts of plain JSON and keeps its shape, so that only the presence of a text is
 * visible.
 */
export function hide(value: unknown): unknown {
  if (typeof value === "string") return isAbsent(value) ? "" : REMOVED;
  if (Array.isArray(value)) return value.map(hide);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, hide(one)]));
}
