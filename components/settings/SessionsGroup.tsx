import { Sentence } from "@/components/shared/Sentence.tsx";
import type { SessionView } from "@/core/auth/views.ts";
import { ask } from "@/components/admin/admin_api.ts";
import { Ago } from "@/components/admin/Ago.tsx";
import { ConfirmButton } from "@/components/admin/ConfirmButton.tsx";
import { usePage } from "@/components/admin/page_context.ts";
import { RemoteView } from "@/components/admin/RemoteView.tsx";
import { useRemote } from "@/components/admin/use_remote.ts";
import { wordsOf } from "@/components/shared/locale.ts";
import { settingsWords } from "@/words/settings.ts";

const PATH = "/me/sessions";
const POLL_MILLISECONDS = 15_000;

/** The devices on which the person is signed in. */
export function SessionsGroup() {
  const words = wordsOf(settingsWords).sessions;
  const { announce } = usePage();
  const remote = useRemote<{ entries: readonly SessionView[] }>(PATH, {
    everyMilliseconds: POLL_MILLISECONDS,
  });

  async function end(path: string, done: string) {
    const answer = await ask<null>("DELETE", path);
    remote.reload();
    if (!answer.ok) return answer.message;
    announce(done);
    // The button that had the focus may be gone.
    document.querySelector<HTMLElement>(".page-title")?.focus({ preventScroll: true });
    return null;
  }

  async function endAll() {
    const wrong = await end(PATH, words.othersDone);
    if (wrong === null) document.querySelector<HTMLFormElement>("#sign-out")?.submit();
    return wrong;
  }

  return (
    <section class="group-section" aria-labelledby="sessions">
      <h2 id="sessions" class="group-title">{words.title}</h2>
      <p class="group-note">{words.note}</p>
      <RemoteView remote={remote}>
        {({ entries }) => (
          <>
            <ul class="group-rows" aria-labelledby="sessions">
              {entries.map((one) => (
                <SessionRow
                  key={one.id}
                  one={one}
                  onEnd={() =>
                    end(
                      `${PATH}/${encodeURIComponent(one.id)}`,
                      words.ended(one.device),
                    )}
                />
              ))}
            </ul>
            <div class="new-buttons sessions-buttons">
              {entries.length > 1 && (
                <ConfirmButton
                  label={words.others}
                  title={words.othersTitle}
                  action={words.signOut}
                  onConfirm={() => end(PATH, words.othersDone)}
                >
                  {words.othersHint}
                </ConfirmButton>
              )}
              <ConfirmButton
                label={words.all}
                title={words.allTitle}
                action={words.signOut}
                isDanger
                onConfirm={endAll}
              >
                {words.allHint}
              </ConfirmButton>
            </div>
          </>
        )}
      </RemoteView>
      <form id="sign-out" method="post" action="/sign-out" hidden />
    </section>
  );
}

function SessionRow({ one, onEnd }: { one: SessionView; onEnd: () => Promise<string | null> }) {
  const words = wordsOf(settingsWords).sessions;
  return (
    <li class="group-row leave-row">
      <div class="group-label">
        <strong class="truncate">
          <bdi>{one.device}</bdi>
        </strong>
        <span class="group-hint">
          <Sentence
            text={one.address ? words.signedInFrom : words.signedIn}
            parts={{ time: <Ago time={one.signedInAt} />, address: <bdi>{one.address}</bdi> }}
          />
        </span>
      </div>
      <div class="group-control">
        {one.isCurrent
          ? <span class="badge" data-tone="good">{words.thisDevice}</span>
          : (
            <ConfirmButton
              label={words.end}
              title={<Sentence text={words.endTitle} parts={{ device: <bdi>{one.device}</bdi> }} />}
              action={words.signOut}
              onConfirm={onEnd}
            >
              {words.endHint}
            </ConfirmButton>
          )}
      </div>
    </li>
  );
}
