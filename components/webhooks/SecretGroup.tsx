import { useState } from "preact/hooks";
import type { WebhookSecret, WebhookView } from "@/core/webhooks/views.ts";
import { ask } from "@/components/admin/admin_api.ts";
import { Group, Row } from "@/components/admin/Group.tsx";
import { usePage } from "@/components/admin/page_context.ts";
import { NewSecretButton, ShownSecret } from "@/components/admin/Secret.tsx";
import { untilWords } from "./words.ts";

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
  const { announce, now } = usePage();
  const [isBusy, setBusy] = useState(false);
  const [error, setError] = useState<string | null>(null);
  const until = webhook.previousSecretUntil && Date.parse(webhook.previousSecretUntil);

  /** Resolves to an error message, or to null after success. */
  async function read(action: "reveal" | "rotate", words: string): Promise<string | null> {
    const answer = await ask<WebhookSecret>("POST", `${path}/${action}`);
    if (!answer.ok) return answer.message;
    onSecret(answer.data.secret);
    setError(null);
    announce(words);
    onChanged();
    return null;
  }

  async function reveal() {
    if (isBusy) return;
    setBusy(true);
    setError(await read("reveal", "The secret is shown."));
    setBusy(false);
  }

  return (
    <Group
      id="hook-secret"
      title="Signature"
      note={
        <>
          Messages are signed by Standard Webhooks.{" "}
          <a class="docs-link" href="/docs/guides/webhooks-out">How to check the signature</a>
        </>
      }
    >
      {secret !== null && (
        <ShownSecret label="Secret" secret={secret}>
          The receiver needs it to check that messages are Laurel's.
        </ShownSecret>
      )}
      <Row
        label={secret === null ? "Secret" : "Keep it safe"}
        hint={until && until > now
          ? `Messages are signed with the previous one too. That ends ${
            untilWords(webhook.previousSecretUntil!, now)
          }.`
          : "For the receiver, and nobody else."}
        error={error && <p class="form-error" role="alert">{error}</p>}
      >
        {secret === null
          ? (
            <button type="button" class="button" aria-disabled={isBusy} onClick={reveal}>
              Show
            </button>
          )
          : <button type="button" class="button" onClick={() => onSecret(null)}>Hide</button>}
        <NewSecretButton onMake={() => read("rotate", "There is a new secret.")}>
          For 24 hours messages are signed with both. The receiver must get the new one by then.
        </NewSecretButton>
      </Row>
    </Group>
  );
}
