import { useState } from "preact/hooks";
import type { AccountView, PasswordResetView } from "@/core/auth/views.ts";
import { type Role, ROLE_NAMES } from "@/core/roles.ts";
import { ask } from "@/components/admin/admin_api.ts";
import { ConfirmButton } from "@/components/admin/ConfirmButton.tsx";
import { CopyField } from "@/components/admin/CopyField.tsx";
import { FieldError } from "@/components/admin/Field.tsx";
import { Group, Row } from "@/components/admin/Group.tsx";
import { usePage } from "@/components/admin/page_context.ts";
import { EmailRow } from "./EmailRow.tsx";
import { ManagedTeams } from "./ManagedTeams.tsx";

/** What an admin sees and changes of an account. */
export function AccountRows(
  { account, isOfAgent, onChanged }: {
    account: AccountView;
    /** Whether the page is an agent's, which deactivates agent and account together. */
    isOfAgent: boolean;
    onChanged: (account: AccountView) => void;
  },
) {
  const { announce } = usePage();
  const [error, setError] = useState<string | undefined>();
  const path = `/admin/accounts/${encodeURIComponent(account.id)}`;

  /** Resolves to an error message, or to null after success. */
  async function change(patch: object, done: string): Promise<string | null> {
    const answer = await ask<AccountView>("PATCH", path, patch);
    if (!answer.ok) return answer.message;
    onChanged(answer.data);
    announce(done);
    return null;
  }

  const changeRole = async (role: Role) =>
    setError(await change({ role }, `The role is ${ROLE_NAMES[role]} now.`) ?? undefined);

  return (
    <Group id="account-group" title="Account">
      <EmailRow account={account} path={path} onChanged={onChanged} />
      <div class="group-row">
        <label class="group-label" for="account-role-of">
          <span>Role</span>
          <FieldError id="account-role-error" message={error} />
        </label>
        <select
          id="account-role-of"
          class="input select"
          value={account.role}
          aria-describedby={error ? "account-role-error" : undefined}
          onChange={(event) => {
            const { value } = event.currentTarget;
            // A change that is refused must not stay in the field.
            event.currentTarget.value = account.role;
            changeRole(value as Role);
          }}
        >
          {Object.entries(ROLE_NAMES).map(([one, name]) => (
            <option key={one} value={one}>{name}</option>
          ))}
        </select>
      </div>
      {account.role === "manager" && (
        <ManagedTeams
          chosen={account.teams}
          onChange={(teams) => change({ teams }, "The teams are changed.")}
        />
      )}
      {account.agent && !isOfAgent && <Row label="Agent" hint={<bdi>{account.agent.name}</bdi>} />}
      {account.isActive && <ResetRow path={path} />}
      {account.isTwoFactorOn && (
        <TwoFactorRow
          path={path}
          onDone={() => {
            onChanged({ ...account, isTwoFactorOn: false });
            announce("Two-factor is off.");
          }}
        />
      )}
      {!isOfAgent && <ActiveRow account={account} onChange={change} />}
    </Group>
  );
}

/** Makes a link to a new password. */
function ResetRow({ path }: { path: string }) {
  const [link, setLink] = useState<PasswordResetView | null>(null);
  const [error, setError] = useState<string | null>(null);

  async function make() {
    const answer = await ask<PasswordResetView>("POST", `${path}/password-reset`);
    setError(answer.ok ? null : answer.message);
    if (answer.ok) setLink(answer.data);
  }

  if (link) {
    return (
      <div class="group-row group-stack" role="status">
        <CopyField id="reset-url" label="Link to a new password" value={link.url} />
        <p class="group-hint">It works once, for an hour, and is not shown again.</p>
      </div>
    );
  }
  return (
    <Row
      label="Password"
      hint="Make a link to a new password, and pass it on."
      error={error && <FieldError id="reset-error" message={error} />}
    >
      <button type="button" class="button" onClick={make}>Make a Link</button>
    </Row>
  );
}

/** Turns two-factor off for somebody who has lost the phone and the recovery codes. */
function TwoFactorRow({ path, onDone }: { path: string; onDone: () => void }) {
  async function turnOff(): Promise<string | null> {
    const answer = await ask("DELETE", `${path}/two-factor`);
    if (!answer.ok) return answer.message;
    onDone();
    return null;
  }
  return (
    <Row label="Two-factor" hint="On. Turn it off for somebody who has lost the phone.">
      <ConfirmButton
        label="Turn Off…"
        title="Turn two-factor off?"
        action="Turn Off"
        isDanger
        onConfirm={turnOff}
      >
        The password alone signs the person in, until they set two-factor up again.
      </ConfirmButton>
    </Row>
  );
}

function ActiveRow({ account, onChange }: {
  account: AccountView;
  onChange: (patch: object, done: string) => Promise<string | null>;
}) {
  const { name, isActive } = account;
  if (!isActive) {
    return (
      <Row label="Deactivated" hint="The person cannot sign in. Points and history stay.">
        <ConfirmButton
          label="Reactivate…"
          title={
            <>
              Reactivate <bdi>{name}</bdi>?
            </>
          }
          action="Reactivate"
          onConfirm={() => onChange({ isActive: true }, `${name} can sign in again.`)}
        >
          The person can sign in again, with the same role and password.
        </ConfirmButton>
      </Row>
    );
  }
  return (
    <Row label="Deactivate the account" hint="Ends all sessions. Points and history stay.">
      <ConfirmButton
        label="Deactivate…"
        title={
          <>
            Deactivate <bdi>{name}</bdi>?
          </>
        }
        action="Deactivate"
        isDanger
        onConfirm={() => onChange({ isActive: false }, `${name} is deactivated.`)}
      >
        The person is signed out everywhere at once and cannot sign in. You can reactivate the
        account later.
      </ConfirmButton>
    </Row>
  );
}
