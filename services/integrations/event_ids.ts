import { createHash } from "node:crypto";
import type { PlacedRow } from "@/db/integrations/derived_events.ts";
import type { ObjectPlace } from "@/db/integrations/objects.ts";

/** Longest id and source of an event that the API takes. */
const MAX_TEXT = 256;
/** Longest revision and mark of a reversal: `~1000000000~reversed`. */
const MAX_ENDING = 20;
const MAX_ACCOUNT = 100;

/**
 * The tool's account as it is stored. What is too long is replaced by its hash, so that two accounts
 * never become one.
 */
export function accountOf(tenant: string): string {
  return tenant.length <= MAX_ACCOUNT && tenant.isWellFormed() ? tenant : hashOf(tenant);
}

/** `source` of the events of an account. A tool's own account stands in it where it has one. */
export function sourceOf(
  provider: string,
  { integrationId, tenant }: Pick<ObjectPlace, "integrationId" | "tenant">,
): string {
  const base = `/${provider}/${integrationId}`;
  if (tenant === integrationId) return base;
  const source = `${base}/${encodeURIComponent(tenant.toWellFormed())}`;
  return source.length <= MAX_TEXT ? source : `${base}/${hashOf(tenant)}`;
}

/**
 * Id in the log of one revision of an event. Tools' ids may hold anything: what has a meaning in
 * ours is escaped, so that no two events share one.
 */
export function eventIdOf(row: Pick<PlacedRow, "place" | "key">, revision: number): string {
  const id = baseOf(row);
  return revision === 1 ? id : `${id}~${revision}`;
}

/** Id in the log of what takes that revision back. */
export function reversalIdOf(row: Pick<PlacedRow, "place" | "key">, revision: number): string {
  return `${eventIdOf(row, revision)}~reversed`;
}

function baseOf({ place, key }: Pick<PlacedRow, "place" | "key">): string {
  const object = place.id.replaceAll(/[%~/]/g, encode);
  const id = `${place.kind}/${object}/${key.replaceAll(/[%~]/g, encode)}`;
  return id.length <= MAX_TEXT - MAX_ENDING ? id : `${place.kind}/${hashOf(id)}`;
}

function encode(character: string): string {
  return `%${character.charCodeAt(0).toString(16).toUpperCase()}`;
}

function hashOf(text: string): string {
  return `sha256:${createHash("sha256").update(JSON.stringify(text)).digest("hex")}`;
}
