import { assertEquals, assertRejects } from "@std/assert";
import { startChild } from "./process.ts";
import { makeTempFolder, removeFolder } from "./temp.ts";

const deno = (code: string, more: Partial<Parameters<typeof startChild>[0]> = {}) =>
  startChild({ command: Deno.execPath(), args: ["eval", "--no-config", code], ...more });

Deno.test("process - it waits for a pattern in the output", async () => {
  const child = deno(`console.log("port 8123"); setTimeout(() => {}, 1e6)`);
  assertEquals((await child.waitFor(/port (\d+)/, 30_000))[1], "8123");
  await child.stop();
  assertEquals((await child.exited).signal, "SIGTERM");
});

Deno.test("process - a child that ends without the pattern is an error with its output", async () => {
  const child = deno(`console.error("no room"); Deno.exit(3)`);
  await assertRejects(() => child.waitFor(/ready/, 30_000), Error, "no room");
  assertEquals((await child.exited).code, 3);
});

Deno.test("process - a child that stays silent is an error", async () => {
  const child = deno(`setTimeout(() => {}, 1e6)`);
  await assertRejects(() => child.waitFor(/ready/, 10), Error, "within 10 ms");
  await child.stop();
  await child.stop(); // stopping twice does no harm
});

Deno.test("process - children end when the parent is asked to end", async () => {
  const folder = await makeTempFolder("parent");
  try {
    const listen = `const listener = Deno.listen({ hostname: "127.0.0.1", port: 0 });
      console.log("port " + listener.addr.port);
      for await (const connection of listener) connection.close();`;
    await Deno.writeTextFile(
      `${folder}/parent.ts`,
      `import { startChild } from ${JSON.stringify(import.meta.resolve("./process.ts"))};
       const child = startChild({
         command: Deno.execPath(),
         args: ["eval", "--no-config", ${JSON.stringify(listen)}],
       });
       console.log((await child.waitFor(/port \\d+/, 60_000))[0]);`,
    );
    const parent = startChild({
      command: Deno.execPath(),
      args: ["run", "--no-config", "--allow-run", "--allow-read", `${folder}/parent.ts`],
    });
    const port = Number((await parent.waitFor(/port (\d+)/, 60_000))[1]);
    (await Deno.connect({ hostname: "127.0.0.1", port })).close();
    await parent.stop();
    assertEquals((await parent.exited).code, 143);
    await assertRejects(() => Deno.connect({ hostname: "127.0.0.1", port }));
  } finally {
    await removeFolder(folder);
  }
});
