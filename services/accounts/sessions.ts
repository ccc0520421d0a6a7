import Bowser from "bowser";
import type { SessionView } from "@/core/auth/views.ts";
import type { SessionRecord } from "@/db/auth/sessions.ts";

/** Returns a session as people see it. @param current the id of the session that asks */
export function toSessionView(record: SessionRecord, current: string | null): SessionView {
  return {
    id: record.id,
    device: deviceOf(record.userAgent),
    address: record.address || null,
    signedInAt: record.createdAt.toISOString(),
    lastSeenAt: record.updatedAt.toISOString(),
    expiresAt: record.expiresAt.toISOString(),
    isCurrent: record.id === current,
  };
}

/**
 * Returns the browser and the system that a user agent names.
 * @example
 * deviceOf("Mozilla/5.0 (Macintosh; …) Gecko/20100101 Firefox/131.0"); // "Firefox on macOS"
 */
export function deviceOf(userAgent: string | null): string {
  if (!userAgent) return "Unknown device";
  const { browser, os } = Bowser.parse(userAgent);
  const names = [browser.name, os.name].filter(Boolean);
  return names.length === 0 ? "Unknown device" : names.join(" on ");
}
