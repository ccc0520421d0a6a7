/** `deno task demo` and `deno task simulate` as a visitor uses them: started, used, stopped. */
import { assert, assertEquals, assertMatch, assertNotEquals } from "@std/assert";
import { lockDirectory } from "@/db/postgres/directory_lock.ts";
import { SAMPLE_AGENTS } from "@/simulation/team.ts";
import { type Child, startChild } from "@/testing/process.ts";
import { runTask } from "@/testing/tasks.ts";
import { makeTempFolder, removeFolder } from "@/testing/temp.ts";
import { until } from "@/testing/until.ts";

interface Agent {
  readonly id: string;
  readonly totalPoints: number;
  readonly team: string | null;
}

interface Printed {
  readonly url: string;
  readonly key: string;
  /** The body that a shell would send. */
  readonly body: string;
  readonly headers: Record<string, string>;
}

/** No variable of the tester's own environment may redirect the demo. */
const NOT_PASSED_ON = ["DATABASE_URL", "REDIS_URL", "UPSTASH_REDIS_REST_URL", "LAUREL_PUBLIC_URL"];

/** Starts the demo like `deno task demo`. It is stopped with Ctrl-C. */
async function startDemo(dataDir: string): Promise<{ child: Child; url: string }> {
  const child = startChild({
    command: Deno.execPath(),
    args: ["run", "-P=start", "tasks/demo.ts"],
    env: {
      ...Object.fromEntries(NOT_PASSED_ON.map((name) => [name, ""])),
      HOST: "",
      PORT: "0",
      LAUREL_DATA_DIR: dataDir,
      NO_COLOR: "1",
    },
    stopSignal: "SIGINT",
  });
  await child.waitFor(/Press Ctrl-C to stop/, 240_000);
  const [, url] = /Laurel is ready at (\S+)/.exec(child.output())!;
  const ready = await fetch(`${url}/readyz`);
  assertEquals([ready.status, (await ready.json()).status], [200, "ready"]);
  return { child, url: url! };
}

/** Parses the curl line like a shell. */
function readCurlLine(child: Child): Printed {
  const line = child.output().split("\n").find((one) => one.startsWith("curl -s "))!;
  const [, url] = /^curl -s (\S+) /.exec(line)!;
  const headers = Object.fromEntries(
    [...line.matchAll(/-H '([^:]+): ([^']+)'/g)].map(([, name, value]) => [name, value]),
  );
  const body = /-d '(.*)'$/.exec(line)![1]!.replace("'$(date +%s)'", String(Date.now()));
  return { url: url!, headers, body, key: headers["Authorization"]!.replace("Bearer ", "") };
}

async function ask<T>(url: string, key: string): Promise<T> {
  const response = await fetch(url, { headers: { authorization: `Bearer ${key}` } });
  assertEquals(response.status, 200, url);
  return await response.json();
}

async function signIn(url: string, email: string): Promise<Response> {
  return await fetch(`${url}/sign-in`, {
    method: "POST",
    body: new URLSearchParams({ demo: email }),
    redirect: "manual",
  });
}

async function simulate(args: readonly string[]): Promise<{ code: number; output: string }> {
  const child = startChild({
    command: Deno.execPath(),
    args: ["run", "-P=simulate", "tasks/simulate.ts", ...args],
    env: { NO_COLOR: "1" },
  });
  const { code } = await child.exited;
  await child.stop();
  return { code, output: child.output() };
}

const totals = async (url: string, key: string) => {
  const { entries } = await ask<{ entries: Agent[] }>(`${url}/api/v1/agents`, key);
  return new Map(entries.map((agent) => [agent.id, agent.totalPoints]));
};
const sum = (values: Iterable<number>) => [...values].reduce((total, value) => total + value, 0);

Deno.test("demo - it starts with a working team, and continues after a restart", async (t) => {
  const dataDir = await makeTempFolder("demo");
  let { child, url } = await startDemo(dataDir);
  try {
    const printed = readCurlLine(child);
    const { key } = printed;

    await t.step("the agents exist, in teams, with a month of points", async () => {
      const { entries } = await ask<{ entries: Agent[] }>(`${url}/api/v1/agents`, key);
      assertEquals(entries.map(({ id }) => id), SAMPLE_AGENTS.map(({ id }) => id).toSorted());
      for (const agent of entries) {
        assert(agent.totalPoints > 1_000 && agent.team, JSON.stringify(agent));
      }
    });

    await t.step("every board has entries, including today's", async () => {
      for (const period of ["day", "week", "month", "all"]) {
        const board = await until(
          () => ask<{ entries: unknown[] }>(`${url}/api/v1/leaderboards?period=${period}`, key),
          ({ entries }) => entries.length >= 3,
        );
        assert(board.entries.length <= SAMPLE_AGENTS.length);
      }
    });

    await t.step("the team continues to work automatically", async () => {
      const before = sum((await totals(url, key)).values());
      await until(async () => sum((await totals(url, key)).values()), (now) => now > before);
    });

    await t.step("the curl line that it printed wins a deal for Ava", async () => {
      const response = await fetch(printed.url, {
        method: "POST",
        headers: printed.headers,
        body: printed.body,
      });
      const answer = await response.json();
      assertEquals([response.status, answer.status], [200, "scored"]);
      // More than 70 if a boost that Ava won on the wheel is still active.
      const [base, bonus, ...boosts] = answer.breakdown;
      assertEquals([base.points, bonus.points], [50, 20]);
      const factor = boosts.reduce(
        (all: number, boost: { factor: number }) => all * boost.factor,
        1,
      );
      assertEquals(answer.points, Math.round(70 * factor));
      assertEquals(answer.agent.id, "ava.chen");
    });

    await t.step("one click signs in exactly the people that it names", async () => {
      const named = [...child.output().matchAll(/\S+@laurel\.example/g)]
        .map(([email]) => email.replace(/\)$/, ""));
      assertEquals(named.length, 3);
      for (const email of named) {
        const response = await signIn(url, email);
        await response.body?.cancel();
        assertEquals([email, response.status], [email, 303]);
        const cookie = response.headers.getSetCookie().map((one) => one.split(";")[0]).join("; ");
        // A manager without a desk would be led on to the team.
        const desk = await fetch(`${url}/?boards`, { headers: { cookie }, redirect: "manual" });
        assertEquals(desk.status, 200);
        await desk.body?.cancel();
      }
      const response = await signIn(url, "nobody@laurel.example");
      await response.body?.cancel();
      assertEquals(response.status, 422);
    });

    await t.step("simulate sends the requested events", async () => {
      const { code, output } = await simulate(
        ["--url", url, "--key", key, "--rate", "50", "--count", "25", "--agents", "14"],
      );
      assertEquals(code, 0, output);
      assertMatch(output, /25 sent, \d+ scored, 0 errors, p50 .* ms, p99 .* ms/);
    });

    await t.step("simulate reports what is wrong with a key", async () => {
      const { code, output } = await simulate(["--url", url, "--key", "lk_wrong"]);
      assertEquals(code, 1);
      assertMatch(output, /does not know this key/);
    });

    await t.step("a second start on its port is refused with a clear message", async () => {
      const env = { HOST: "127.0.0.1", PORT: new URL(url).port };
      await Promise.all(["demo", "start"].map(async (task) => {
        const directory = { LAUREL_DATA_DIR: `${dataDir}/${task}` };
        const { code, output } = await runTask({ ...env, ...directory }, task);
        assertEquals(code, 1);
        assertMatch(output, new RegExp(`Port ${env.PORT} is taken.*PORT=.*${task}`, "s"));
        assert(!output.includes("    at "), output);
      }));
    });

    const before = await totals(url, key);
    await t.step("Ctrl-C ends it, and the directory is free", async () => {
      await child.stop();
      // Zero: it ended by itself, and was not killed after a grace period.
      assertEquals((await child.exited).code, 0);
      lockDirectory(dataDir).release();
      assert(!/error|warn /i.test(child.output()), child.output());
    });

    await t.step("a second start keeps the data, with a new key", async () => {
      ({ child, url } = await startDemo(dataDir));
      const { key: newKey } = readCurlLine(child);
      assertNotEquals(newKey, key);
      const after = await totals(url, newKey);
      for (const [id, points] of before) assert(after.get(id)! >= points, id);
      // If the demo had been filled again, the month would count twice.
      assert(sum(after.values()) < sum(before.values()) * 1.2);
      const old = await fetch(`${url}/api/v1/agents`, {
        headers: { authorization: `Bearer ${key}` },
      });
      await old.body?.cancel();
      assertEquals(old.status, 401);
    });
  } finally {
    await child.stop();
    await removeFolder(dataDir);
  }
});

Deno.test("simulate - a missing or remote server is reported", async () => {
  const listener = Deno.listen({ port: 0, hostname: "127.0.0.1" });
  const url = `http://127.0.0.1:${listener.addr.port}`;
  listener.close();
  const [gone, remote, help] = await Promise.all([
    simulate(["--url", url, "--key", "lk_any"]),
    simulate(["--url", "http://laurel.example", "--key", "lk_any"]),
    simulate(["--help"]),
  ]);
  assertEquals(gone.code, 1);
  assertMatch(gone.output, /Laurel does not answer at .*Is it running\?/s);

  assertEquals(remote.code, 1);
  assertMatch(remote.output, /laurel\.example is not this machine.*--yes-remote/);

  assertEquals(help.code, 0);
  for (const option of ["--url", "--key", "--agents", "--rate", "--for", "--count", "--seed"]) {
    assert(help.output.includes(`  ${option} `), option);
  }
});
