import { assertEquals } from "@std/assert";

Deno.test("parts - a part that the environment names is used, and nothing is started", async () => {
  const env = {
    LAUREL_TEST_DATABASE_URL: "postgres://laurel@127.0.0.1:1/postgres",
    LAUREL_TEST_REDIS_URL: "redis://127.0.0.1:1",
    LAUREL_TEST_REDIS_SERVER: "/nowhere/redis-server",
    LAUREL_TEST_CHROMIUM: "/nowhere/chromium",
    LAUREL_TEST_NODE: "/nowhere/node",
    LAUREL_TEST_CURL: "/nowhere/curl",
    LAUREL_TEST_PYTHON: "/nowhere/python3",
  };
  const parts = JSON.stringify(import.meta.resolve("./parts.ts"));
  const program = `const { startParts } = await import(${parts});
    const parts = await startParts();
    await parts.stop();
    console.log(JSON.stringify(parts)); Deno.exit();`;
  // Run it in its own process, because parallel tests share one environment. The process may not
  // run programs, so it would fail if it tried to start a part.
  const { stdout } = await new Deno.Command(Deno.execPath(), {
    args: [
      "run",
      "--no-config",
      "--allow-read",
      "--allow-env",
      `data:text/javascript,${encodeURIComponent(program)}`,
    ],
    env,
  }).output();
  assertEquals(JSON.parse(new TextDecoder().decode(stdout)), { env, missing: [] });
});
