/**
 * `deno task client`: writes the types of the TypeScript client from the description of the API, and
 * the tables of docs/roles.md from the table of who may do what.
 */
import { CLIENT_TYPES, generateTypes } from "./client_types.ts";
import { ROLES_GUIDE, withRolesTables } from "./roles_tables.ts";

await Deno.writeTextFile(CLIENT_TYPES, await generateTypes());
await Deno.writeTextFile(ROLES_GUIDE, withRolesTables(await Deno.readTextFile(ROLES_GUIDE)));
await Deno.stdout.write(new TextEncoder().encode(`Wrote ${CLIENT_TYPES} and docs/roles.md.\n`));
Deno.exit(0);
