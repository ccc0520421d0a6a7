/** The published client: compiled by TypeScript alone, run by Node, against a real Laurel. */
import { assertEquals } from "@std/assert";
import { createApi } from "@/api/mod.ts";
import { openTestServices } from "@/testing/services.ts";
import { makeTempFolder, removeFolder } from "@/testing/temp.ts";

const KEY = "client-on-node-bootstrap-key";
const node = Deno.env.get("LAUREL_TEST_NODE");
const TYPESCRIPT = "npm:typescript@5.9.3/tsc";

const PROGRAM = `
import { createClient, isRejected, LaurelError } from "./client.js";
const stored = [];
const laurel = createClient({
  url: process.env.URL, key: process.env.KEY, source: "/node",
  onStored: ({ id }) => stored.push(id),
});
const time = new Date(Date.now() - 3 * 86400000);
const work = { type: "message_response", subject: "node", time };
const first = await laurel.send({ ...work, id: "n-1", data: { responseTime: 45, quality: 0.9 } });
const again = await laurel.send({ ...work, id: "n-1", data: { responseTime: 45, quality: 0.9 } });
const results = await laurel.sendBatch([{ ...work, id: "n-2" }, { ...work, id: "n-3", type: "x" }]);
const refused = results.filter(isRejected).map(({ id, error }) => [id, error.code]);
laurel.track({ ...work, id: "n-4" });
await laurel.close();
const conflict = await laurel.send({ ...work, id: "n-1" }).catch((error) =>
  error instanceof LaurelError && [error.status, error.code]);
const agent = await laurel.getAgent("node");
const { entries, nextCursor } = await laurel.getHistory("node", { limit: 1 });
const board = await laurel.getLeaderboard({ period: "all" });
const agents = await laurel.listAgents();
console.log(JSON.stringify({
  points: [first.points, again.points], statuses: [first.status, again.status], refused, stored,
  conflict, id: agent.id, entries: entries.length, more: nextCursor !== null,
  board: board.entries.map(({ agent }) => agent.id), agents: agents.entries.map(({ id }) => id),
}));
`;

async function run(command: string, args: readonly string[], env: Record<string, string> = {}) {
  const { code, stdout, stderr } = await new Deno.Command(command, { args: [...args], env })
    .output();
  const decoder = new TextDecoder();
  return { code, stdout: decoder.decode(stdout), stderr: decoder.decode(stderr) };
}

Deno.test({
  name: `client - compiled alone it runs on Node${
    node ? "" : " [left out: LAUREL_TEST_NODE is not set]"
  }`,
  ignore: !node,
  async fn() {
    const folder = await makeTempFolder("client");
    const services = await openTestServices({ LAUREL_BOOTSTRAP_KEY: KEY });
    const api = createApi(services);
    const server = Deno.serve(
      { port: 0, hostname: "127.0.0.1", onListen: () => {} },
      (request) => api.fetch(request),
    );
    try {
      const project = new URL(".", import.meta.url).pathname;
      const compiled = await run(
        Deno.execPath(),
        ["run", "--allow-all", "--no-lock", TYPESCRIPT, "-p", project, "--outDir", folder],
        { NO_COLOR: "1" },
      );
      assertEquals(compiled.code, 0, compiled.stdout + compiled.stderr);
      await Deno.writeTextFile(`${folder}/package.json`, '{"type":"module"}');
      await Deno.writeTextFile(`${folder}/program.js`, PROGRAM);
      const env = { URL: `http://127.0.0.1:${server.addr.port}`, KEY };
      const done = await run(node!, [`${folder}/program.js`], env);
      assertEquals(done.code, 0, done.stderr);
      assertEquals(JSON.parse(done.stdout), {
        points: [12, 12],
        statuses: ["scored", "duplicate"],
        refused: [["n-3", "unknown_type"]],
        stored: ["n-4"],
        conflict: [409, "event_conflict"],
        id: "node",
        entries: 1,
        more: true,
        board: ["node"],
        agents: ["node"],
      });
    } finally {
      await server.shutdown();
      await services.close();
      await removeFolder(folder);
    }
  },
});
