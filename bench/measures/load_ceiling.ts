/** The limit of the load generator, measured with a server that does nothing. */
import type { Bench } from "@/bench/bench.ts";
import { openFeed, workdayMorning } from "@/bench/events.ts";
import { requestBytes } from "@/bench/load/connection.ts";
import { drive } from "@/bench/load/drive.ts";
import { KEY } from "@/bench/rig.ts";

/** Measures single-event requests against a server that answers with a constant. */
export const loadCeiling: Bench = async ({ effort, recorder, rig, say }) => {
  say("load_ceiling: the load generator against a trivial server");
  const target = await (await rig()).startTrivial();
  const url = `${target.url}/api/v1/events`;
  const feed = openFeed("ceiling", 1_000, workdayMorning(Date.now()));
  const next = () => requestBytes({ method: "POST", url, key: KEY, body: feed.next() });
  await drive({ url, connections: 32, durationMilliseconds: effort.roundMilliseconds / 4, next });
  for (let round = 0; round < effort.rounds; round++) {
    const driven = await drive({
      url,
      connections: 32,
      durationMilliseconds: effort.roundMilliseconds / 2,
      next,
    });
    recorder.add("load_ceiling.rate", "requests/s", driven.perSecond);
    recorder.add("load_ceiling.p99", "ms", driven.p99Milliseconds);
  }
  await target.stop();
};
