import type { FindingKind } from "./kinds.ts";
import type { FindingNumbers } from "./views.ts";

/** Says what was found, in a sentence without a judgment. */
export function findingSentence(kind: FindingKind, numbers: FindingNumbers): string {
  const { value, own, peers, threshold } = numbers;
  const usual = peers ?? own;
  switch (kind) {
    case "burst":
      return `${value} paid events within five minutes` +
        (usual === null
          ? "."
          : `; usually the busiest five minutes of a day have ${shown(usual)}.`);
    case "ping_pong":
      return `${value} times in a week, a deal was moved back to the stage it came from.`;
    case "self_reversal":
      return `${value} events of a week were taken back by the tool that sent them.`;
    case "points_per_hour":
      return `${shown(value)} points per hour; half of the peers' days have less than ` +
        `${shown(usual ?? threshold)}.`;
    case "fast_replies":
      return `${value} replies came faster than anybody can read or type.`;
  }
}

function shown(value: number): string {
  return String(Math.round(value * 10) / 10);
}
