import { createHash } from "node:crypto";
import type { PlacedRow } from "@/db/integrations/derived_events.ts";
import type { ObjectPlace } from "@/db/integrations/objects.ts";

/** The maximum length of an event's id and source in the API. */
const MAX_TEXT = 256;
/** The longest suffix for a revision and a reversal: `~1000000000~reversed`. */
const MAX_ENDING = 20;
const MAX_ACCOUNT = 100;

/**
 * Returns the tool's account as it is stored. A name that is too long is replaced by its hash, so
 * that two accounts never become one.
 */
export function accountOf(tenant: string): string {
  return tenant.length <= MAX_ACCOUNT && tenant.isWellFormed() ? tenant : hashOf(tenant);
}

/**
 * Returns the `source` of an account's events. It contains the tool's account when the tool has
 * accounts.
 */
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
 * Returns the id in the log of one revision of an event. Tools' ids may contain any character, so
 * characters with a meaning in Laurel's ids are escaped, and no two events share an id.
 */
export function eventIdOf(row: Pick<PlacedRow, "place" | "key">, revision: number): string {
  const id = baseOf(row);
  return revision === 1 ? id : `${id}~${revision}`;
}

/** Returns the id in the log of the reversal of that revision. */
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
