import type { ComponentChildren } from "preact";
import { Failure } from "@/components/shared/Failure.tsx";
import { Loading } from "@/components/shared/Loading.tsx";
import { CloudOff } from "@/components/shared/icons.ts";
import { wordsOf } from "@/components/shared/locale.ts";
import { adminWords } from "@/words/admin.ts";
import type { Remote } from "./use_remote.ts";

/** Shows remote data: a loading state, an error, or the data. */
export function RemoteView<T>(
  { remote, children }: { remote: Remote<T>; children: (data: T) => ComponentChildren },
) {
  const { data, error, reload } = remote;
  if (data === null) {
    return error === null ? <Loading /> : <Failure message={error} onRetry={reload} />;
  }
  return (
    <>
      {error !== null && (
        <p class="notice" data-tone="warning" role="status">
          <CloudOff size={15} />
          <span>{wordsOf(adminWords).outdated(error)}</span>
        </p>
      )}
      {children(data)}
    </>
  );
}
