import { Sentence } from "@/components/shared/Sentence.tsx";
import type { LeaveView } from "@/core/leave.ts";
import { ask } from "@/components/admin/admin_api.ts";
import { Ago } from "@/components/admin/Ago.tsx";
import { ConfirmButton } from "@/components/admin/ConfirmButton.tsx";
import { MoreButton } from "@/components/admin/MoreButton.tsx";
import { usePage } from "@/components/admin/page_context.ts";
import { RemoteView } from "@/components/admin/RemoteView.tsx";
import type { List } from "@/components/admin/use_list.ts";
import { LeaveBadge } from "@/components/leave/LeaveBadge.tsx";
import { formatDays } from "@/components/shared/format.ts";
import { wordsOf } from "@/components/shared/locale.ts";
import { settingsWords } from "@/words/settings.ts";

/** The person's requests, and what became of them. */
export function OwnLeave(
  { list, onChanged }: { list: List<LeaveView>; onChanged: () => void },
) {
  const words = wordsOf(settingsWords).leave;
  return (
    <section class="group-section" aria-labelledby="own-leave">
      <h2 id="own-leave" class="group-title">{words.yours}</h2>
      <RemoteView remote={list.remote}>
        {() =>
          list.entries.length === 0
            ? <p class="group-note">{words.empty}</p>
            : (
              <ul class="group-rows" aria-labelledby="own-leave">
                {list.entries.map((one) => (
                  <LeaveRow
                    key={one.id}
                    one={one}
                    onChanged={onChanged}
                  />
                ))}
              </ul>
            )}
      </RemoteView>
      <MoreButton list={list} />
    </section>
  );
}

function LeaveRow({ one, onChanged }: { one: LeaveView; onChanged: () => void }) {
  const words = wordsOf(settingsWords).leave;
  const { announce } = usePage();
  const days = formatDays(one.first, one.last);
  const isAsked = one.state === "asked";
  async function takeBack() {
    const answer = await ask<LeaveView>("DELETE", `/me/leave/${one.id}`);
    onChanged();
    if (!answer.ok) return answer.message;
    announce(isAsked ? words.withdrawn : words.canceled);
    document.querySelector<HTMLElement>(".page-title")?.focus({ preventScroll: true });
    return null;
  }
  return (
    <li class="group-row leave-row">
      <div class="group-label">
        <strong>{days}</strong>
        {one.note && (
          <span class="group-hint">
            <bdi>{one.note}</bdi>
          </span>
        )}
        <Decision one={one} />
      </div>
      <div class="group-control">
        <LeaveBadge state={one.state} />
        {(isAsked || one.state === "granted") && (
          <ConfirmButton
            label={isAsked ? words.withdraw : words.cancel}
            title={isAsked ? words.withdrawTitle : words.cancelTitle}
            action={isAsked ? words.withdrawAction : words.cancelAction}
            onConfirm={takeBack}
          >
            {isAsked ? words.withdrawHint(days) : words.cancelHint(days)}
          </ConfirmButton>
        )}
      </div>
    </li>
  );
}

/** Who decided and when, and why it was declined. */
function Decision({ one }: { one: LeaveView }) {
  const { state, decidedBy, decidedAt, reason } = one;
  if (state === "asked" || decidedAt === null) return null;
  if (state === "withdrawn" || state === "canceled") return null;
  return (
    <span class="group-hint">
      <Sentence
        text={wordsOf(settingsWords).leave.decisions[state][decidedBy === null ? "atOnce" : "by"]}
        parts={{ person: <bdi>{decidedBy}</bdi>, time: <Ago time={decidedAt} /> }}
      />
      {reason !== null && (
        <>
          {": "}
          <bdi>{reason}</bdi>
        </>
      )}
    </span>
  );
}
