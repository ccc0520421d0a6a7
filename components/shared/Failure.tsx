import { CloudOff } from "./icons.ts";

/** Shown in a window when its content could not be loaded. */
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
