import type { Database } from "@/db/postgres/open.ts";
import { findOrStoreSetting } from "@/db/postgres/settings.ts";

const MIN_CHARACTERS = 32;

export interface SecretOptions {
  /** LAUREL_SECRET; it takes precedence. */
  readonly secret: string | undefined;
  /** The embedded database's directory, or `memory://`. */
  readonly dataDir: string;
  /** An open and migrated database. */
  readonly database: Pick<Database, "db" | "kind">;
}

/**
 * Returns the secret that signs the session cookies. Without LAUREL_SECRET, Laurel generates one on
 * the first start and stores it, so that people stay signed in: in PostgreSQL, where all instances
 * find it, or else next to the embedded database, in a file that only its owner can read. With
 * `memory://` nothing is stored.
 */
export async function loadSecret(options: SecretOptions): Promise<string> {
  if (options.secret) return options.secret;
  const { db, kind } = options.database;
  if (kind === "postgres") return await findOrStoreSetting(db, "auth.secret", makeSecret());
  if (options.dataDir.startsWith("memory://")) return makeSecret();
  return await loadFile(`${options.dataDir}/secret`);
}

/**
 * Reads or creates the file. The data directory is locked by this process, so nobody else writes
 * it.
 */
async function loadFile(path: string): Promise<string> {
  try {
    const stored = (await Deno.readTextFile(path)).trim();
    if (stored.length >= MIN_CHARACTERS) return stored;
    throw new Error(
      `${path} holds fewer than ${MIN_CHARACTERS} characters; delete it to have a new one made ` +
        `(everybody signs in again), or set LAUREL_SECRET`,
    );
  } catch (error) {
    if (!(error instanceof Deno.errors.NotFound)) throw error;
  }
  const secret = makeSecret();
  // Write to a draft and rename it, so that a crash leaves no half-written secret.
  const draft = `${path}.new`;
  await Deno.writeTextFile(draft, secret, { mode: 0o600 });
  // The mode above applies only when the file is new.
  if (Deno.build.os !== "windows") await Deno.chmod(draft, 0o600);
  await Deno.rename(draft, path);
  return secret;
}

function makeSecret(): string {
  return crypto.getRandomValues(new Uint8Array(32)).toBase64({
    alphabet: "base64url",
    omitPadding: true,
  });
}
