import type { ConversationFact } from "../../core/pairing/facts.ts";
import type { IntercomConversation } from "./payload.ts";
import { adminIn } from "./parts.ts";

const AI_RESOLVED = ["assumed_resolution", "confirmed_resolution", "resolved"];

/**
 * The customer's rating, if there is one. Notifications about other things carry it along, so that
 * a lost one is made up for.
 * @param ratedAt when it was given, where the rating itself does not say so
 */
export function ratingIn(
  conversation: IntercomConversation,
  ratedAt: number | null,
): { readonly facts: readonly ConversationFact[]; readonly ignored: string | null } {
  const rating = conversation.conversation_rating;
  const given = rating?.rating;
  const stars = typeof given === "number" || typeof given === "string" ? Number(given) : NaN;
  if (!Number.isInteger(stars) || stars < 1 || stars > 5) return { facts: [], ignored: null };
  // `created_at` is when the customer was asked, `updated_at` when they answered or changed it.
  const time = rating?.updated_at ?? ratedAt ?? rating?.created_at ?? null;
  if (time === null) return { facts: [], ignored: "The rating does not say when it was given." };
  if (isOfBot(conversation, time)) {
    return { facts: [], ignored: "A bot closed the conversation; the rating is the bot's." };
  }
  const { assignee, admin_assignee_id: assigneeId } = conversation;
  const person = rating?.teammate?.id ?? (assigneeId === "0" ? null : assigneeId) ??
    adminIn(assignee ?? null);
  const fact = { key: "rating", time, revision: time, what: "rating" as const };
  return { facts: [{ ...fact, score: (stars - 1) / 4, person: person ?? null }], ignored: null };
}

/** Whether the rating is about a bot's work, as far as the notification tells. */
function isOfBot(conversation: IntercomConversation, time: number): boolean {
  const teammate = conversation.conversation_rating?.teammate;
  if (teammate?.type && teammate.type !== "admin") return true;
  const parts = conversation.conversation_parts?.conversation_parts ?? [];
  const close = parts.filter((part) =>
    (part.part_type ?? "").endsWith("close") && part.created_at !== null && part.created_at <= time
  ).toSorted((a, b) => a.created_at! - b.created_at!).at(-1);
  if (close) return adminIn(close.author) === null;
  const state = conversation.ai_agent?.resolution_state ?? "";
  return !teammate?.id && AI_RESOLVED.includes(state);
}
