/** Reads the lines of a vector section that describe its world. */
import { achievementSchema } from "@/core/achievements/achievements.ts";
import { DEFAULT_RULES } from "@/core/rules/default_rules.ts";
import { type RuleSet, ruleSetSchema, type RuleVersion } from "@/core/rules/rules.ts";
import type { World, WorldAgent, WorldEvent } from "@/testing/reference/world.ts";

/** The zone of the organization. The tables write their times in it. */
export const VECTOR_ZONE = "Europe/Berlin";
const TEAMS = ["Blue", "Red"];
const ALWAYS = "0001-01-01";

/** Parses `2026-11-14 09:00`, with optional seconds, into milliseconds since the epoch. */
export function timeOf(text: string): number {
  return Temporal.PlainDateTime.from(text.trim().replace(" ", "T")).toZonedDateTime(VECTOR_ZONE)
    .epochMilliseconds;
}

type Writable<T> = { -readonly [K in keyof T]: T[K] extends readonly (infer U)[] ? U[] : T[K] };
type Groups = Readonly<Record<string, string>>;
type Reader = (
  given: Groups,
  world: Writable<World>,
  agents: ReadonlyMap<string, Writable<WorldAgent>>,
) => void;

/** The possible forms of a line, and what each means. */
const READERS: readonly (readonly [RegExp, Reader])[] = [
  [/^(?<agent>\w+) lives in (?<zone>\S+)\.$/, (given, _, agents) => {
    agents.get(given["agent"]!)!.zone = given["zone"]!;
  }],
  [/^(?<agent>\w+) is in (?<team>team \w+)( from (?<from>\S+) on)?\.$/, (given, _, agents) => {
    const { teams } = agents.get(given["agent"]!)!;
    teams.push({ from: given["from"] ?? ALWAYS, team: ownerOf(given["team"]!).team });
  }],
  [
    /^(?<owner>Everybody|Team \w+) works on weekdays (?<weekdays>[\d, ]+)( from (?<from>\S+) on)?\.$/,
    (given, world) => {
      const { team } = ownerOf(given["owner"]!);
      const weekdays = given["weekdays"]!.split(",").map(Number);
      world.calendars.push({ team, from: given["from"] ?? ALWAYS, weekdays });
    },
  ],
  [/^(?<owner>Team \w+|\w+) is off from (?<first>\S+) to (?<last>\S+)\.$/, (given, world) => {
    const owner = ownerOf(given["owner"]!);
    world.daysOff.push({ ...owner, first: given["first"]!, last: given["last"]! });
  }],
  [
    /^(?<agent>\w+) is without Laurel from (?<first>\S+) to (?<last>\S+)\.$/,
    ({ agent, first, last }, world) =>
      void world.holdouts.push({ agent: agent!, first: first!, last: last! }),
  ],
  [
    /^Boost `(?<name>\w+)` × (?<factor>[\d.]+) for (?<owner>team \w+|\w+), from (?<from>.{16}) to (?<to>.{16})(, on `(?<types>.+)`)?\.$/,
    (given, world) =>
      void world.boosts.push({
        name: given["name"]!,
        factor: Number(given["factor"]),
        ...ownerOf(given["owner"]!),
        startsAt: timeOf(given["from"]!),
        endsAt: timeOf(given["to"]!),
        types: given["types"]?.split(", ") ?? null,
      }),
  ],
  [/^Rules from (?<from>.{16}) on: `(?<rules>.+)`$/, (given, world) => {
    const effectiveFrom = timeOf(given["from"]!);
    world.rules.push({ ...nextVersion(world, given["rules"]!), effectiveFrom });
  }],
  [
    /^Recalculated from (?<from>.{16}) to (?<to>.{16}) under: `(?<rules>.+)`$/,
    (given, world) =>
      void world.rules.push({
        ...nextVersion(world, given["rules"]!),
        effectiveFrom: timeOf(given["from"]!),
        effectiveUntil: timeOf(given["to"]!),
        precedence: world.rules.length,
      }),
  ],
  [/^Achievement: `(?<json>.+)`$/, (given, world) => {
    const one = JSON.parse(given["json"]!) as { key: string };
    world.achievements.push(achievementSchema.parse({
      family: one.key,
      title: one.key,
      description: "",
      category: "milestones",
      icon: "star",
      tier: 1,
      ...one,
    }));
  }],
];

/**
 * Returns the world that the lines describe. It starts with the default rules and with agents
 * without a team.
 */
export function worldOf(
  lines: readonly string[],
  names: readonly string[],
  events: readonly WorldEvent[],
): World {
  const agents = new Map<string, Writable<WorldAgent>>(
    names.map((id) => [id, { id, zone: null, teams: [] }]),
  );
  const first: RuleVersion = { version: 1, effectiveFrom: 0, rules: DEFAULT_RULES };
  const world: Writable<World> = {
    zone: VECTOR_ZONE,
    rules: [first],
    typePoints: [],
    boosts: [],
    calendars: [],
    daysOff: [],
    holdouts: [],
    achievements: [],
    agents: [],
    events: [...events],
  };
  for (const line of lines) {
    const known = READERS.find(([pattern]) => pattern.test(line));
    if (!known) throw new Error(`the vectors say something unknown: "${line}"`);
    known[1](known[0].exec(line)!.groups as Groups, world, agents);
  }
  return { ...world, agents: [...agents.values()] };
}

/** Parses an owner: `everybody`, `team Blue` or an agent. */
function ownerOf(name: string): { team: number | null; agent: string | null } {
  if (/^everybody$/i.test(name)) return { team: null, agent: null };
  if (!/^team /i.test(name)) return { team: null, agent: name };
  return { team: TEAMS.indexOf(name.slice(5)) + 1, agent: null };
}

/** Returns the default rules with some parts replaced. */
function nextVersion(world: World, json: string): { version: number; rules: RuleSet } {
  const { actions = {}, ...rest } = JSON.parse(json) as { actions?: Record<string, object> };
  const merged: Record<string, object | undefined> = { ...DEFAULT_RULES.actions };
  for (const [type, rule] of Object.entries(actions)) merged[type] = { ...merged[type], ...rule };
  return {
    version: world.rules.length + 1,
    rules: ruleSetSchema.parse({ ...DEFAULT_RULES, ...rest, actions: merged }),
  };
}
