import { MEASURE_KEYS, type MeasureKey, MEASURES } from "./measures.ts";
import { measureSentence, pointsSentence, streakSentence } from "./sentences.ts";
import type { ComparedMean, Signal, TeamAgent } from "./views.ts";

/**
 * When somebody appears under "Needs help" or "Deserves thanks". Everybody is compared with
 * themselves: with the same weekday of the last four weeks. The minimum samples keep a few events
 * from accusing or praising anybody. Described for people in docs/team.md.
 */
export const THRESHOLDS = {
  points: {
    /** At most this share of the usual points until this time: help. */
    helpShare: 0.5,
    /** At least this share: thanks. */
    thanksShare: 1.5,
    /** Usual points below this say nothing: it is too early, or there is too little work. */
    minimumUsual: 40,
    /** The number of the four weeks in which there was work. */
    minimumWeeks: 3,
  },
  measures: {
    responseTime: { change: 30, share: 0.5, minimumToday: 8, minimumUsual: 20 },
    quality: { change: 0.1, share: 0, minimumToday: 8, minimumUsual: 20 },
    conversion: { change: 0.25, share: 0, minimumToday: 5, minimumUsual: 10 },
    completeness: { change: 0.15, share: 0, minimumToday: 8, minimumUsual: 20 },
  } satisfies Record<MeasureKey, MeasureThreshold>,
  /** A streak deserves thanks on each day that is a multiple of this. */
  streakDays: 5,
} as const;

/** How much a mean must differ from the usual one to be named. */
export interface MeasureThreshold {
  /** In the measure's unit. */
  readonly change: number;
  /** As a share of the usual value; both must be reached. */
  readonly share: number;
  /** How many things must have been measured today, and on the earlier days together. */
  readonly minimumToday: number;
  readonly minimumUsual: number;
}

/** The reasons for which an agent is named, on either list. */
export interface Judgement {
  readonly help: readonly Signal[];
  readonly thanks: readonly Signal[];
}

/** Judges an agent's day so far. Nobody who is off is judged. */
export function judgeDay(agent: TeamAgent): Judgement {
  if (agent.state.kind === "off") return { help: [], thanks: [] };
  const help: Signal[] = [];
  const thanks: Signal[] = [];
  const sort = (direction: number, signal: () => Signal) => {
    if (direction < 0) help.push(signal());
    if (direction > 0) thanks.push(signal());
  };
  sort(pointsDirection(agent), () => pointsSignal(agent));
  for (const key of MEASURE_KEYS) {
    sort(measureDirection(key, agent.measures[key]), () => measureSignal(key, agent.measures[key]));
  }
  sort(streakDirection(agent), () => streakSignal(agent));
  return { help, thanks };
}

/** Returns −1 for help, 1 for thanks, 0 for neither. */
function pointsDirection({ points: { today, usual, weeks } }: TeamAgent): number {
  const { minimumUsual, minimumWeeks, helpShare, thanksShare } = THRESHOLDS.points;
  const worked = weeks.filter(({ value }) => value !== null).length;
  if (usual === null || usual < minimumUsual || worked < minimumWeeks) return 0;
  if (today <= usual * helpShare) return -1;
  return today >= usual * thanksShare ? 1 : 0;
}

function measureDirection(key: MeasureKey, { today, usual }: ComparedMean): number {
  const { change, share, minimumToday, minimumUsual }: MeasureThreshold = THRESHOLDS.measures[key];
  if (today.value === null || usual.value === null) return 0;
  if (today.count < minimumToday || usual.count < minimumUsual) return 0;
  const more = today.value - usual.value;
  const better = MEASURES[key].isHigherBetter ? more : -more;
  // Differences of two decimals have noise: 0.8 − 0.7 is less than 0.1.
  const distance = Math.round(Math.abs(better) * 1e6) / 1e6;
  const isFar = distance >= change && distance >= usual.value * share;
  return isFar ? Math.sign(better) : 0;
}

function streakDirection({ streak: { days, isSafe }, points }: TeamAgent): number {
  const isRound = days > 0 && days % THRESHOLDS.streakDays === 0;
  return isRound && isSafe && points.today > 0 ? 1 : 0;
}

function pointsSignal({ points: { today, usual } }: TeamAgent): Signal {
  return { kind: "points", sentence: pointsSentence(today, usual ?? 0), today, usual };
}

function measureSignal(key: MeasureKey, { today, usual }: ComparedMean): Signal {
  const sentence = measureSentence(key, { today, usual });
  return { kind: key, sentence, today: today.value, usual: usual.value };
}

function streakSignal({ streak: { days } }: TeamAgent): Signal {
  return { kind: "streak", sentence: streakSentence(days), today: days, usual: null };
}
