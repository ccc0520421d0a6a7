import { useState } from "preact/hooks";
import { ask } from "../admin/admin_api.ts";
import { ConfirmDialog } from "../admin/ConfirmDialog.tsx";
import { CopyField } from "../admin/CopyField.tsx";
import { Group, Row } from "../admin/Group.tsx";
import { KeyRound } from "../icons.ts";
import { usePage } from "../integrations/context.ts";
import type { WebhookView } from "@/core/outgoing_views.ts";
import { untilWords } from "./words.ts";

/** The secret with which the receiver checks that Laurel sent a message. */
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
  const [isAsking, setAsking] = useState(false);
  const [isBusy, setBusy] = useState(false);
  const [error, setError] = useState<string | null>(null);
  const until = webhook.previousSecretUntil && Date.parse(webhook.previousSecretUntil);

  async function read(action: "reveal" | "rotate") {
    if (isBusy) return;
    setBusy(true);
    setError(null);
    const answer = await ask<{ secret: string }>("POST", `${path}/${action}`);
    setBusy(false);
    if (!answer.ok) return setError(answer.message);
    setAsking(false);
    onSecret(answer.data.secret);
    announce(action === "rotate" ? "There is a new secret." : "The secret is shown.");
    onChanged();
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
        <div class="group-row group-stack secret-once">
          <CopyField id="secret" label="Secret" value={secret} />
          <p class="group-hint">
            <KeyRound size={14} />
            <span>The receiver needs it to check that messages are Laurel's.</span>
          </p>
        </div>
      )}
      <Row
        label={secret === null ? "Secret" : "Keep it safe"}
        hint={until && until > now
          ? `Messages are signed with the previous one too. That ends ${
            untilWords(webhook.previousSecretUntil!, now)
          }.`
          : "For the receiver, and nobody else."}
        error={error && !isAsking && <p class="form-error" role="alert">{error}</p>}
      >
        {secret === null
          ? (
            <button
              type="button"
              class="button"
              aria-disabled={isBusy}
              onClick={() => read("reveal")}
            >
              Show
            </button>
          )
          : <button type="button" class="button" onClick={() => onSecret(null)}>Hide</button>}
        <button type="button" class="button" onClick={() => setAsking(true)}>New Secret…</button>
      </Row>
      {isAsking && (
        <ConfirmDialog
          title="Make a new secret?"
          action="Make New Secret"
          isBusy={isBusy}
          error={error}
          onConfirm={() => read("rotate")}
          onCancel={() => {
            setAsking(false);
            setError(null);
          }}
        >
          <p>
            For 24 hours messages are signed with both. The receiver must get the new one by then.
          </p>
        </ConfirmDialog>
      )}
    </Group>
  );
}
