/** `deno task key`: makes, lists and revokes integration keys. */
import { type Config, readConfig } from "@/config.ts";
import { type Scope, SCOPES } from "@/services/auth/identity.ts";
import type { KeyView } from "@/core/keys.ts";
import { readArguments } from "./arguments.ts";
import { curlLine } from "./curl_line.ts";
import { runTask, TaskError } from "./preflight.ts";
import { runCommand } from "./shell.ts";

const HELP = `Makes, lists and revokes integration keys.

  deno task key create NAME [--scopes events:write,read] [--no-create-agents]
  deno task key list
  deno task key revoke ID

  --scopes             what the key may do: ${SCOPES.join(", ")} (default: events:write)
  --no-create-agents   events that name unknown agents are refused

Works on DATABASE_URL, or else on the embedded database in LAUREL_DATA_DIR (default: .data), also
while the server runs.`;

const ADVICE = `
Start the server with \`deno task start\` to run this task beside it, or with LAUREL_BOOTSTRAP_KEY,
which is a key with all scopes; or stop that process.`;

// deno-lint-ignore no-console
const print = (text: string) => console.log(text);

async function create(
  config: Config,
  { name, scopes, createsAgents }: { name: string; scopes: string; createsAgents: boolean },
): Promise<void> {
  const list = scopes.split(",").map((scope) => scope.trim()).filter(Boolean) as Scope[];
  const unknown = list.find((scope) => !SCOPES.includes(scope));
  if (list.length === 0 || unknown !== undefined) {
    const not = unknown === undefined ? "" : `, not "${unknown}"`;
    throw new TaskError(`--scopes must be some of ${SCOPES.join(", ")}${not}.`);
  }
  const command = { command: "key.create", name, scopes: list, createsAgents } as const;
  const { key, id } = await runCommand(config, command, ADVICE) as { key: string; id: number };
  const url = config.publicUrl ?? `http://localhost:${config.port || 8000}`;
  const example = list.includes("events:write")
    ? curlLine({ url, key, agent: "agent-7" })
    : `curl -s ${url}/api/v1/agents -H 'Authorization: Bearer ${key}'`;
  print(
    `Key ${id} ("${name.trim()}", ${list.join(", ")}). It is shown this once:\n\n  ${key}\n\n` +
      "With Laurel running, try it" +
      (createsAgents ? "" : " (with an agent of yours in place of agent-7)") +
      `:\n\n${example}\n`,
  );
}

async function list(config: Config): Promise<void> {
  const keys = await runCommand(config, { command: "key.list" }, ADVICE) as readonly KeyView[];
  const rows = keys.map((key) => [
    String(key.id),
    key.name,
    key.prefix ? `${key.prefix}…` : "",
    key.scopes.join(","),
    key.createsAgents ? "yes" : "no",
    key.createdAt.slice(0, 10),
    key.revokedAt
      ? `revoked ${key.revokedAt.slice(0, 10)}`
      : key.lastUsedAt
      ? `last used ${key.lastUsedAt.slice(0, 16).replace("T", " ")} UTC`
      : "never used",
  ]);
  if (rows.length === 0) return print("There are no keys. Make one: deno task key create NAME");
  const head = ["ID", "NAME", "KEY", "SCOPES", "CREATES AGENTS", "MADE", "USE"];
  print(table([head, ...rows]));
}

async function revoke(config: Config, text: string): Promise<void> {
  const id = /^\d{1,9}$/.test(text) ? Number(text) : null;
  if (id === null) {
    throw new TaskError(`"${text}" is not a key's ID; \`deno task key list\` shows them.`);
  }
  const { isRevoked } = await runCommand(config, { command: "key.revoke", id }, ADVICE) as {
    isRevoked: boolean;
  };
  if (!isRevoked) {
    throw new TaskError(
      `There is no key ${id} that could be revoked; \`deno task key list\` shows all.`,
    );
  }
  print(`Key ${id} is revoked. A server that is running refuses it within 30 seconds.`);
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
