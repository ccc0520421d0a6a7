import { useState } from "preact/hooks";
import { Sentence } from "@/components/shared/Sentence.tsx";
import type { KeyView, MadeKeyView } from "@/core/keys.ts";
import type { Page } from "@/core/shapes.ts";
import { CopyButton } from "@/components/admin/CopyField.tsx";
import { Group } from "@/components/admin/Group.tsx";
import { ShownSecret } from "@/components/admin/Secret.tsx";
import { useRemote } from "@/components/admin/use_remote.ts";
import { Segments } from "@/components/shared/Segments.tsx";
import { BookOpen, CircleCheck, Hourglass } from "@/components/shared/page_icons.ts";
import { Ago } from "@/components/admin/Ago.tsx";
import { wordsOf } from "@/components/shared/locale.ts";
import { keyWords } from "@/words/keys.ts";
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
  const words = wordsOf(keyWords).once;
  const [language, setLanguage] = useState<Language>("curl");
  const sends = canSend(made.scopes);
  const code = exampleOf(language, { ...made, url });
  const name = LANGUAGES.find(([one]) => one === language)![1];
  return (
    <>
      <Group id="key-once" title={words.copy}>
        <ShownSecret label={words.key} secret={made.key}>
          {words.hint}
        </ShownSecret>
      </Group>
      <Group
        id="key-first"
        title={sends ? words.send : words.read}
        note={sends ? words.sendNote : words.readNote}
      >
        <div class="group-row group-stack">
          <div class="key-code-bar">
            <Segments
              name="key-language"
              label={words.language}
              options={LANGUAGES}
              value={language}
              on={setLanguage}
            />
            <CopyButton key={language} what={words.theExample(name)} text={code} />
          </div>
          <pre class="docs-code key-code" tabIndex={0} aria-label={words.example(name)}>
            <code>{code}</code>
          </pre>
          {sends && (
            <p class="group-hint key-code-hint">
              {made.createsAgents
                ? words.addsAgent(EXAMPLE_AGENT)
                : words.addsNobody(EXAMPLE_AGENT)}
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
            {words.guide}
          </a>
        </div>
      </Group>
      <div class="new-buttons key-done">
        <button type="button" class="button button-primary" onClick={onDone}>{words.done}</button>
      </div>
    </>
  );
}

/** Shows live whether the key has been used. */
function FirstUse({ made }: { made: MadeKeyView }) {
  const words = wordsOf(keyWords).once;
  // The new key is among the newest keys.
  const { data } = useRemote<Page<KeyView>>("/admin/keys?limit=20", {
    everyMilliseconds: POLL_MILLISECONDS,
  });
  const lastUsedAt = data?.entries.find(({ id }) => id === made.id)?.lastUsedAt ?? null;
  return (
    <p class="group-row key-use" role="status" data-used={lastUsedAt !== null}>
      {lastUsedAt === null ? <Hourglass size={16} /> : <CircleCheck size={16} />}
      <span>
        {lastUsedAt === null
          ? words.notUsed
          : <Sentence text={words.used} parts={{ time: <Ago time={lastUsedAt} /> }} />}
      </span>
    </p>
  );
}
