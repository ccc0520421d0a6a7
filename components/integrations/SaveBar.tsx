import { integrationSettingWords } from "@/words/integration_settings.ts";
import { wordsOf } from "@/components/shared/locale.ts";
/** A bar that says that changes are not saved, with buttons to save or discard them. */
export function SaveBar(
  { isShown, isBusy, error, onDiscard }: {
    isShown: boolean;
    isBusy: boolean;
    error: string | null;
    onDiscard: () => void;
  },
) {
  const words = wordsOf(integrationSettingWords);
  if (!isShown) return null;
  return (
    <div class="save-bar material" role="region" aria-label={words.save.region}>
      {error
        ? <p class="form-error" role="alert">{error}</p>
        : <p class="group-hint">{words.save.notYet}</p>}
      <button type="button" class="button" onClick={onDiscard}>{words.save.discard}</button>
      <button type="submit" class="button button-primary" aria-disabled={isBusy}>
        {isBusy ? words.save.saving : words.save.action}
      </button>
    </div>
  );
}
