/** `deno task key`: makes, lists and revokes integration keys. */
import { type Config, readConfig } from "@/config.ts";
import { insertAct } from "@/db/audit.ts";
import { migrateToLatest } from "@/db/migrate.ts";
import { openDatabase } from "@/db/postgres/open.ts";
import { type Scope, SCOPES } from "@/services/auth/identity.ts";
import { type Keys, openKeys } from "@/services/auth/keys.ts";
import { systemClock } from "@/services/platform/clock.ts";
import { ProblemError } from "@/services/problems/mod.ts";
import { readArguments } from "./arguments.ts";
import { curlLine } from "./curl_line.ts";
import { checkDirectory, runTask, TaskError } from "./preflight.ts";
import { shellActor } from "./shell_actor.ts";

const HELP = `Makes, lists and revokes integration keys.

  deno task key create NAME [--scopes events:write,read] [--no-create-agents]
  deno task key list
  deno task key revoke ID

  --scopes             what the key may do: ${SCOPES.join(", ")} (default: events:write)
  --no-create-agents   events that name unknown agents are refused

Works on DATABASE_URL, or else on the embedded database in LAUREL_DATA_DIR (default: .data).`;

const ADVICE = `
The embedded database belongs to one process at a time. Stop the server while you run this task;
or start the server with LAUREL_BOOTSTRAP_KEY, which is a key with all scopes.`;

// deno-lint-ignore no-console
const print = (text: string) => console.log(text);

/** Writes to the audit log what was done. */
type RecordAct = (
  act: {
    readonly action: string;
    readonly id: number;
    readonly name: string | null;
    readonly after: unknown;
  },
) => Promise<void>;

/** Opens the keys in one transaction: what is done exists only together with its entry. */
async function withKeys(
  config: Config,
  use: (keys: Keys, record: RecordAct) => Promise<void>,
): Promise<void> {
  checkDirectory(config, ADVICE);
  const { databaseUrl, dataDir } = config;
  const database = await openDatabase({ databaseUrl, dataDir });
  try {
    await migrateToLatest(database.db);
    await database.db.transaction().execute(async (trx) => {
      const keys = openKeys({ db: trx, clock: systemClock });
      await use(keys, async ({ action, id, name, after }) => {
        await insertAct(trx, {
          at: new Date(systemClock()),
          actor: shellActor(),
          action,
          object: { kind: "key", id: String(id), name },
          before: null,
          after,
          outcome: "done",
          address: null,
          userAgent: null,
        });
      });
      await keys.close();
    });
  } catch (error) {
    if (error instanceof ProblemError) throw new TaskError(sentence(error));
    throw error;
  } finally {
    await database.close();
  }
}

/** Returns the message of a refusal as a full sentence. */
function sentence({ message }: ProblemError): string {
  return `${message.charAt(0).toUpperCase()}${message.slice(1)}${message.endsWith(".") ? "" : "."}`;
}

async function create(
  config: Config,
  { name, scopes, createsAgents }: { name: string; scopes: string; createsAgents: boolean },
): Promise<void> {
  await withKeys(config, async (keys, record) => {
    const list = scopes.split(",").map((scope) => scope.trim()).filter(Boolean) as Scope[];
    const settings = { name: name.trim(), scopes: list, createsAgents };
    const { key, id } = await keys.create(settings);
    await record({ action: "key.make", id, name: settings.name, after: { id, ...settings } });
    const url = config.publicUrl?.replace(/\/+$/, "") ?? `http://localhost:${config.port || 8000}`;
    const example = list.includes("events:write")
      ? curlLine({ url, key, agent: "agent-7" })
      : `curl -s ${url}/api/v1/agents -H 'Authorization: Bearer ${key}'`;
    print(
      `Key ${id} ("${name.trim()}", ${list.join(", ")}). It is shown this once:\n\n  ${key}\n\n` +
        "With Laurel running, try it" +
        (createsAgents ? "" : " (with an agent of yours in place of agent-7)") +
        `:\n\n${example}\n`,
    );
  });
}

async function list(config: Config): Promise<void> {
  await withKeys(config, async (keys) => {
    const rows = (await keys.list()).map((key) => [
      String(key.id),
      key.name,
      key.prefix ? `${key.prefix}…` : "",
      key.scopes.join(","),
      key.createsAgents ? "yes" : "no",
      key.createdAt.toISOString().slice(0, 10),
      key.revokedAt
        ? `revoked ${key.revokedAt.toISOString().slice(0, 10)}`
        : key.lastUsedAt
        ? `last used ${key.lastUsedAt.toISOString().slice(0, 16).replace("T", " ")} UTC`
        : "never used",
    ]);
    if (rows.length === 0) return print("There are no keys. Make one: deno task key create NAME");
    const head = ["ID", "NAME", "KEY", "SCOPES", "CREATES AGENTS", "MADE", "USE"];
    print(table([head, ...rows]));
  });
}

async function revoke(config: Config, text: string): Promise<void> {
  const id = /^\d{1,9}$/.test(text) ? Number(text) : null;
  if (id === null) {
    throw new TaskError(`"${text}" is not a key's ID; \`deno task key list\` shows them.`);
  }
  await withKeys(config, async (keys, record) => {
    const known = (await keys.list({ limit: 1, before: id + 1 })).find((one) => one.id === id);
    if (!await keys.revoke(id)) {
      throw new TaskError(
        `There is no key ${id} that could be revoked; \`deno task key list\` shows all.`,
      );
    }
    await record({ action: "key.revoke", id, name: known?.name ?? null, after: null });
    print(`Key ${id} is revoked. A server that is running refuses it within 30 seconds.`);
  });
}

/** Formats rows with aligned columns. */
function table(rows: readonly (readonly string[])[]): string {
  const widths = rows[0]!.map((_, column) => Math.max(...rows.map((row) => row[column]!.length)));
  return rows.map((row) => row.map((cell, i) => cell.padEnd(widths[i]!)).join("  ").trimEnd())
    .join("\n");
}

await runTask(async () => {
  const { values, positionals } = readArguments("key", Deno.args, {
    "scopes": { type: "string", default: "events:write" },
    "no-create-agents": { type: "boolean", default: false },
    "help": { type: "boolean", short: "h" },
  });
  const [command, argument, ...rest] = positionals;
  const takes = { create: 2, list: 1, revoke: 2 }[command ?? ""];
  if (values.help || command === undefined) return print(HELP);
  if (takes === undefined || positionals.length !== takes || rest.length > 0) {
    throw new TaskError(`"key ${positionals.join(" ")}" is not complete or not known.\n\n${HELP}`);
  }
  const config = readConfig(Deno.env.toObject());
  if (command === "list") return await list(config);
  if (command === "revoke") return await revoke(config, argument!);
  const createsAgents = !values["no-create-agents"];
  await create(config, { name: argument!, scopes: values.scopes, createsAgents });
});
