/** Pages of managers and admins over a large history, rendered by the server. */
import type { Bench } from "@/bench/bench.ts";
import { fillAnalyticsHistory } from "@/bench/analytics_history.ts";
import { fillAnalyticsUsage } from "@/bench/analytics_usage.ts";
import { analyze, withClient } from "@/bench/rig.ts";
import { signInWith } from "@/testing/sign_in.ts";

const EMAIL = "bench@laurel.example";
const PASSWORD = "bench-password-of-no-secret";
/** How often each page is read per round. */
const READS = 10;
const TARGET_MILLISECONDS = 300;
/** With fewer rows read in each of these seconds, nothing but polls is going on. */
const CALM_ROWS = 100_000;
const CALM_SECONDS = 15;
const MOST_SECONDS = 600;
/** A page with hardly any data: what a page costs in any case. */
const BASELINE = "/settings/profile";

const PAGES: readonly (readonly [name: string, path: string])[] = [
  ["engagement", "/insights/engagement"],
  ["engagement_team", "/insights/engagement?team=team-7"],
  ["performance", "/insights/performance"],
  ["performance_team", "/insights/performance?team=team-7"],
  ["report", "/insights/report"],
  ["report_team", "/insights/report?team=team-7"],
  ["fairness", "/insights/fairness"],
  ["challenges", "/challenges"],
  ["challenge", "/challenges/challenge-0"],
  ["achievements", "/admin/achievements"],
  ["rules", "/admin/rules"],
  ["boosts", "/admin/boosts"],
  ["calendars", "/admin/calendars"],
  ["event_types", "/admin/event-types"],
  ["unassigned", "/admin/unassigned"],
  ["deliveries", "/admin/deliveries"],
  ["privacy", "/admin/privacy"],
  ["technical", "/admin/technical"],
  ["team", "/team?team=team-7"],
  ["people", "/admin/people"],
];

/** Reads every page alternately with the baseline, one at a time, as one person would. */
export const analytics: Bench = async ({ effort, recorder, rig, say }) => {
  const { analyticsPeople: people, analyticsEvents: events } = effort;
  say(`analytics: ${people} people, ${events} events; filling takes some minutes`);
  const databaseUrl = await (await rig()).createDatabase(people);
  const environment = { LAUREL_ADMIN_EMAIL: EMAIL, LAUREL_ADMIN_PASSWORD: PASSWORD };
  // New achievements are given for past work, so they come before it: the history was not scored.
  const first = await (await rig()).startLaurel(databaseUrl, environment);
  await untilCalm(databaseUrl);
  await first.stop();
  await fillAnalyticsHistory(databaseUrl, { people, events });
  await fillAnalyticsUsage(databaseUrl);
  await analyze(databaseUrl);
  const target = await (await rig()).startLaurel(databaseUrl, environment);
  const cookie = await signInWith(target.url, EMAIL, PASSWORD);
  const read = async (path: string) => {
    const start = performance.now();
    const response = await fetch(`${target.url}${path}`, { headers: { cookie } });
    await response.text();
    if (!response.ok) throw new Error(`${path} answered ${response.status}`);
    return performance.now() - start;
  };
  await untilCalm(databaseUrl);
  const note = `${people} people, ${events} events`;
  // The first round only warms the caches of the database.
  for (let round = 0; round <= effort.rounds; round++) {
    for (const [name, path] of PAGES) {
      const times: number[] = [];
      const baseline: number[] = [];
      for (let count = 0; count < READS; count++) {
        times.push(await read(path));
        baseline.push(await read(BASELINE));
      }
      if (round === 0) continue;
      const slowest = Math.max(...times);
      recorder.add(`analytics.${name}`, "ms", slowest, {
        target: { below: TARGET_MILLISECONDS },
        note: `slowest of ${READS}; ${note}`,
      });
      recorder.add(`analytics.${name}_to_baseline`, "x", middle(times) / middle(baseline));
    }
  }
  await target.stop();
};

/**
 * Waits until jobs of the server have come through the history, which appeared all at once. A server
 * that runs has seen every day on its day.
 */
async function untilCalm(databaseUrl: string): Promise<void> {
  await withClient(databaseUrl, async (client) => {
    const rowsRead = async () => {
      const { rows } = await client.query(
        "SELECT tup_returned::float8 AS n FROM pg_stat_database WHERE datname = current_database()",
      );
      return rows[0].n as number;
    };
    let [last, calm] = [await rowsRead(), 0];
    for (let second = 0; second < MOST_SECONDS && calm < CALM_SECONDS; second++) {
      await new Promise((resolve) => setTimeout(resolve, 1_000));
      const now = await rowsRead();
      calm = now - last < CALM_ROWS ? calm + 1 : 0;
      last = now;
    }
  });
}

const middle = (values: readonly number[]) =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]!;
