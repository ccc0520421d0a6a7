import type { ConversationFact } from "@/core/integrations/facts.ts";
import type { TimeRead } from "@/integrations/shared/time.ts";
import type { IntercomConversation, IntercomPerson } from "./payload.ts";
import { statusAfter } from "./part_kinds.ts";
import { adminIn, assigneeIn, isBot } from "./people.ts";

const BOTS = ["bot", "operator", "fin", "ai_agent"];
const AI_RESOLVED = ["assumed_resolution", "confirmed_resolution", "resolved"];

/**
 * Returns the customer's rating, if there is one. Notifications about other things contain it as
 * well, so a lost notification about the rating does no harm.
 * @param ratedAt when it was given, where the rating itself does not say so
 */
export function ratingIn(
  conversation: IntercomConversation,
  ratedAt: TimeRead,
): { readonly facts: readonly ConversationFact[]; readonly ignored: string | null } {
  const rating = conversation.conversation_rating;
  const given = rating?.rating;
  const stars = typeof given === "number" || typeof given === "string" ? Number(given) : NaN;
  if (!Number.isInteger(stars) || stars < 1 || stars > 5) return { facts: [], ignored: null };
  // `created_at` is when the customer was asked, `updated_at` when the customer answered or changed
  // the answer.
  const isRatingNotice = ratedAt !== null;
  const at = rating?.updated_at ?? ratedAt ?? rating?.created_at;
  if (at === undefined) {
    return { facts: [], ignored: "Laurel cannot read when the rating was given (updated_at)." };
  }
  if (at === null) return { facts: [], ignored: "The rating does not say when it was given." };
  if (isOfBot(conversation, at.time)) {
    return { facts: [], ignored: "A bot closed the conversation; the rating is the bot's." };
  }
  const named = teammateIn(rating?.teammate ?? null);
  const person = named ?? assigneeIn(conversation);
  // The assignee in a later notification may have been assigned after the rating, so it counts
  // less.
  const weight = named !== null ? 2 : isRatingNotice ? 1 : 0;
  const fact = { key: "rating", ...at, revision: at.time * 4 + weight, what: "rating" as const };
  return { facts: [{ ...fact, score: (stars - 1) / 4, person: person ?? null }], ignored: null };
}

/** Returns the teammate whom a rating names, by any type of reference; teams do not count. */
function teammateIn(person: IntercomPerson): string | null {
  return person?.type === "team" ? null : person?.id ?? null;
}

/** Returns whether the rating is about a bot's work, as far as the notification shows. */
function isOfBot(conversation: IntercomConversation, time: number): boolean {
  const teammate = conversation.conversation_rating?.teammate;
  if (BOTS.includes(teammate?.type ?? "") || isBot(teammate ?? null)) return true;
  const parts = conversation.conversation_parts?.conversation_parts ?? [];
  const close = parts.flatMap((part) =>
    part?.created_at && statusAfter(part.part_type ?? "") === "resolved" &&
      part.created_at.time <= time
      ? [{ author: part.author, time: part.created_at.time }]
      : []
  ).toSorted((a, b) => a.time - b.time).at(-1);
  if (close) return adminIn(close.author) === null;
  const state = conversation.ai_agent?.resolution_state ?? "";
  return !teammate?.id && AI_RESOLVED.includes(state);
}
