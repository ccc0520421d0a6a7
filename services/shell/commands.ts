import { z } from "zod";
import type { AuditObject } from "@/core/audit.ts";
import { normalizeId } from "@/core/identity.ts";
import { SCOPES } from "@/core/keys.ts";
import { openAdminCommands } from "./admin.ts";
import { insertShellAct } from "./act.ts";
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
  const act = { at: new Date(clock()), by: command.by };
  switch (command.command) {
    case "admin.create":
      return await admins.create(command);
    case "admin.recover":
      return await admins.recover(command);
    case "key.create": {
      const made = await keys.create(command);
      const { scopes, createsAgents } = command;
      const after = { id: made.id, name: normalizeId(command.name), scopes, createsAgents };
      await insertShellAct(db, { ...act, action: "key.make", object: keyObject(after), after });
      return made;
    }
    case "key.list":
      return await keys.list();
    case "key.revoke": {
      const [key] = await keys.list({ limit: 1, before: command.id + 1 });
      const isRevoked = await keys.revoke(command.id);
      if (isRevoked) {
        const { id, name, scopes, createsAgents } = key!;
        const before = { id, name, scopes, createsAgents };
        await insertShellAct(db, {
          ...act,
          action: "key.revoke",
          object: keyObject(before),
          before,
        });
      }
      return { isRevoked };
    }
  }
}

function keyObject({ id, name }: { readonly id: number; readonly name: string }): AuditObject {
  return { kind: "key", id: String(id), name };
}
