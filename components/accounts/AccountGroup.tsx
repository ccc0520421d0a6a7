import type { AccountView } from "@/core/auth/views.ts";
import type { Page } from "@/core/shapes.ts";
import { RemoteView } from "@/components/admin/RemoteView.tsx";
import { useRemote } from "@/components/admin/use_remote.ts";
import { AccountRows } from "./AccountRows.tsx";
import { InviteAgent } from "./InviteAgent.tsx";
import { SessionRows } from "./SessionRows.tsx";

const POLL_MILLISECONDS = 10_000;

type Props =
  & { readonly onChanged?: () => void }
  & (
    | { readonly userId: string }
    /** The agent whose account it is; when there is none, the agent can be invited. */
    | {
      readonly agent: { readonly id: string; readonly name: string; readonly email: string | null };
    }
  );

/**
 * The account of a person on an admin page: role, teams, state, sessions, a link to a new password.
 * It reads and keeps current what it shows.
 */
export function AccountGroup(props: Props) {
  return "userId" in props
    ? <AccountOf userId={props.userId} onChanged={props.onChanged} />
    : <AccountOfAgent agent={props.agent} onChanged={props.onChanged} />;
}

function AccountOf(
  { userId, isOfAgent = false, onChanged }: {
    userId: string;
    /** Whether the page is an agent's, which deactivates agent and account together. */
    isOfAgent?: boolean;
    onChanged?: (() => void) | undefined;
  },
) {
  const remote = useRemote<AccountView>(`/admin/accounts/${encodeURIComponent(userId)}`, {
    everyMilliseconds: POLL_MILLISECONDS,
  });
  const update = (account: AccountView) => {
    remote.update(() => account);
    onChanged?.();
  };
  return (
    <RemoteView remote={remote}>
      {(account) => (
        <>
          <AccountRows account={account} isOfAgent={isOfAgent} onChanged={update} />
          <SessionRows account={account} onEnded={remote.reload} />
        </>
      )}
    </RemoteView>
  );
}

function AccountOfAgent({ agent, onChanged }: {
  agent: { readonly id: string; readonly name: string; readonly email: string | null };
  onChanged?: (() => void) | undefined;
}) {
  const path = `/admin/accounts?limit=1&agent=${encodeURIComponent(agent.id)}`;
  const remote = useRemote<Page<AccountView>>(path, { everyMilliseconds: POLL_MILLISECONDS });
  return (
    <RemoteView remote={remote}>
      {({ entries: [account] }) =>
        account
          ? <AccountOf key={account.id} userId={account.id} isOfAgent onChanged={onChanged} />
          : <InviteAgent agent={agent} />}
    </RemoteView>
  );
}
