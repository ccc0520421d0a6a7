import { useEffect, useState } from "preact/hooks";
import { Sentence } from "@/components/shared/Sentence.tsx";
import type { AccountView } from "@/core/auth/views.ts";
import { ask } from "@/components/admin/admin_api.ts";
import { Ago } from "@/components/admin/Ago.tsx";
import { TextField } from "@/components/admin/Field.tsx";
import { Row } from "@/components/admin/Group.tsx";
import { usePage } from "@/components/admin/page_context.ts";
import { useForm } from "@/components/admin/use_form.ts";
import { wordsOf } from "@/components/shared/locale.ts";
import { accountWords } from "@/words/accounts.ts";
import { sharedWords } from "@/words/shared.ts";

interface Props {
  readonly account: AccountView;
  /** The path of the account, below `/api/v1`. */
  readonly path: string;
  readonly onChanged: (account: AccountView) => void;
}

/** The e-mail address with which a person signs in; it opens the form for another one. */
export function EmailRow(props: Props) {
  const words = wordsOf(accountWords).email;
  const { account } = props;
  const [isOpen, setOpen] = useState(false);

  function close() {
    setOpen(false);
    // The button comes back with the next drawing of the row.
    requestAnimationFrame(() => document.getElementById("change-email")?.focus());
  }

  if (isOpen) return <EmailForm {...props} onClose={close} />;
  return (
    <Row
      class="account-email"
      label={<bdi>{account.email}</bdi>}
      hint={account.lastSignInAt === null
        ? words.never
        : <Sentence text={words.signedIn} parts={{ time: <Ago time={account.lastSignInAt} /> }} />}
    >
      <span class="badge" data-tone={account.isActive ? "good" : "warning"}>
        {account.isActive ? wordsOf(accountWords).active : wordsOf(accountWords).deactivated}
      </span>
      <button
        id="change-email"
        type="button"
        class="button"
        aria-label={words.changeLabel}
        onClick={() => setOpen(true)}
      >
        {words.change}
      </button>
    </Row>
  );
}

function EmailForm({ account, path, onChanged, onClose }: Props & { onClose: () => void }) {
  const words = wordsOf(accountWords).email;
  const { announce } = usePage();
  const [email, setEmail] = useState(account.email);
  const form = useForm({ email: "account-email" });

  useEffect(() => (document.getElementById("account-email") as HTMLInputElement).select(), []);

  function change(event: Event) {
    const typed = email.trim();
    return form.submit(event, {
      wrong: typed === "" ? { email: words.missing } : {},
      send: () => ask<AccountView>("PATCH", path, { email: typed }),
      onDone(changed) {
        onChanged(changed);
        announce(words.done(changed.name, changed.email));
        onClose();
      },
    });
  }

  return (
    <form
      class="group-row group-stack"
      onSubmit={change}
      onKeyDown={(event) => event.key === "Escape" && onClose()}
      noValidate
    >
      <div class="inline-form">
        <TextField
          id="account-email"
          label={words.field}
          hint={account.agent ? words.hintOfAgent : words.hint}
          value={email}
          error={form.errors.email}
          maxLength={254}
          isRequired
          onInput={setEmail}
        />
        <button type="submit" class="button button-primary" aria-disabled={form.isBusy}>
          {words.save}
        </button>
        <button type="button" class="button" onClick={onClose}>
          {wordsOf(sharedWords).cancel}
        </button>
      </div>
    </form>
  );
}
