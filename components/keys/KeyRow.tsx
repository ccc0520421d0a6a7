import { Sentence } from "@/components/shared/Sentence.tsx";
import type { KeyView } from "@/core/keys.ts";
import { Ago } from "@/components/admin/Ago.tsx";
import { wordsOf } from "@/components/shared/locale.ts";
import { keyWords } from "@/words/keys.ts";
import { isFromEnvironment, rightsInWords } from "./words.ts";

/** A key in the list. */
export function KeyRow(
  { one, onRevoke }: {
    one: KeyView;
    /** Null when the key is revoked. */
    onRevoke: ((key: KeyView) => void) | null;
  },
) {
  const words = wordsOf(keyWords).row;
  return (
    <li class="group-row key-row" data-revoked={one.revokedAt !== null}>
      <span class="group-label">
        <strong class="truncate">
          <bdi>{one.name}</bdi>
        </strong>
        <span class="group-hint">
          {rightsInWords(one)}
          {" · "}
          {isFromEnvironment(one)
            ? words.fromEnvironment
            : <code class="key-prefix">{one.prefix}…</code>}
          {" · "}
          <LastUse one={one} />
        </span>
      </span>
      {onRevoke && (
        <button
          type="button"
          class="button"
          aria-label={words.revokeLabel(one.name)}
          onClick={() => onRevoke(one)}
        >
          {words.revoke}
        </button>
      )}
    </li>
  );
}

function LastUse({ one: { lastUsedAt, revokedAt } }: { one: KeyView }) {
  const words = wordsOf(keyWords).row;
  if (revokedAt !== null) {
    return <Sentence text={words.revoked} parts={{ time: <Ago time={revokedAt} /> }} />;
  }
  if (lastUsedAt === null) return <>{words.neverUsed}</>;
  return <Sentence text={words.lastUsed} parts={{ time: <Ago time={lastUsedAt} /> }} />;
}
