/** A bar that says that changes are not saved, with buttons to save or discard them. */
export function SaveBar(
  { isShown, isBusy, error, onDiscard }: {
    isShown: boolean;
    isBusy: boolean;
    error: string | null;
    onDiscard: () => void;
  },
) {
  if (!isShown) return null;
  return (
    <div class="save-bar material" role="region" aria-label="Unsaved changes">
      {error ? <p class="form-error" role="alert">{error}</p> : (
        <p class="group-hint">
          Not saved yet. When you save, earlier deliveries are processed again.
        </p>
      )}
      <button type="button" class="button" onClick={onDiscard}>Discard</button>
      <button type="submit" class="button button-primary" aria-disabled={isBusy}>
        {isBusy ? "Saving…" : "Save"}
      </button>
    </div>
  );
}
