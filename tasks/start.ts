import { buildIfStale } from "./build_if_stale.ts";
import { serve } from "./serve.ts";

await buildIfStale();
const { url, services } = await serve();
const storage = services.database.kind === "postgres" ? "PostgreSQL" : "the embedded database";
// deno-lint-ignore no-console
console.log(`Laurel is ready at ${url} (on ${storage}, Redis ${services.redis.kind})`);
