import { useState } from "preact/hooks";
import type { WebhookSecret, WebhookView } from "@/core/webhooks/views.ts";
import { ask } from "@/components/admin/admin_api.ts";
import { Group, Row } from "@/components/admin/Group.tsx";
import { usePage } from "@/components/admin/page_context.ts";
import { NewSecretButton, ShownSecret } from "@/components/admin/Secret.tsx";
import { wordsOf } from "@/components/shared/locale.ts";
import { webhookWords } from "@/words/webhooks.ts";
import { untilInWords } from "./words.ts";

/** The secret that receivers use to verify that a message comes from Laurel. */
export function SecretGroup(
  { webhook, path, secret, onSecret, onChanged }: {
    webhook: WebhookView;
    path: string;
    /** Null while it is hidden. */
    secret: string | null;
    onSecret: (secret: string | null) => void;
    onChanged: () => void;
  },
) {
  const words = wordsOf(webhookWords).secret;
  const { announce, now } = usePage();
  const [isBusy, setBusy] = useState(false);
  const [error, setError] = useState<string | null>(null);
  const until = webhook.previousSecretUntil && Date.parse(webhook.previousSecretUntil);

  /** Resolves to an error message, or to null after success. */
  async function read(action: "reveal" | "rotate", done: string): Promise<string | null> {
    const answer = await ask<WebhookSecret>("POST", `${path}/${action}`);
    if (!answer.ok) return answer.message;
    onSecret(answer.data.secret);
    setError(null);
    announce(done);
    onChanged();
    return null;
  }

  async function reveal() {
    if (isBusy) return;
    setBusy(true);
    setError(await read("reveal", words.shown));
    setBusy(false);
  }

  return (
    <Group
      id="hook-secret"
      title={words.title}
      note={
        <>
          {words.note} <a class="docs-link" href="/docs/guides/webhooks-out">{words.howTo}</a>
        </>
      }
    >
      {secret !== null && (
        <ShownSecret label={words.label} secret={secret}>
          {words.needed}
        </ShownSecret>
      )}
      <Row
        label={secret === null ? words.label : words.keep}
        hint={until && until > now
          ? words.previous(untilInWords(webhook.previousSecretUntil!, now))
          : words.hint}
        error={error && <p class="form-error" role="alert">{error}</p>}
      >
        {secret === null
          ? (
            <button type="button" class="button" aria-disabled={isBusy} onClick={reveal}>
              {words.show}
            </button>
          )
          : (
            <button type="button" class="button" onClick={() => onSecret(null)}>
              {words.hide}
            </button>
          )}
        <NewSecretButton onMake={() => read("rotate", words.renewed)}>
          {words.means}
        </NewSecretButton>
      </Row>
    </Group>
  );
}
