import type { Database } from "@/db/postgres/open.ts";
import { findOrStoreSetting } from "@/db/postgres/settings.ts";

const MIN_CHARACTERS = 32;

export interface SecretOptions {
  /** LAUREL_SECRET; it wins. */
  readonly secret: string | undefined;
  /** The embedded database's directory, or `memory://`. */
  readonly dataDir: string;
  /** Open and migrated. */
  readonly database: Pick<Database, "db" | "kind">;
}

/**
 * The secret that signs the session cookies. Without LAUREL_SECRET one is made on the first start
 * and kept, so that people stay signed in: in PostgreSQL, where all instances find the same, or else
 * beside the embedded database, in a file that only its owner can read. `memory://` keeps nothing.
 */
export async function loadSecret(options: SecretOptions): Promise<string> {
  if (options.secret) return options.secret;
  const { db, kind } = options.database;
  if (kind === "postgres") return await findOrStoreSetting(db, "auth.secret", makeSecret());
  if (options.dataDir.startsWith("memory://")) return makeSecret();
  return await loadFile(`${options.dataDir}/secret`);
}

/** Only the process that holds the data directory's lock gets here, so nobody writes meanwhile. */
async function loadFile(path: string): Promise<string> {
  try {
    const kept = (await Deno.readTextFile(path)).trim();
    if (kept.length >= MIN_CHARACTERS) return kept;
    throw new Error(
      `${path} holds fewer than ${MIN_CHARACTERS} characters; delete it to have a new one made ` +
        `(everybody signs in again), or set LAUREL_SECRET`,
    );
  } catch (error) {
    if (!(error instanceof Deno.errors.NotFound)) throw error;
  }
  const secret = makeSecret();
  // Whole or not at all: a crash between the two leaves no half secret.
  const draft = `${path}.new`;
  await Deno.writeTextFile(draft, secret, { mode: 0o600 });
  // The mode above holds for new files only.
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
