import { drawPrize } from "./draw.ts";
import { publishedFault } from "./published.ts";
import { commitmentOf, digestOf, isHex256 } from "./seed.ts";
import { fromSpinId, signedMessageOf } from "./spin_id.ts";
import { wordBound } from "./ticket.ts";
import { type FairnessDay, type PrizeField, type SpinRecord } from "./views.ts";
import { PRIZE_FIELDS } from "./prize_fields.ts";

export type StepName = "identity" | "seed" | "digest" | "mapping" | "prize" | "published";

/** One step of verifying a spin, with what it compared. */
export interface VerificationStep {
  readonly name: StepName;
  /** Null when it could not be checked, because an earlier step failed or a value is unknown. */
  readonly isRight: boolean | null;
  /** The result as a sentence. */
  readonly finding: string;
  readonly values: readonly (readonly [label: string, value: string])[];
}

/** The verdict on whether a spin was drawn correctly. */
export interface SpinVerdict {
  readonly isFair: boolean;
  /** Why it is fair, or the first thing that is wrong, as a sentence. */
  readonly reason: string;
  readonly steps: readonly VerificationStep[];
}

/**
 * Repeats the draw of a spin and compares every step with the record. It needs no server and runs
 * anywhere.
 * @param published what was published for the spin's day. With it, the wheel, the day and the
 *   commitment are compared as well; the seed alone cannot prove these.
 */
export function verifySpin(spin: SpinRecord, published: FairnessDay | null = null): SpinVerdict {
  const steps: VerificationStep[] = [];
  for (const check of [checkIdentity, checkSeed, checkDigest, checkMapping, checkPrize]) {
    const isBlocked = steps.some(({ isRight }) => isRight !== true);
    const step = check(spin);
    steps.push(isBlocked ? { ...step, isRight: null, finding: blockedBy(spin) } : step);
  }
  if (published) {
    const fault = publishedFault(spin, published);
    steps.push({
      name: "published",
      isRight: fault === null,
      finding: fault ?? "Day, commitment and prizes are those that were published.",
      values: [["Time zone", published.timeZone], ["Published commitment", published.commitment]],
    });
  }
  const wrong = steps.find(({ isRight }) => isRight !== true);
  return {
    isFair: !wrong,
    reason: wrong?.finding ?? "The seed, the digest, the mapping and the prize all agree.",
    steps,
  };
}

/** Why a step cannot be checked: before the seed is published nothing failed. */
function blockedBy({ seed }: SpinRecord): string {
  return seed === null ? SECRET : "An earlier step failed.";
}

const SECRET = "The seed is published tomorrow, when the day of the spin is over.";

type Check = (spin: SpinRecord) => VerificationStep;

const checkIdentity: Check = ({ id, agent, day, message }) => {
  const identity = fromSpinId(id);
  const expected = signedMessageOf(agent, id);
  const finding = !identity
    ? "The id is not of the form day.agent.number."
    : identity.day !== day || identity.agent !== agent
    ? "The id names another day or agent than the spin."
    : message !== expected
    ? "The signed message is not the agent and the id of the spin."
    : null;
  return step(
    "identity",
    finding,
    "The id and the message name the agent, the day and the number.",
    [
      ["Spin", id],
      ["Signed message", message],
    ],
  );
};

const checkSeed: Check = ({ seed, commitment }) => {
  if (seed === null) {
    return { name: "seed", isRight: null, finding: SECRET, values: [["Commitment", commitment]] };
  }
  const found = isHex256(seed) ? commitmentOf(seed) : null;
  const finding = found === null
    ? "The seed is not 64 hexadecimal digits in lower case."
    : found !== commitment
    ? "The seed does not belong to the commitment."
    : null;
  return step("seed", finding, "SHA-256 of the seed is the commitment that was shown before.", [
    ["Seed", seed],
    ["SHA-256 of the seed", found ?? "–"],
    ["Commitment", commitment],
  ]);
};

const checkDigest: Check = ({ seed, message, digest }) => {
  const found = seed !== null && isHex256(seed) ? digestOf(seed, message) : null;
  const finding = found === digest ? null : "The digest is not what the seed gives.";
  return step("digest", finding, "HMAC-SHA256 of the message under the seed is the digest.", [
    ["HMAC-SHA256(seed, message)", found ?? "–"],
    ["Recorded digest", digest],
  ]);
};

const checkMapping: Check = (spin) => {
  const draw = drawAgain(spin);
  if (typeof draw === "string") return step("mapping", `The draw fails: ${draw}.`, "", []);
  const place = draw.round === 0
    ? `word ${draw.position + 1} of the digest`
    : `word ${draw.position + 1} of continuation ${draw.round}`;
  return step("mapping", null, "The first word below the bound gives the ticket.", [
    ["Sum of the weights", String(draw.sum)],
    ["Bound", String(wordBound(draw.sum))],
    ["Words passed over", String(draw.rejected)],
    ["Word", `${draw.word} (${place})`],
    ["Ticket", `${draw.word} mod ${draw.sum} = ${draw.ticket}`],
  ]);
};

const checkPrize: Check = (spin) => {
  const draw = drawAgain(spin);
  const drawn = typeof draw === "string" ? undefined : draw.prize;
  const differing = drawn && PRIZE_FIELDS.filter((field) => drawn[field] !== spin.prize[field]);
  const finding = !differing
    ? "Nothing was drawn."
    : differing.length > 0
    ? `The recorded prize is not the drawn one (${differing.join(", ")}).`
    : null;
  return step("prize", finding, "The ticket falls on the prize that was given.", [
    ["Drawn", drawn?.title ?? "–"],
    ["Given", spin.prize.title],
  ]);
};

function drawAgain({ seed, message, candidates }: SpinRecord) {
  if (seed === null || !isHex256(seed)) return "there is no seed";
  try {
    return drawPrize<PrizeField>(seed, message, candidates);
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

function step(
  name: StepName,
  fault: string | null,
  success: string,
  values: VerificationStep["values"],
): VerificationStep {
  return { name, isRight: fault === null, finding: fault ?? success, values };
}
