import { isEventType, isSystemType } from "@/core/events/events.ts";

/** Returns whether a type belongs to Laurel, so that nobody can change it. */
export function isBuiltIn(type: string): boolean {
  return isEventType(type) || isSystemType(type);
}
