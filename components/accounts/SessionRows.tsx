import { Sentence } from "@/components/shared/Sentence.tsx";
import type { AccountView, SessionView } from "@/core/auth/views.ts";
import { ask } from "@/components/admin/admin_api.ts";
import { Ago } from "@/components/admin/Ago.tsx";
import { ConfirmButton } from "@/components/admin/ConfirmButton.tsx";
import { Group, Row } from "@/components/admin/Group.tsx";
import { RemoteView } from "@/components/admin/RemoteView.tsx";
import { usePage } from "@/components/admin/page_context.ts";
import { useRemote } from "@/components/admin/use_remote.ts";
import { wordsOf } from "@/components/shared/locale.ts";
import { accountWords } from "@/words/accounts.ts";

const POLL_MILLISECONDS = 10_000;

/** Where a person is signed in. */
export function SessionRows(
  { account, onEnded }: { account: AccountView; onEnded: () => void },
) {
  const words = wordsOf(accountWords).sessions;
  const { announce } = usePage();
  const path = `/admin/accounts/${encodeURIComponent(account.id)}/sessions`;
  const remote = useRemote<{ readonly entries: readonly SessionView[] }>(path, {
    everyMilliseconds: POLL_MILLISECONDS,
  });

  async function end(): Promise<string | null> {
    const answer = await ask<null>("DELETE", path);
    if (!answer.ok) return answer.message;
    announce(words.done(account.name));
    remote.reload();
    onEnded();
    return null;
  }

  return (
    <RemoteView remote={remote}>
      {({ entries }) => (
        <Group id="account-sessions" title={words.title}>
          {entries.length === 0 && <Row label={words.none} />}
          {entries.map((one) => (
            <Row
              key={one.id}
              label={one.isCurrent ? words.thisOne(one.device) : one.device}
              hint={
                <>
                  {one.address && `${one.address} · `}
                  <Sentence
                    text={wordsOf(accountWords).signedIn}
                    parts={{ time: <Ago time={one.signedInAt} /> }}
                  />
                </>
              }
            />
          ))}
          {entries.length > 0 && (
            <Row label={words.end} hint={words.endHint}>
              <ConfirmButton
                label={words.button}
                title={
                  <Sentence text={words.question} parts={{ person: <bdi>{account.name}</bdi> }} />
                }
                action={words.action}
                isDanger
                onConfirm={end}
              >
                {words.means}
              </ConfirmButton>
            </Row>
          )}
        </Group>
      )}
    </RemoteView>
  );
}
