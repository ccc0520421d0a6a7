import type { AccountView, SessionView } from "@/core/auth/views.ts";
import { ask } from "@/components/admin/admin_api.ts";
import { Ago } from "@/components/admin/Ago.tsx";
import { ConfirmButton } from "@/components/admin/ConfirmButton.tsx";
import { Group, Row } from "@/components/admin/Group.tsx";
import { RemoteView } from "@/components/admin/RemoteView.tsx";
import { usePage } from "@/components/admin/page_context.ts";
import { useRemote } from "@/components/admin/use_remote.ts";

const POLL_MILLISECONDS = 10_000;

/** Where a person is signed in. */
export function SessionRows(
  { account, onEnded }: { account: AccountView; onEnded: () => void },
) {
  const { announce } = usePage();
  const path = `/admin/accounts/${encodeURIComponent(account.id)}/sessions`;
  const remote = useRemote<{ readonly entries: readonly SessionView[] }>(path, {
    everyMilliseconds: POLL_MILLISECONDS,
  });

  async function end(): Promise<string | null> {
    const answer = await ask<null>("DELETE", path);
    if (!answer.ok) return answer.message;
    announce(`${account.name} is signed out.`);
    remote.reload();
    onEnded();
    return null;
  }

  return (
    <RemoteView remote={remote}>
      {({ entries }) => (
        <Group id="account-sessions" title="Signed in on">
          {entries.length === 0 && <Row label="No device" />}
          {entries.map((one) => (
            <Row
              key={one.id}
              label={one.isCurrent ? `${one.device} (this one)` : one.device}
              hint={
                <>
                  {one.address && `${one.address} · `}
                  signed in <Ago time={one.signedInAt} />
                </>
              }
            />
          ))}
          {entries.length > 0 && (
            <Row label="Sign out everywhere" hint="The person has to sign in again.">
              <ConfirmButton
                label="Sign Out…"
                title={
                  <>
                    Sign <bdi>{account.name}</bdi> out everywhere?
                  </>
                }
                action="Sign Out"
                isDanger
                onConfirm={end}
              >
                All devices are signed out at once.
              </ConfirmButton>
            </Row>
          )}
        </Group>
      )}
    </RemoteView>
  );
}
