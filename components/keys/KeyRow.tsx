import type { KeyView } from "@/core/keys.ts";
import { Ago } from "@/components/admin/Ago.tsx";
import { isFromEnvironment, rightsWords } from "./words.ts";

/** A key in the list. */
export function KeyRow(
  { one, onRevoke }: {
    one: KeyView;
    /** Null when the key is revoked. */
    onRevoke: ((key: KeyView) => void) | null;
  },
) {
  return (
    <li class="group-row key-row" data-revoked={one.revokedAt !== null}>
      <span class="group-label">
        <strong class="truncate">
          <bdi>{one.name}</bdi>
        </strong>
        <span class="group-hint">
          {rightsWords(one)}
          {" · "}
          {isFromEnvironment(one)
            ? "set by LAUREL_BOOTSTRAP_KEY"
            : <code class="key-prefix">{one.prefix}…</code>}
          {" · "}
          <LastUse one={one} />
        </span>
      </span>
      {onRevoke && (
        <button
          type="button"
          class="button"
          aria-label={`Revoke ${one.name}…`}
          onClick={() => onRevoke(one)}
        >
          Revoke…
        </button>
      )}
    </li>
  );
}

function LastUse({ one: { lastUsedAt, revokedAt } }: { one: KeyView }) {
  if (revokedAt !== null) {
    return (
      <>
        revoked <Ago time={revokedAt} />
      </>
    );
  }
  if (lastUsedAt === null) return <>never used</>;
  return (
    <>
      last used <Ago time={lastUsedAt} />
    </>
  );
}
