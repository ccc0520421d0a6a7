/** `deno task import` against a real server, also over a connection that breaks. */
import { assert, assertEquals, assertMatch } from "@std/assert";
import { openTestServices } from "@/testing/services.ts";
import { createApi } from "@/api/mod.ts";
import { startChild } from "@/testing/process.ts";
import { makeTempFolder, removeFolder } from "@/testing/temp.ts";

const KEY = "import-task-bootstrap-key";

/** Runs the task with a file that contains this text. */
async function importText(name: string, text: string | Uint8Array, ...args: string[]) {
  const folder = await makeTempFolder("import");
  try {
    const path = `${folder}/${name}`;
    await Deno.writeFile(path, typeof text === "string" ? new TextEncoder().encode(text) : text);
    return await runTask(path, "--key", KEY, ...args);
  } finally {
    await removeFolder(folder);
  }
}

async function runTask(...args: string[]) {
  const child = startChild({
    command: Deno.execPath(),
    args: ["run", "-P=import", "tasks/import.ts", ...args],
    env: { NO_COLOR: "1", LAUREL_BOOTSTRAP_KEY: "" },
  });
  const { code } = await child.exited;
  await child.stop();
  return { code, output: child.output().replace(/Warning .*\n/g, "") };
}

/** Serves the API with an embedded database on a real port. */
async function withServer(
  use: (url: string, ask: (path: string) => Promise<Response>) => Promise<void>,
): Promise<void> {
  const services = await openTestServices({ LAUREL_BOOTSTRAP_KEY: KEY });
  const api = createApi(services);
  const server = Deno.serve(
    { port: 0, hostname: "127.0.0.1", onListen: () => {} },
    (request) => api.fetch(request),
  );
  const url = `http://127.0.0.1:${server.addr.port}`;
  try {
    const headers = { authorization: `Bearer ${KEY}` };
    await use(url, (path) => fetch(`${url}/api/v1${path}`, { headers }));
  } finally {
    await server.shutdown();
    await services.close();
  }
}

/**
 * Forwards connections to a server. Cuts the first ones after these numbers of bytes of the answer.
 */
function startProxy(target: string, cuts: readonly number[]) {
  const { hostname, port } = new URL(target);
  const listener = Deno.listen({ hostname: "127.0.0.1", port: 0 });
  let connections = 0;
  const done = (async () => {
    for await (const client of listener) {
      const limit = cuts[connections++] ?? Infinity;
      const server = await Deno.connect({ hostname, port: Number(port) });
      const close = () => {
        for (const connection of [client, server]) {
          try {
            connection.close();
          } catch { /* the other direction was first */ }
        }
      };
      const copy = async (from: Deno.TcpConn, to: Deno.TcpConn, most: number) => {
        const buffer = new Uint8Array(16 * 1024);
        for (let passed = 0; passed < most;) {
          const count = await from.read(buffer);
          if (count === null) break;
          for (let at = 0; at < count;) at += await to.write(buffer.subarray(at, count));
          passed += count;
        }
      };
      // Either side may hang up.
      copy(client, server, Infinity).catch(() => {});
      copy(server, client, limit).catch(() => {}).finally(close);
    }
  })();
  return {
    url: `http://127.0.0.1:${(listener.addr as Deno.NetAddr).port}`,
    connections: () => connections,
    async stop() {
      listener.close();
      // Closing the listener ends its loop with an error.
      await done.catch(() => {});
    },
  };
}

const time = new Date(Date.now() - 86_400_000 * 3).toISOString();

function csvOf(agent: string, count: number): string {
  const rows = Array.from(
    { length: count },
    (_, n) => `${agent}-${n},message_response,${agent},${time},"a note\r\nover two lines"`,
  );
  return `id,type,subject,time,data.note\r\n${rows.join("\r\n")}\r\n`;
}

Deno.test("import task - after a broken connection no line is lost or scored twice", () =>
  withServer(async (url, ask) => {
    const proxy = startProxy(url, [30_000, 60_000, 200]);
    try {
      const text = csvOf("broken", 3_000).replace("broken-2500,", ",");
      const { code, output } = await importText("work.csv", text, "--url", proxy.url);
      assertEquals(code, 1, output);
      assert(proxy.connections() >= 4, output);
      assertMatch(output, /Resuming in \d+ s/);
      // Every row has two lines, and the header one.
      assertEquals(output.match(/^line \d+.*$/gm)?.length, 1, output);
      assertMatch(output, /^line 5002: id: /m);
      assertMatch(output, /^3000 lines: .*1 refused; /m);
    } finally {
      await proxy.stop();
    }
    const again = await importText("work.csv", csvOf("whole", 2_999), "--url", url);
    assertEquals(again.code, 0, again.output);
    const total = async (agent: string) =>
      (await (await ask(`/agents/${agent}`)).json() as { totalPoints: number }).totalPoints;
    assertEquals(await total("broken"), await total("whole"));
    assert(await total("whole") >= 2_999 * 5);

    const twice = await importText("work.csv", csvOf("whole", 2_999), "--url", url);
    assertEquals(twice.code, 0);
    assertMatch(twice.output, /^2999 lines: 2999 duplicate, 0 refused; 0 points$/m);
  }));

Deno.test("import task - refused lines are printed with what to fix", () =>
  withServer(async (url) => {
    const lines = [
      { id: "a", type: "deal_won", subject: "printer", time },
      { id: "b", type: "deal_won", subject: "printer", time: "2020-01-01T00:00:00Z" },
    ];
    const text = `${lines.map((one) => JSON.stringify(one)).join("\n")}\n{"id": oops}\n`;
    const { code, output } = await importText("work.jsonl", text, "--url", url);
    assertEquals(code, 1);
    assertMatch(output, /^line 2 \(b\): The time .* is more than 90 days before/m);
    assertMatch(output, /^line 3: The line could not be read as JSON/m);
    assertMatch(output, /^3 lines: 1 scored, 0 duplicate, 2 refused; 50 points$/m);
    assertMatch(output, /2 lines were refused\. Correct these lines and import/);

    const header = await importText("work.csv", "id,kind\n1,2\n", "--url", url);
    assertEquals(header.code, 1);
    assertMatch(header.output, /"type" is missing/);
    const stranger = await importText("a.csv", "", "--url", url, "--key", "somebody-else");
    assertMatch(stranger.output, /does not know this key/);
  }));

Deno.test("import task - invalid arguments are reported before anything is sent", async () => {
  const cases: [string[], RegExp][] = [
    [[], /One file is needed/],
    [["none.csv", "--key", "k"], /There is no file none\.csv/],
    [["README.md", "--key", "k"], /does not show its format/],
    [["README.md", "--key", "k", "--format", "xml"], /must be csv or ndjson, not "xml"/],
    [["README.md"], /A key is needed/],
    [["a.csv", "--key", "k", "--url", "https://laurel.example"], /Add --yes-remote/],
    [["a.csv", "--speed", "1"], /Unknown option '--speed'/],
  ];
  for (const [args, expected] of cases) {
    const { code, output } = await runTask(...args);
    assertEquals(code, 1, output);
    assertMatch(output, expected);
  }
});

Deno.test("import task - a CSV file resumes where it stopped, too", () =>
  withServer(async (url, ask) => {
    const files: [string, (text: string) => Uint8Array][] = [
      ["tabs", (text) => inUtf16(text.replaceAll(",", "\t"))],
      ["hint", (text) => new TextEncoder().encode(`\ufeffsep=;\r\n${text.replaceAll(",", ";")}`)],
      ["returns", (text) => new TextEncoder().encode(text.replaceAll("\r\n", "\r"))],
    ];
    for (const [name, encode] of files) {
      const proxy = startProxy(url, [30_000, 200]);
      try {
        const bytes = encode(csvOf(`sheet-${name}`, 1_500).replaceAll("over two", "over 2"));
        const { code, output } = await importText("work.csv", bytes, "--url", proxy.url);
        assertEquals(code, 0, output);
        assert(proxy.connections() >= 3, output);
        assertMatch(output, /^1500 lines: .*0 refused; /m);
      } finally {
        await proxy.stop();
      }
      const agent = await (await ask(`/agents/sheet-${name}`)).json() as { totalPoints: number };
      assert(agent.totalPoints >= 1_500 * 5);
    }
  }));

function inUtf16(text: string): Uint8Array {
  const bytes = new Uint8Array(text.length * 2 + 2);
  const view = new DataView(bytes.buffer);
  [...`\ufeff${text}`].forEach((one, i) => view.setUint16(i * 2, one.charCodeAt(0), true));
  return bytes;
}

/** Runs the task with a valid file and this environment. */
async function runWith(env: Record<string, string>, ...args: string[]) {
  const folder = await makeTempFolder("import");
  const path = `${folder}/a.jsonl`;
  await Deno.writeTextFile(path, "\n");
  const child = startChild({
    command: Deno.execPath(),
    args: ["run", "-P=import", "tasks/import.ts", path, ...args],
    env: { NO_COLOR: "1", LAUREL_BOOTSTRAP_KEY: "", LAUREL_KEY: "", LAUREL_URL: "", ...env },
  });
  try {
    const { code } = await child.exited;
    return { code, output: child.output() };
  } finally {
    await child.stop();
    await removeFolder(folder);
  }
}

Deno.test("import task - address and key come from the variables that the guides export", () =>
  withServer(async (url) => {
    const exported = { LAUREL_URL: `${url}/`, LAUREL_KEY: KEY };
    const imported = await runWith(exported);
    assertEquals(imported.code, 0, imported.output);
    assertMatch(imported.output, /^0 lines/m);
    const explicit = await runWith(
      { LAUREL_URL: "https://laurel.example" },
      "--url",
      url,
      "--key",
      KEY,
    );
    assertEquals(explicit.code, 0, explicit.output);
    const remote = await runWith({ ...exported, LAUREL_URL: "https://laurel.example" });
    assertMatch(remote.output, /laurel\.example is not this machine.*Add --yes-remote/);
    assertMatch((await runWith({ LAUREL_URL: "laurel" })).output, /LAUREL_URL must be an http/);
    const older = await runWith({ LAUREL_URL: url, LAUREL_BOOTSTRAP_KEY: KEY });
    assertEquals(older.code, 0, older.output);
    assertMatch((await runWith({ LAUREL_URL: url })).output, /A key is needed.*LAUREL_KEY/);
    const copied = await runWith({ LAUREL_URL: url, LAUREL_KEY: `${KEY}\n` });
    assertEquals(copied.code, 0, copied.output);
    for (const LAUREL_KEY of ["ключ", "two words"]) {
      const { code, output } = await runWith({ LAUREL_URL: url, LAUREL_KEY });
      assertEquals(code, 1);
      assertMatch(output, /characters that no key has/);
      assert(!/Resuming in/.test(output), output);
    }
    const below = await runWith({ ...exported, LAUREL_URL: `${url}/api/v1` });
    assertMatch(below.output, /There is no Laurel at .*without \/api/);
  }));

Deno.test("import task - it reports at once when nothing answers", async () => {
  // Find a free port, where nothing listens.
  const listener = Deno.listen({ hostname: "127.0.0.1", port: 0 });
  const { port } = listener.addr as Deno.NetAddr;
  listener.close();
  const env = { LAUREL_URL: `http://127.0.0.1:${port}`, LAUREL_KEY: "k" };
  const { code, output } = await runWith(env);
  assertEquals(code, 1);
  assertMatch(
    output,
    new RegExp(`Nothing answers at http://127.0.0.1:${port}: it cannot be reached`),
  );
  assertMatch(output, /deno task start.*LAUREL_URL/);
  assert(!/Resuming in/.test(output), output);
});
