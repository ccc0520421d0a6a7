/** Reading boards over HTTP: the first ten, and ten around an agent. */
import { delay } from "@std/async/delay";
import type { Bench } from "@/bench/bench.ts";
import { agentId, seededRandom, workdayMorning } from "@/bench/events.ts";
import { connect, requestBytes } from "@/bench/load/connection.ts";
import { drive } from "@/bench/load/drive.ts";
import { analyze, KEY, withClient } from "@/bench/rig.ts";

const CONNECTIONS = 32;
const COPY_LIMIT_MILLISECONDS = 30_000;

/** Gives every agent a score on today's four boards. */
async function fillBoards(databaseUrl: string, time: Date): Promise<void> {
  await withClient(databaseUrl, async (client) => {
    await client.query(
      `INSERT INTO leaderboard_scores (kind, period_start, agent_id, agent_key, points, reached_at)
      SELECT kind, CASE kind WHEN 'all' THEN DATE '1970-01-01'
          ELSE date_trunc(kind, $1::timestamptz AT TIME ZONE 'UTC')::date END,
        a.id, a.key, 1 + (a.id * 7919) % 20011, $1::timestamptz - a.id * interval '1 millisecond'
      FROM agents a, unnest(ARRAY['day', 'week', 'month', 'all']) AS kind`,
      [time],
    );
  });
}

/** Measures both reads, alternately. */
export const boardRead: Bench = async ({ effort, recorder, rig, say }) => {
  const agents = effort.boardAgents;
  say(`board_read: ${agents} agents on the board, ${CONNECTIONS} connections`);
  const databaseUrl = await (await rig()).createDatabase(agents);
  const morning = workdayMorning(Date.now());
  await fillBoards(databaseUrl, new Date(morning));
  await analyze(databaseUrl);
  const target = await (await rig()).startLaurel(databaseUrl);
  const day = new Date(morning).toISOString().slice(0, 10);
  const url = `${target.url}/api/v1/leaderboards`;
  const random = seededRandom(9);
  await touchBoards(target.url, morning, `${url}?period=week&at=${day}&limit=10`);
  const get = (query: string) =>
    requestBytes({ method: "GET", url: `${url}?period=week&at=${day}&limit=10${query}`, key: KEY });
  const top = get("");
  const reads = {
    top10: () => top,
    around_me: () => get(`&around=${agentId(Math.floor(random() * agents))}`),
  };
  for (const next of Object.values(reads)) {
    await drive({
      url,
      connections: CONNECTIONS,
      durationMilliseconds: effort.roundMilliseconds / 4,
      next,
    });
  }
  for (let round = 0; round < effort.rounds; round++) {
    for (const [name, next] of Object.entries(reads)) {
      const durationMilliseconds = effort.roundMilliseconds / 2;
      const driven = await drive({ url, connections: CONNECTIONS, durationMilliseconds, next });
      const note = `${agents} agents on the board`;
      const p99 = { target: { below: 50 } };
      recorder.add(`board_read.${name}_rate`, "reads/s", driven.perSecond, {
        target: { atLeast: 4_000 },
        note,
      });
      recorder.add(`board_read.${name}_p99`, "ms", driven.p99Milliseconds, p99);
    }
  }
  await target.stop();
};

/**
 * Sends one event, so that the server copies the boards to its cache, and waits until boards are
 * read from there. After half a minute it continues without.
 */
async function touchBoards(serverUrl: string, time: number, boardUrl: string): Promise<void> {
  const url = `${serverUrl}/api/v1/events`;
  const body = JSON.stringify({
    id: "touch",
    source: "/bench",
    type: "message_response",
    subject: agentId(0),
    time: new Date(time).toISOString(),
    data: {},
  });
  const connection = await connect(url);
  await connection.send(requestBytes({ method: "POST", url, key: KEY, body }));
  const read = requestBytes({ method: "GET", url: boardUrl, key: KEY });
  const metrics = requestBytes({ method: "GET", url: `${serverUrl}/metrics`, key: KEY });
  for (const end = performance.now() + COPY_LIMIT_MILLISECONDS; performance.now() < end;) {
    await connection.send(read);
    const { body } = await connection.send(metrics);
    const text = new TextDecoder().decode(body);
    if (/board_reads_total\{from="redis"\} [1-9]/.test(text)) break;
    await delay(500);
  }
  connection.close();
}
