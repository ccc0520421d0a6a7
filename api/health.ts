import type { Hono } from "hono";
import type { ApiEnv } from "./environment.ts";

/**
 * Registers the health endpoints. `/healthz`: the process answers. `/readyz`: it can also store
 * events; it stays ready without Redis. `/metrics`: Prometheus text.
 */
export function registerHealth(api: Hono<ApiEnv>): void {
  api.get("/healthz", (context) => context.json({ status: "ok" }));

  api.get("/readyz", async (context) => {
    const { database, redis, log } = context.var.services;
    let isStorageReady = true;
    try {
      await database.ping();
    } catch (error) {
      // deno-lint-ignore laurel/no-uncounted-error -- the answer reports it
      log.warn("the database does not answer", { error });
      isStorageReady = false;
    }
    const checks = {
      database: isStorageReady ? "ok" : "unavailable",
      redis: redis.healthy() ? "ok" : "unavailable",
    };
    const status = isStorageReady ? "ready" : "unavailable";
    return context.json({ status, checks }, isStorageReady ? 200 : 503);
  });

  api.get("/metrics", async (context) => {
    const { telemetry, integrations, jobs, reportError } = context.var.services;
    try {
      const failing = await integrations.countFailing();
      for (const [work, count] of Object.entries(failing)) telemetry.failing.set({ work }, count);
    } catch (error) {
      // Return the other metrics anyway: they matter even more when something fails.
      reportError("api", "failed items could not be counted", error);
      telemetry.failing.reset();
    }
    for (const [work, count] of jobs.failing()) telemetry.failing.set({ work }, count);
    return context.body(await telemetry.text(), 200, { "content-type": telemetry.contentType });
  });
}
