import { useState } from "preact/hooks";
import { Sentence } from "@/components/shared/Sentence.tsx";
import type { AccountView, PasswordResetView } from "@/core/auth/views.ts";
import { type Role, ROLES } from "@/core/roles.ts";
import { ask } from "@/components/admin/admin_api.ts";
import { ConfirmButton } from "@/components/admin/ConfirmButton.tsx";
import { CopyField } from "@/components/admin/CopyField.tsx";
import { FieldError } from "@/components/admin/Field.tsx";
import { Group, Row } from "@/components/admin/Group.tsx";
import { usePage } from "@/components/admin/page_context.ts";
import { wordsOf } from "@/components/shared/locale.ts";
import { accountWords } from "@/words/accounts.ts";
import { roleWords } from "@/words/roles.ts";
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
  const words = wordsOf(accountWords);
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
    setError(await change({ role }, words.roleChanged(wordsOf(roleWords)[role])) ?? undefined);

  return (
    <Group id="account-group" title={words.one}>
      <EmailRow account={account} path={path} onChanged={onChanged} />
      <div class="group-row">
        <label class="group-label" for="account-role-of">
          <span>{words.role}</span>
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
          {ROLES.map((one) => <option key={one} value={one}>{wordsOf(roleWords)[one]}</option>)}
        </select>
      </div>
      {account.role === "manager" && (
        <ManagedTeams
          chosen={account.teams}
          onChange={(teams) => change({ teams }, words.teamsChanged)}
        />
      )}
      {account.agent && !isOfAgent && (
        <Row label={words.agent} hint={<bdi>{account.agent.name}</bdi>} />
      )}
      {account.isActive && <ResetRow path={path} />}
      {account.isTwoFactorOn && (
        <TwoFactorRow
          path={path}
          onDone={() => {
            onChanged({ ...account, isTwoFactorOn: false });
            announce(words.twoFactor.done);
          }}
        />
      )}
      {!isOfAgent && <ActiveRow account={account} onChange={change} />}
    </Group>
  );
}

/** Makes a link to a new password. */
function ResetRow({ path }: { path: string }) {
  const words = wordsOf(accountWords);
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
        <CopyField id="reset-url" label={words.reset.link} value={link.url} />
        <p class="group-hint">{words.reset.linkHint}</p>
      </div>
    );
  }
  return (
    <Row
      label={words.reset.title}
      hint={words.reset.hint}
      error={error && <FieldError id="reset-error" message={error} />}
    >
      <button type="button" class="button" onClick={make}>{words.reset.action}</button>
    </Row>
  );
}

/** Turns two-factor off for somebody who has lost the phone and the recovery codes. */
function TwoFactorRow({ path, onDone }: { path: string; onDone: () => void }) {
  const words = wordsOf(accountWords);
  async function turnOff(): Promise<string | null> {
    const answer = await ask("DELETE", `${path}/two-factor`);
    if (!answer.ok) return answer.message;
    onDone();
    return null;
  }
  return (
    <Row label={words.twoFactor.title} hint={words.twoFactor.hint}>
      <ConfirmButton
        label={words.twoFactor.button}
        title={words.twoFactor.question}
        action={words.twoFactor.action}
        isDanger
        onConfirm={turnOff}
      >
        {words.twoFactor.means}
      </ConfirmButton>
    </Row>
  );
}

function ActiveRow({ account, onChange }: {
  account: AccountView;
  onChange: (patch: object, done: string) => Promise<string | null>;
}) {
  const words = wordsOf(accountWords);
  const { name, isActive } = account;
  if (!isActive) {
    return (
      <Row label={words.reactivate.title} hint={words.reactivate.hint}>
        <ConfirmButton
          label={words.reactivate.button}
          title={
            <Sentence text={words.reactivate.question} parts={{ person: <bdi>{name}</bdi> }} />
          }
          action={words.reactivate.action}
          onConfirm={() => onChange({ isActive: true }, words.reactivate.done(name))}
        >
          {words.reactivate.means}
        </ConfirmButton>
      </Row>
    );
  }
  return (
    <Row label={words.deactivate.title} hint={words.deactivate.hint}>
      <ConfirmButton
        label={words.deactivate.button}
        title={<Sentence text={words.deactivate.question} parts={{ person: <bdi>{name}</bdi> }} />}
        action={words.deactivate.action}
        isDanger
        onConfirm={() => onChange({ isActive: false }, words.deactivate.done(name))}
      >
        {words.deactivate.means}
      </ConfirmButton>
    </Row>
  );
}
