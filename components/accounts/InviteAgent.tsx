import { useState } from "preact/hooks";
import type { MadeInvitationView } from "@/core/auth/invitations.ts";
import { ask } from "@/components/admin/admin_api.ts";
import { CopyField } from "@/components/admin/CopyField.tsx";
import { TextField } from "@/components/admin/Field.tsx";
import { Group } from "@/components/admin/Group.tsx";
import { useForm } from "@/components/admin/use_form.ts";
import { wordsOf } from "@/components/shared/locale.ts";
import { accountWords } from "@/words/accounts.ts";

/** Invites an agent who has no account. */
export function InviteAgent({ agent }: {
  agent: { readonly id: string; readonly name: string; readonly email: string | null };
}) {
  const words = wordsOf(accountWords).invite;
  const [email, setEmail] = useState(agent.email ?? "");
  const [made, setMade] = useState<MadeInvitationView | null>(null);
  const form = useForm({ email: "invite-email" });

  const invite = (event: Event) =>
    form.submit(event, {
      send: () =>
        ask<MadeInvitationView>("POST", "/admin/invitations", {
          email,
          name: agent.name,
          role: "agent",
          agent: agent.id,
        }),
      onDone: setMade,
    });

  return (
    <Group
      id="account-group"
      title={wordsOf(accountWords).one}
      note={words.note}
    >
      <div class="group-row group-stack" role="status">
        {made
          ? <CopyField id="invite-url" label={words.link} value={made.url} />
          : (
            <form class="account-invite" noValidate onSubmit={invite}>
              <TextField
                id="invite-email"
                label={words.email}
                value={email}
                error={form.errors.email}
                maxLength={254}
                isRequired
                onInput={setEmail}
              />
              <button type="submit" class="button" aria-disabled={form.isBusy}>
                {words.action}
              </button>
            </form>
          )}
      </div>
    </Group>
  );
}
