import { CloudOff } from "./icons.ts";

/** Says in a window why there is nothing in it. */
export function Failure({ message, onRetry }: { message: string; onRetry?: () => void }) {
  return (
    <div class="empty" role="alert">
      <CloudOff size={32} />
      <p class="empty-title">That did not work</p>
      <p class="text-label-secondary">{message}</p>
      {onRetry && <button type="button" class="button mt-3" onClick={onRetry}>Try Again</button>}
    </div>
  );
}
