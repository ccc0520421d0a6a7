import { sharedWords } from "@/words/shared.ts";
import { wordsOf } from "./locale.ts";
import { CloudOff } from "@/components/shared/icons.ts";

/** Shown in a window when its content could not be loaded. */
export function Failure({ title, message, onRetry }: {
  title?: string;
  message: string;
  onRetry?: () => void;
}) {
  const words = wordsOf(sharedWords);
  return (
    <div class="empty" role="alert">
      <CloudOff size={32} />
      <p class="empty-title">{title ?? words.failed}</p>
      <p class="text-label-secondary">{message}</p>
      {onRetry && (
        <button type="button" class="button mt-3" onClick={onRetry}>{words.tryAgain}</button>
      )}
    </div>
  );
}
