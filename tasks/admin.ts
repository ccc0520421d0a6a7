/** `deno task admin`: makes an administrator, or lets one back in. */
import { readConfig } from "@/config.ts";
import type { AdminLink } from "@/services/shell/admin.ts";
import { readArguments } from "./arguments.ts";
import { runTask, TaskError } from "./preflight.ts";
import { runCommand } from "./shell.ts";

const HELP = `Makes an administrator, or lets one back in.

  deno task admin create EMAIL [--name NAME]   a new account
  deno task admin recover EMAIL                an account that exists becomes an active administrator
                                               again: sessions end, two-factor is turned off

Both print a link to choose a password. Works on DATABASE_URL, or else on the embedded database in
LAUREL_DATA_DIR (default: .data), also while the server runs.`;

const ADVICE = `
Start the server with \`deno task start\` to run this task beside it, or stop that process.`;

// deno-lint-ignore no-console
const print = (text: string) => console.log(text);

await runTask(async () => {
  const { values, positionals } = readArguments("admin", Deno.args, {
    name: { type: "string" },
    help: { type: "boolean", short: "h" },
  });
  const [verb, email, ...rest] = positionals;
  if (values.help || verb === undefined) return print(HELP);
  const isKnown = verb === "create" || (verb === "recover" && values.name === undefined);
  if (!isKnown || email === undefined || rest.length > 0) {
    throw new TaskError(
      `"admin ${positionals.join(" ")}" is not complete or not known.\n\n${HELP}`,
    );
  }
  const config = readConfig(Deno.env.toObject());
  const link = await runCommand(
    config,
    verb === "create"
      ? { command: "admin.create", email, name: values.name ?? null }
      : { command: "admin.recover", email },
    ADVICE,
  ) as AdminLink;
  print(
    `${link.email} is an administrator. Choose a password here; the link works once, until ` +
      `${link.expiresAt.slice(0, 16).replace("T", " ")} UTC:\n\n  ${link.url}\n\n` +
      "If people reach Laurel at another address, put that in front of /reset-password.",
  );
});
