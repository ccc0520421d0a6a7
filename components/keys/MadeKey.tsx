import { useState } from "preact/hooks";
import type { KeyView, MadeKeyView } from "@/core/keys.ts";
import type { Page } from "@/core/shapes.ts";
import { CopyButton } from "@/components/admin/CopyField.tsx";
import { Group } from "@/components/admin/Group.tsx";
import { ShownSecret } from "@/components/admin/Secret.tsx";
import { useRemote } from "@/components/admin/use_remote.ts";
import { Segments } from "@/components/shared/Segments.tsx";
import { BookOpen, CircleCheck, Hourglass } from "@/components/shared/icons.ts";
import { Ago } from "@/components/admin/Ago.tsx";
import { EXAMPLE_AGENT, exampleOf, type Language, LANGUAGES } from "./examples.ts";
import { canSend } from "./words.ts";

const POLL_MILLISECONDS = 3_000;

/** A new key, shown only this once, and code for its first use. */
export function MadeKey(
  { made, url, onDone }: {
    made: MadeKeyView;
    /** The address of Laurel, without a slash at the end. */
    url: string;
    onDone: () => void;
  },
) {
  const [language, setLanguage] = useState<Language>("curl");
  const sends = canSend(made.scopes);
  const code = exampleOf(language, { ...made, url });
  const name = LANGUAGES.find(([one]) => one === language)![1];
  return (
    <>
      <Group id="key-once" title="Copy the key">
        <ShownSecret label="Key" secret={made.key}>
          It is not shown again. Keep it where only the tool can read it.
        </ShownSecret>
      </Group>
      <Group
        id="key-first"
        title={sends ? "Send a first event" : "Read for the first time"}
        note={sends
          ? "A quick and good reply to a customer. Sent again it gives nothing: an event counts once, by its id."
          : "It answers the leaderboard of the day."}
      >
        <div class="group-row group-stack">
          <div class="key-code-bar">
            <Segments
              name="key-language"
              label="Language"
              options={LANGUAGES}
              value={language}
              on={setLanguage}
            />
            <CopyButton key={language} what={`the ${name} example`} text={code} />
          </div>
          <pre class="docs-code key-code" tabIndex={0} aria-label={`Example, ${name}`}>
            <code>{code}</code>
          </pre>
          {sends && (
            <p class="group-hint key-code-hint">
              {made.createsAgents
                ? `It adds ${EXAMPLE_AGENT} as an agent, unless you put the id or e-mail of one of yours there.`
                : `This key adds nobody: put the id or e-mail of an agent in place of ${EXAMPLE_AGENT}.`}
            </p>
          )}
        </div>
        <FirstUse made={made} />
        <div class="group-row">
          <a
            class="docs-link guide-link"
            href="/docs/guides/send-events"
            target="_blank"
            rel="noopener"
          >
            <BookOpen size={15} />
            The guide to sending events: batches, retries, Python
          </a>
        </div>
      </Group>
      <div class="new-buttons key-done">
        <button type="button" class="button button-primary" onClick={onDone}>Done</button>
      </div>
    </>
  );
}

/** Shows live whether the key has been used. */
function FirstUse({ made }: { made: MadeKeyView }) {
  // The new key is among the newest keys.
  const { data } = useRemote<Page<KeyView>>("/admin/keys?limit=20", {
    everyMilliseconds: POLL_MILLISECONDS,
  });
  const lastUsedAt = data?.entries.find(({ id }) => id === made.id)?.lastUsedAt ?? null;
  return (
    <p class="group-row key-use" role="status" data-used={lastUsedAt !== null}>
      {lastUsedAt === null ? <Hourglass size={16} /> : <CircleCheck size={16} />}
      <span>
        {lastUsedAt === null ? "Not used yet. The first use appears here." : (
          <>
            It arrived: the key was used <Ago time={lastUsedAt} />.
          </>
        )}
      </span>
    </p>
  );
}
