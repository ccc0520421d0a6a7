/** Reading boards over HTTP: the first ten, and ten around an agent. */
import type { Bench } from "../bench.ts";
import { agentId, seededRandom, workdayMorning } from "../events.ts";
import { connect, requestBytes } from "../load/connection.ts";
import { drive } from "../load/drive.ts";
import { analyze, KEY, withClient } from "../rig.ts";

const CONNECTIONS = 32;

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

/** Measures both reads in turn. */
export const boardRead: Bench = async ({ effort, recorder, rig, say }) => {
  const agents = effort.boardAgents;
  say(`board_read: ${agents} agents on the board, ${CONNECTIONS} connections`);
  const databaseUrl = await (await rig()).createDatabase(agents);
  const morning = workdayMorning(Date.now());
  await fillBoards(databaseUrl, new Date(morning));
  await analyze(databaseUrl);
  const target = await (await rig()).startLaurel(databaseUrl);
  await touchBoards(target.url, morning);

  const day = new Date(morning).toISOString().slice(0, 10);
  const url = `${target.url}/api/v1/leaderboards`;
  const random = seededRandom(9);
  const get = (query: string) =>
    requestBytes({ method: "GET", url: `${url}?period=week&at=${day}&limit=10${query}`, key: KEY });
  const top = get("");
  const reads = {
    top10: () => top,
    around_me: () => get(`&around=${agentId(Math.floor(random() * agents))}`),
  };
  for (const next of Object.values(reads)) {
    await drive({ url, connections: CONNECTIONS, durationMs: effort.roundMs / 4, next });
  }
  for (let round = 0; round < effort.rounds; round++) {
    for (const [name, next] of Object.entries(reads)) {
      const durationMs = effort.roundMs / 2;
      const driven = await drive({ url, connections: CONNECTIONS, durationMs, next });
      const note = `${agents} agents on the board`;
      const p99 = { target: { below: 50 } };
      recorder.add(`board_read.${name}_rate`, "reads/s", driven.perSecond, {
        ...{ target: { atLeast: 4_000 }, note },
      });
      recorder.add(`board_read.${name}_p99`, "ms", driven.p99Ms, p99);
    }
  }
  await target.stop();
};

/** One event makes the server copy the boards to its cache; waits until it has been relayed. */
async function touchBoards(serverUrl: string, time: number): Promise<void> {
  const url = `${serverUrl}/api/v1/events`;
  const connection = await connect(url);
  const body = JSON.stringify({
    ...{ id: "touch", source: "/bench", type: "message_response", subject: agentId(0) },
    ...{ time: new Date(time).toISOString(), data: {} },
  });
  for (let i = 0; i < 2; i++) {
    const own = body.replace("touch", `touch-${i}`);
    await connection.send(requestBytes({ method: "POST", url, key: KEY, body: own }));
    await new Promise((resolve) => setTimeout(resolve, 3_000));
  }
  connection.close();
}
