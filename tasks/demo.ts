/**
 * `deno task demo`: starts Laurel with a sample team, 30 days of history and a simulated working
 * team, on its own embedded database.
 */
import { type Config, readConfig } from "@/config.ts";
import { canonicalTimeZone } from "@/core/calendars/time_zone.ts";
import type { Services } from "@/services/services.ts";
import { runSimulation } from "@/simulation/run.ts";
import { openSender } from "@/simulation/sender.ts";
import type { DueEvent } from "@/simulation/stream.ts";
import { SAMPLE_ADMIN, SAMPLE_AGENTS, SAMPLE_MANAGER } from "@/simulation/team.ts";
import { buildIfStale } from "./build_if_stale.ts";
import { curlLine } from "./curl_line.ts";
import { fillHistory, startToday } from "./demo_history.ts";
import { makeSampleChallenges, spinSomeWheels } from "./demo_rewards.ts";
import { claimForDemo, makeDemoKey, makeSampleTeam } from "./demo_team.ts";
import { checkDirectory, checkPort, runTask } from "./preflight.ts";
import { serve } from "./serve.ts";

const SEED = 7;

// deno-lint-ignore no-console
const print = (text: string) => console.log(text);

/** Sets the configuration of a demo, except where the environment sets it. */
function configureDemo(): Config {
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const defaults: Record<string, string> = {
    // Anyone who reaches a demo can sign in to it.
    HOST: "127.0.0.1",
    LAUREL_TIMEZONE: canonicalTimeZone(zone ?? "") ?? "UTC",
    LAUREL_LOG_LEVEL: "warn",
    ...(Deno.env.get("DATABASE_URL") ? {} : { LAUREL_DATA_DIR: ".laurel/demo" }),
  };
  for (const [name, value] of Object.entries(defaults)) {
    if (!Deno.env.get(name)) Deno.env.set(name, value);
  }
  Deno.env.set("LAUREL_DEMO", "1");
  // The first start creates this admin. Sign-in takes one click, so no one needs the password.
  Deno.env.set("LAUREL_ADMIN_EMAIL", SAMPLE_ADMIN.email);
  Deno.env.set("LAUREL_ADMIN_PASSWORD", crypto.randomUUID());
  return readConfig(Deno.env.toObject());
}

/** Sends the events of the simulated team until Ctrl-C. */
async function keepWorking(
  { url, key, services, events }: {
    url: string;
    key: string;
    services: Services;
    events: Iterator<DueEvent>;
  },
): Promise<void> {
  const controller = new AbortController();
  for (const signal of ["SIGINT", "SIGTERM"] as const) {
    Deno.addSignalListener(signal, () => controller.abort());
  }
  let failures = 0;
  await runSimulation({
    events,
    signal: controller.signal,
    sender: openSender({ url, key }),
    onSent(sent) {
      if (sent.kind === "stored" || controller.signal.aborted) return;
      // Print only the first error: many copies would hide it.
      if (failures++ === 0) {
        services.log.warn("the demo's team could not send an event", { detail: sent.detail });
      }
    },
  });
}

function welcome(url: string, key: string, config: Config): string {
  const agent = SAMPLE_AGENTS[0]!;
  const store = config.databaseUrl
    ? "the database of DATABASE_URL"
    : `an embedded database in ${config.dataDir}`;
  const again = config.databaseUrl ? "" : `, or delete ${config.dataDir} to begin again`;
  return `
Sign in with one click, no password: ${url}/sign-in
  ${agent.name} (agent, ${agent.email}) or one of ${SAMPLE_AGENTS.length - 1} colleagues
  ${SAMPLE_MANAGER.name} (manager, ${SAMPLE_MANAGER.email})
  ${SAMPLE_ADMIN.name} (administrator, ${SAMPLE_ADMIN.email})

Sign in as ${agent.name}, then win a deal for her and watch her desk:

${curlLine({ url, key, agent: agent.id })}

This is a demo on ${store}: the people, their 30 days of work
and what they do now are made up. It is not for real data. Press Ctrl-C to stop${again}.
`;
}

await runTask(async () => {
  const config = configureDemo();
  checkPort(config, "demo");
  checkDirectory(config);
  print("Preparing the demo; the first time takes about ten seconds …");
  await buildIfStale();
  const { services } = await import("@/main.ts") as { services: Services };
  const startedAt = services.clock();
  const seed = await claimForDemo(services, SEED);
  await makeSampleTeam(services);
  const { key, id: keyId } = await makeDemoKey(services, startedAt);
  const history = { services, seed, keyId, now: startedAt };
  await fillHistory(history);
  await makeSampleChallenges(services, startedAt);
  await spinSomeWheels(services);
  const events = await startToday(history);
  const { url } = await serve("demo");
  print(`Laurel is ready at ${url} (a demo)\n${welcome(url, key, config)}`);
  await keepWorking({ url, key, services, events });
});
