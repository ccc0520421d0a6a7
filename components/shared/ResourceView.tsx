import type { ComponentChildren } from "preact";
import { useEffect } from "preact/hooks";
import { CloudOff } from "@/components/shared/icons.ts";
import { Failure } from "./Failure.tsx";
import { Loading } from "./Loading.tsx";
import type { Resource } from "./resource.ts";

/**
 * Shows a resource in a window and keeps it current while it is visible. When a read fails, the
 * previous data stays visible with a message.
 */
export function ResourceView<T>(
  { resource, isShown, children }: {
    resource: Resource<T>;
    isShown: boolean;
    children: (data: T) => ComponentChildren;
  },
) {
  useEffect(() => isShown ? resource.follow() : undefined, [resource, isShown]);
  const { data, error } = resource.state.value;
  if (data === null) return error === null ? <Loading /> : <Failure message={error} />;
  return (
    <>
      {error !== null && (
        <p class="stale" role="status">
          <CloudOff size={15} />
          {error}
        </p>
      )}
      {children(data)}
    </>
  );
}
