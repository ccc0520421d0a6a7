import { createApp } from "./app.ts";
import { type Config, ConfigError, readConfig } from "./config.ts";
import { openServices } from "@/services/mod.ts";

// The only place that reads the environment and opens connections.
const config = configure();
export const services = await openServices(config);
const admin = await services.auth.ensureFirstAdmin({ admin: config.admin });
if (admin?.password) {
  // Printed once and stored nowhere: on a first start it is the only way to sign in.
  // deno-lint-ignore no-console
  console.log(
    `The first administrator was made. Sign in as ${admin.email} with the password ` +
      `${admin.password} and keep it: it is not shown again.`,
  );
}

/** The app, for `deno task start`, `deno task dev` and `deno serve _fresh/server.js`. */
export const app = createApp(services);

function configure(): Config {
  try {
    return readConfig(Deno.env.toObject());
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    // deno-lint-ignore no-console
    console.error(`Laurel cannot start: ${error.message}`);
    Deno.exit(2);
  }
}
