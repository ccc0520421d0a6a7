import { drawPrize } from "./draw.ts";
import { publishedFault } from "./published.ts";
import { commitmentOf, digestOf, isHex256 } from "./seed.ts";
import { fromSpinId, signedMessageOf } from "./spin_id.ts";
import { wordBound } from "./ticket.ts";
import { type FairnessDay, type PrizeField, type SpinRecord } from "./views.ts";
import { PRIZE_FIELDS } from "./prize_fields.ts";
import type { Language } from "@/core/language.ts";
import { spinFindings } from "@/words/spin_findings.ts";

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
 * @param language of the sentences
 * @param titleOf says what a prize is called; default: its title
 */
export function verifySpin(
  spin: SpinRecord,
  published: FairnessDay | null = null,
  language: Language = "en",
  titleOf: TitleOf = ({ title }) => title,
): SpinVerdict {
  const words = spinFindings[language];
  const steps: VerificationStep[] = [];
  for (const check of [checkIdentity, checkSeed, checkDigest, checkMapping, checkPrize]) {
    const isBlocked = steps.some(({ isRight }) => isRight !== true);
    const step = check(spin, words, titleOf);
    const { secret, blocked } = words;
    // Before the seed is published, nothing has failed.
    const finding = spin.seed === null ? secret : blocked;
    steps.push(isBlocked ? { ...step, isRight: null, finding } : step);
  }
  if (published) {
    const fault = publishedFault(spin, published, language);
    steps.push({
      name: "published",
      isRight: fault === null,
      finding: fault ?? words.published.right,
      values: [
        [words.values.timeZone, published.timeZone],
        [words.values.published, published.commitment],
      ],
    });
  }
  const wrong = steps.find(({ isRight }) => isRight !== true);
  return {
    isFair: !wrong,
    reason: wrong?.finding ?? words.allAgree,
    steps,
  };
}

type Words = typeof spinFindings.en;
type TitleOf = (prize: PrizeField) => string;
type Check = (spin: SpinRecord, words: Words, titleOf: TitleOf) => VerificationStep;

const checkIdentity: Check = ({ id, agent, day, message }, { identity: words, values }) => {
  const identity = fromSpinId(id);
  const finding = !identity
    ? words.form
    : identity.day !== day || identity.agent !== agent
    ? words.other
    : message !== signedMessageOf(agent, id)
    ? words.message
    : null;
  return step("identity", finding, words.right, [[values.spin, id], [values.message, message]]);
};

const checkSeed: Check = ({ seed, commitment }, { seed: words, secret, values }) => {
  if (seed === null) {
    const shown = [[values.commitment, commitment]] as const;
    return { name: "seed", isRight: null, finding: secret, values: shown };
  }
  const found = isHex256(seed) ? commitmentOf(seed) : null;
  const finding = found === null ? words.form : found !== commitment ? words.other : null;
  return step("seed", finding, words.right, [
    [values.seed, seed],
    [values.seedHash, found ?? "–"],
    [values.commitment, commitment],
  ]);
};

const checkDigest: Check = ({ seed, message, digest }, { digest: words, values }) => {
  const found = seed !== null && isHex256(seed) ? digestOf(seed, message) : null;
  return step("digest", found === digest ? null : words.other, words.right, [
    [values.signature, found ?? "–"],
    [values.digest, digest],
  ]);
};

const checkMapping: Check = (spin, { mapping: words, values }) => {
  const draw = drawAgain(spin);
  if (draw === undefined) {
    const bad = spin.candidates.find(({ weight }) => !Number.isSafeInteger(weight) || weight < 1);
    return step("mapping", bad ? words.badWeight(bad.key) : words.fails, "", []);
  }
  return step("mapping", null, words.right, [
    [values.sum, String(draw.sum)],
    [values.bound, String(wordBound(draw.sum))],
    [values.passed, String(draw.rejected)],
    [values.word, `${draw.word} (${words.place(draw.position + 1, draw.round)})`],
    [values.ticket, `${draw.word} mod ${draw.sum} = ${draw.ticket}`],
  ]);
};

const checkPrize: Check = (spin, { prize: words, values }, titleOf) => {
  const drawn = drawAgain(spin)?.prize;
  const differing = drawn && PRIZE_FIELDS.filter((field) => drawn[field] !== spin.prize[field]);
  const finding = !differing
    ? words.nothing
    : differing.length > 0
    ? words.other(differing.join(", "))
    : null;
  return step("prize", finding, words.right, [
    [values.drawn, drawn ? titleOf(drawn) : "–"],
    [values.given, titleOf(spin.prize)],
  ]);
};

/** Repeats the draw; undefined when nothing can be drawn from these values. */
function drawAgain({ seed, message, candidates }: SpinRecord) {
  if (seed === null || !isHex256(seed)) return undefined;
  try {
    return drawPrize<PrizeField>(seed, message, candidates);
  } catch {
    // The step of the mapping says that nothing can be drawn.
    return undefined;
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
