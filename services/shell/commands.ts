import { z } from "zod";
import { normalizeId } from "@/core/identity.ts";
import { SCOPES } from "@/core/keys.ts";
import { insertAct } from "@/db/audit.ts";
import { openAdminCommands } from "./admin.ts";
import type { ShellInput } from "./input.ts";

const by = z.string().overwrite(normalizeId).max(200);

/** What somebody in the shell wants to do. `by` is the name of their account on the machine. */
export const shellCommandSchema = z.discriminatedUnion("command", [
  z.strictObject({
    command: z.literal("admin.create"),
    by,
    email: z.string(),
    name: z.string().nullable(),
  }),
  z.strictObject({ command: z.literal("admin.recover"), by, email: z.string() }),
  z.strictObject({
    command: z.literal("key.create"),
    by,
    name: z.string(),
    scopes: z.array(z.enum(SCOPES)),
    createsAgents: z.boolean(),
  }),
  z.strictObject({ command: z.literal("key.list"), by }),
  z.strictObject({ command: z.literal("key.revoke"), by, id: z.int() }),
]);
export type ShellCommand = z.infer<typeof shellCommandSchema>;

/**
 * Runs a command. Changes are written to the audit log.
 * @returns the result as JSON
 * @throws {ProblemError} as the use case of the command
 */
export async function runShellCommand(input: ShellInput, command: ShellCommand): Promise<unknown> {
  const { db, keys, clock } = input;
  const admins = openAdminCommands(input);
  const record = (
    action: string,
    { id, name }: { readonly id: number; readonly name: string },
    before: object | null,
    after: object | null,
  ) =>
    insertAct(db, {
      at: new Date(clock()),
      actor: { kind: "shell", id: null, name: command.by },
      action,
      object: { kind: "key", id: String(id), name },
      before,
      after,
      outcome: "done",
      address: null,
      userAgent: null,
    });
  switch (command.command) {
    case "admin.create":
      return await admins.create(command);
    case "admin.recover":
      return await admins.recover(command);
    case "key.create": {
      const made = await keys.create(command);
      const { scopes, createsAgents } = command;
      const name = normalizeId(command.name);
      const { id } = made;
      await record("key.make", { id, name }, null, { id, name, scopes, createsAgents });
      return made;
    }
    case "key.list":
      return await keys.list();
    case "key.revoke": {
      const [key] = await keys.list({ limit: 1, before: command.id + 1 });
      const isRevoked = await keys.revoke(command.id);
      if (isRevoked) {
        const { id, name, scopes, createsAgents } = key!;
        await record("key.revoke", { id, name }, { id, name, scopes, createsAgents }, null);
      }
      return { isRevoked };
    }
  }
}
