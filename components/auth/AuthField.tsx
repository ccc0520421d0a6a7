import { CircleAlert } from "@/components/shared/page_icons.ts";

/** A field of a form that works without JavaScript, with its error below. */
export function AuthField(
  { name, label, type, value, error, autocomplete, hint, isFirst }: {
    name: string;
    label: string;
    type: "text" | "email" | "password";
    value?: string;
    error: string | undefined;
    autocomplete: "name" | "username" | "new-password";
    hint?: string;
    /** Whether it has the focus when the page opens. */
    isFirst?: boolean;
  },
) {
  const described = [hint && `${name}-hint`, error && `${name}-error`].filter(Boolean).join(" ");
  return (
    <div class="field">
      <label for={name}>{label}</label>
      <input
        id={name}
        class="input"
        type={type}
        name={name}
        value={value}
        required
        autocomplete={autocomplete}
        autofocus={isFirst}
        aria-invalid={error ? "true" : undefined}
        aria-describedby={described || undefined}
      />
      {hint && <span id={`${name}-hint`} class="group-hint">{hint}</span>}
      {error && (
        <span id={`${name}-error`} class="form-error" role="alert">
          <CircleAlert size={16} />
          <span>{error}</span>
        </span>
      )}
    </div>
  );
}

/** An error that belongs to no field. */
export function AuthError({ message }: { message: string | undefined }) {
  if (!message) return null;
  return (
    <p class="form-error" role="alert">
      <CircleAlert size={16} />
      <span>{message}</span>
    </p>
  );
}
