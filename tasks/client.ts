/**
 * `deno task client`: writes the types of the TypeScript client from the description of the API.
 */
import { CLIENT_TYPES, generateTypes } from "./client_types.ts";

await Deno.writeTextFile(CLIENT_TYPES, await generateTypes());
await Deno.stdout.write(new TextEncoder().encode(`Wrote ${CLIENT_TYPES}.\n`));
Deno.exit(0);
