import { assertEquals, assertMatch, assertRejects } from "@std/assert";
import { startServer } from "./server.ts";
import { makeTempFolder, removeFolder } from "./temp.ts";

/** A program that replaces the server: it does only what `startServer` relies on. */
const PROGRAM = `
  let asked = 0;
  Deno.serve({ hostname: Deno.env.get("HOST"), port: Number(Deno.env.get("PORT")),
    onListen: ({ port }) => console.log("Laurel is ready at http://127.0.0.1:" + port),
  }, (request) => new URL(request.url).pathname === "/readyz"
    ? new Response("", { status: ++asked < 3 ? 503 : 200 })
    : Response.json({ asked, env: Deno.env.toObject() }));
`;

async function withProgram(source: string, test: (args: string[]) => Promise<void>) {
  const folder = await makeTempFolder("program");
  try {
    await Deno.writeTextFile(`${folder}/main.js`, source);
    await test(["run", "--no-config", "--allow-net", "--allow-env", `${folder}/main.js`]);
  } finally {
    await removeFolder(folder);
  }
}

Deno.test("server - is ready when /readyz says so, and sees a clean environment", () =>
  withProgram(PROGRAM, async (args) => {
    const server = await startServer({ args, env: { LAUREL_LOG_LEVEL: "debug" } });
    try {
      const { asked, env } = await (await fetch(server.url)).json();
      assertEquals(asked, 3);
      // Only these, and none of the many variables of a person's shell, such as DATABASE_URL.
      const known =
        /^(PATH|HOME|TMPDIR|DENO_DIR|NPM_CONFIG_REGISTRY|LANG|NO_COLOR|HOST|PORT|LAUREL_.*)$/;
      assertEquals(Object.keys(env).filter((name) => !known.test(name)), []);
      assertEquals(env.LAUREL_TEST_DATABASE_URL, undefined);
      assertEquals(env.LAUREL_LOG_LEVEL, "debug");
      assertEquals(env.LAUREL_DATA_DIR, server.dataDir);
      assertMatch(server.output(), /Laurel is ready/);
    } finally {
      await server.stop();
    }
    await assertRejects(() => Deno.stat(server.dataDir), Deno.errors.NotFound);
    await assertRejects(() => fetch(server.url));
  }));

Deno.test("server - a start that fails is an error with the server's output", () =>
  withProgram(`console.error("PORT is not a number"); Deno.exit(2);`, async (args) => {
    await assertRejects(() => startServer({ args }), Error, "PORT is not a number");
  }));

Deno.test("server - a killed one keeps its data folder for the next start", () =>
  withProgram(PROGRAM, async (args) => {
    const first = await startServer({ args });
    await Deno.writeTextFile(`${first.dataDir}/kept`, "");
    await first.kill();
    const second = await startServer({ args, dataDir: first.dataDir });
    await second.stop();
    await Deno.stat(`${first.dataDir}/kept`);
    await first.stop();
    await assertRejects(() => Deno.stat(first.dataDir), Deno.errors.NotFound);
  }));
