/** An on/off switch. It takes effect at once or together with its form. */
export function Switch(
  { id, label, hint, isOn, isDisabled, onChange }: {
    id: string;
    label: string;
    hint?: string;
    isOn: boolean;
    isDisabled?: boolean;
    onChange: (isOn: boolean) => void;
  },
) {
  return (
    <label class="group-row switch-row" for={id}>
      <span class="group-label">
        <span>{label}</span>
        {hint && <span id={`${id}-hint`} class="group-hint">{hint}</span>}
      </span>
      <span class="switch">
        <input
          id={id}
          type="checkbox"
          role="switch"
          checked={isOn}
          disabled={isDisabled}
          aria-label={label}
          aria-describedby={hint ? `${id}-hint` : undefined}
          onChange={(event) => onChange(event.currentTarget.checked)}
        />
        <span class="switch-track" aria-hidden="true" />
      </span>
    </label>
  );
}
