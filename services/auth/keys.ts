import { createHash } from "node:crypto";
import type { Kysely } from "kysely";
import { normalizeId } from "@/core/identity.ts";
import {
  findKeyByHash,
  insertKey,
  type KeyRecord,
  listKeys,
  revokeKey,
  upsertKey,
} from "@/db/auth/keys.ts";
import type { Schema } from "@/db/postgres/schema.ts";
import type { Clock } from "@/core/clock.ts";
import { type Integration, type Scope, SCOPES } from "./identity.ts";
import { KeyCache } from "./key_cache.ts";
import { KeyUses } from "./key_uses.ts";
import { ProblemError } from "@/services/problems/mod.ts";

/** A key as admins see it. The key itself is shown only once, when it is created. */
export type KeySummary = Omit<KeyRecord, "scopes"> & { readonly scopes: readonly Scope[] };

export interface KeysInput {
  readonly db: Kysely<Schema>;
  readonly clock: Clock;
  /**
   * Called when the use of a key could not be stored. Requests do not wait for that and do not
   * fail.
   */
  readonly onTouchError?: ((error: unknown) => void) | undefined;
  /** Called when a key was created, changed or revoked. */
  readonly onEvict?: (() => void) | undefined;
  /** Called with whether the cache knew a key. */
  readonly onRead?: ((isHit: boolean) => void) | undefined;
}

/** Manages and checks the keys of integrations. */
export interface Keys {
  /**
   * Returns the integration that a key belongs to.
   * @param bearer what follows `Bearer ` in the Authorization header
   * @returns null for an unknown or revoked key. Instances other than the one that revoked it
   * notice within 30 s.
   */
  authenticate(bearer: string): Promise<Integration | null>;
  /** Creates a key. @throws {ProblemError} `invalid_key` or `key_name_taken` */
  create(key: {
    readonly name: string;
    readonly scopes: readonly Scope[];
    readonly createsAgents: boolean;
  }): Promise<{ key: string; id: number }>;
  /** Revokes a key. @returns false when there is no such key or it was revoked before */
  revoke(id: number): Promise<boolean>;
  /**
   * Lists the keys, newest first, with revoked ones. `before` is the last id of the previous page.
   */
  list(page?: { readonly limit: number; readonly before: number | null }): Promise<KeySummary[]>;
  /**
   * Stores the key of LAUREL_BOOTSTRAP_KEY (name `bootstrap`, all scopes). If an admin has revoked
   * it, it stays revoked until the variable changes.
   */
  ensureBootstrapKey(key: string): Promise<void>;
  /** Removes a key from the cache, because another instance created, changed or revoked it. */
  evict(id: number): void;
  /** Waits until every use is stored. Call it before the database closes. */
  close(): Promise<void>;
}

const MAX_KEY_CHARACTERS = 512;
const MAX_LISTED = 1000;

/** Opens the keys on a migrated database. */
export function openKeys({ db, clock, onTouchError, onEvict, onRead }: KeysInput): Keys {
  const cache = new KeyCache(clock, onRead);
  const uses = new KeyUses({ db, clock, onTouchError });
  const find = async (hash: string) => {
    const record = await findKeyByHash(db, hash);
    return record ? toIntegration(record) : null;
  };
  const evict = (id: number) => {
    cache.evict(id);
    onEvict?.();
  };
  return {
    async authenticate(bearer) {
      if (bearer.length === 0 || bearer.length > MAX_KEY_CHARACTERS) return null;
      // This needs no comparison in constant time: the duration of the lookup says something about
      // the hash only, and a hash does not lead back to its key. It needs no slow hash either,
      // because a key is 32 random bytes.
      const integration = await cache.get(sha256Hex(bearer), find);
      if (integration) uses.add(integration.keyId);
      return integration;
    },
    create: (key) => createKey(db, key),
    async revoke(id) {
      const isRevoked = await revokeKey(db, id, new Date(clock()));
      // Evict after the write, so that no request caches the key again in between.
      evict(id);
      return isRevoked;
    },
    async list(page = { limit: MAX_LISTED, before: null }) {
      const records = await listKeys(db, page);
      return records.map((record) => ({ ...record, scopes: toScopes(record.scopes) }));
    },
    ensureBootstrapKey: async (key) => evict(await storeBootstrapKey(db, key)),
    evict,
    close: () => uses.settled(),
  };
}

async function createKey(
  db: Kysely<Schema>,
  { name, scopes, createsAgents }: Parameters<Keys["create"]>[0],
): Promise<{ key: string; id: number }> {
  const normal = normalizeId(name);
  const unknownScope = scopes.find((scope) => !SCOPES.includes(scope));
  if (normal.length === 0 || normal.length > 100) {
    throw invalidKey("the name must have 1 to 100 characters");
  }
  if (scopes.length === 0 || unknownScope !== undefined) {
    throw invalidKey(
      `scopes must be some of ${SCOPES.join(", ")}` +
        (unknownScope === undefined ? "" : `, not "${unknownScope}"`),
    );
  }
  const key = makeKey();
  const id = await insertKey(db, {
    name: normal,
    prefix: key.slice(0, 8),
    hash: sha256Hex(key),
    createsAgents,
    scopes: SCOPES.filter((scope) => scopes.includes(scope)),
  });
  if (id === undefined) throw nameTaken(normal);
  return { key, id };
}

/** Stores the bootstrap key; returns its id. */
async function storeBootstrapKey(db: Kysely<Schema>, key: string): Promise<number> {
  return await upsertKey(db, {
    name: "bootstrap",
    // Store no prefix: a person may have chosen a short key, and its first characters would reveal
    // too much.
    prefix: "",
    hash: sha256Hex(key),
    scopes: SCOPES,
    createsAgents: true,
  });
}

function toIntegration(record: KeyRecord): Integration {
  const { id, name, scopes, createsAgents } = record;
  return { kind: "key", keyId: id, name, scopes: toScopes(scopes), createsAgents };
}

/** Ignores scopes that this version does not know: they grant nothing. */
function toScopes(scopes: readonly string[]): readonly Scope[] {
  return SCOPES.filter((scope) => scopes.includes(scope));
}

function makeKey(): string {
  const random = crypto.getRandomValues(new Uint8Array(32));
  return `lk_${random.toBase64({ alphabet: "base64url", omitPadding: true })}`;
}

/**
 * Synchronous, not through `crypto.subtle`: every request hashes its key, and switching threads
 * costs more than hashing.
 */
function sha256Hex(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}

function invalidKey(detail: string): ProblemError {
  return new ProblemError({
    status: 422,
    code: "invalid_key_settings",
    title: "Invalid key",
    detail,
  });
}

function nameTaken(name: string): ProblemError {
  return new ProblemError({
    status: 409,
    code: "key_name_taken",
    title: "The name is taken",
    detail: `there is a key named "${name}" (revoked keys keep their name, because the ` +
      `ledger names it); choose another name`,
  });
}
