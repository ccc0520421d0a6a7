/**
 * `dev.ts` serves the app for development, `dev.ts build` writes the production build. It uses
 * the public API of `fresh/dev` only, so it runs on genuine Fresh as well.
 */
import { Builder } from "fresh/dev";
import { writeStyles } from "./styles/extract.ts";
import { writeCompanion, writeWorker } from "./worker/build.ts";

const root = import.meta.dirname as string;

await writeStyles(root);
await writeCompanion(root);
const builder = new Builder({ root });
if (Deno.args.includes("build")) {
  await builder.build();
  await writeWorker(root);
} else {
  const hostname = Deno.env.get("HOST") ?? "127.0.0.1";
  const port = Number(Deno.env.get("PORT") ?? "8000");
  await builder.listen(() => import("./main.ts"), { hostname, port });
}
