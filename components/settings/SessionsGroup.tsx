import type { SessionView } from "@/core/auth/views.ts";
import { ask } from "@/components/admin/admin_api.ts";
import { Ago } from "@/components/admin/Ago.tsx";
import { ConfirmButton } from "@/components/admin/ConfirmButton.tsx";
import { usePage } from "@/components/admin/page_context.ts";
import { RemoteView } from "@/components/admin/RemoteView.tsx";
import { useRemote } from "@/components/admin/use_remote.ts";

const PATH = "/me/sessions";
const POLL_MILLISECONDS = 15_000;

/** The devices on which the person is signed in. */
export function SessionsGroup() {
  const { announce } = usePage();
  const remote = useRemote<{ entries: readonly SessionView[] }>(PATH, {
    everyMilliseconds: POLL_MILLISECONDS,
  });

  async function end(path: string, words: string) {
    const answer = await ask<null>("DELETE", path);
    remote.reload();
    if (!answer.ok) return answer.message;
    announce(words);
    // The button that had the focus may be gone.
    document.querySelector<HTMLElement>(".page-title")?.focus({ preventScroll: true });
    return null;
  }

  async function endAll() {
    const wrong = await end(PATH, "The other devices are signed out.");
    if (wrong === null) document.querySelector<HTMLFormElement>("#sign-out")?.submit();
    return wrong;
  }

  return (
    <section class="group-section" aria-labelledby="sessions">
      <h2 id="sessions" class="group-title">Signed in on</h2>
      <p class="group-note">
        End what you do not know, and change your password then. A device is signed out within 10
        seconds.
      </p>
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
                      `${one.device} is signed out.`,
                    )}
                />
              ))}
            </ul>
            <div class="new-buttons sessions-buttons">
              {entries.length > 1 && (
                <ConfirmButton
                  label="Sign Out on Other Devices…"
                  title="Sign out on all other devices?"
                  action="Sign Out"
                  onConfirm={() => end(PATH, "The other devices are signed out.")}
                >
                  You stay signed in here.
                </ConfirmButton>
              )}
              <ConfirmButton
                label="Sign Out Everywhere…"
                title="Sign out everywhere?"
                action="Sign Out"
                isDanger
                onConfirm={endAll}
              >
                You are signed out here, too.
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
  return (
    <li class="group-row leave-row">
      <div class="group-label">
        <strong class="truncate">
          <bdi>{one.device}</bdi>
        </strong>
        <span class="group-hint">
          Signed in <Ago time={one.signedInAt} />
          {one.address && (
            <>
              {" from "}
              <bdi>{one.address}</bdi>
            </>
          )}
        </span>
      </div>
      <div class="group-control">
        {one.isCurrent ? <span class="badge" data-tone="good">This device</span> : (
          <ConfirmButton
            label="End…"
            title={
              <>
                Sign out <bdi>{one.device}</bdi>?
              </>
            }
            action="Sign Out"
            onConfirm={onEnd}
          >
            Whoever uses it has to sign in again.
          </ConfirmButton>
        )}
      </div>
    </li>
  );
}
