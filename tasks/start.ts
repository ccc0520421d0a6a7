import { readConfig } from "@/config.ts";
import { buildIfStale } from "./build_if_stale.ts";
import { checkDirectory, checkPort, runTask } from "./preflight.ts";
import { serve } from "./serve.ts";

await runTask(async () => {
  const config = readConfig(Deno.env.toObject());
  checkPort(config, "start");
  checkDirectory(config);
  await buildIfStale();
  const { url, services } = await serve("start");
  const storage = services.database.kind === "postgres" ? "PostgreSQL" : "the embedded database";
  // deno-lint-ignore no-console
  console.log(`Laurel is ready at ${url} (on ${storage}, Redis ${services.redis.kind})`);
});
