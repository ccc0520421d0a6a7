import { CircleAlert } from "@/components/shared/page_icons.ts";
import { SmallWindow } from "@/components/shared/SmallWindow.tsx";
import { signInAddress } from "@/core/sign_in_address.ts";
import { wordsOf } from "@/components/shared/locale.ts";
import { twoFactorWords } from "@/words/two_factor.ts";

export interface CodeFormProps {
  /** Who has entered their password. */
  readonly email: string;
  readonly next: string;
  /** Whether a recovery code is asked for, and not one of the app. */
  readonly isRecovery: boolean;
  readonly error: string | null;
  /** Whether the password has to be entered again. */
  readonly isOver: boolean;
}

/** The second step of a sign-in. It works without JavaScript. */
export function CodeForm({ email, next, isRecovery, error, isOver }: CodeFormProps) {
  const words = wordsOf(twoFactorWords).step;
  const start = signInAddress(next, false);
  const query = new URLSearchParams({
    ...(next === "/" ? null : { next }),
    ...(isRecovery ? null : { recovery: "1" }),
  });
  return (
    <SmallWindow title={isRecovery ? words.recoveryTitle : words.title}>
      <form method="post" action="/sign-in/code" class="sign-in-form">
        {!isOver && (
          <p class="sign-in-words" id="code-hint">
            {isRecovery ? words.recoveryHint : words.hint}
          </p>
        )}
        <input type="hidden" name="next" value={next} />
        <input type="hidden" name="recovery" value={isRecovery ? "1" : "0"} />
        {/* Lets password managers offer the code of the right account. */}
        <input type="hidden" name="email" autocomplete="username" value={email} />
        {!isOver && (
          <label class="field">
            <span>{isRecovery ? words.recoveryLabel : words.label}</span>
            <input
              class="input code-input"
              type="text"
              name="code"
              required
              autofocus
              maxLength={20}
              inputMode={isRecovery ? "text" : "numeric"}
              autocomplete={isRecovery ? "off" : "one-time-code"}
              autocapitalize="off"
              spellcheck={false}
              aria-invalid={error ? "true" : undefined}
              aria-describedby={error ? "code-error code-hint" : "code-hint"}
            />
          </label>
        )}
        {error && (
          <p id="code-error" class="form-error" role="alert">
            <CircleAlert size={16} />
            <span>{error}</span>
          </p>
        )}
        {isOver
          ? <a class="button button-primary" href={start}>{words.startAgain}</a>
          : <button type="submit" class="button button-primary">{words.continue}</button>}
      </form>
      {!isOver && (
        <p class="sign-in-links">
          <a href={`/sign-in/code${query.size === 0 ? "" : `?${query}`}`}>
            {isRecovery ? words.useApp : words.useRecovery}
          </a>
          <a href={start}>{words.startAgain}</a>
        </p>
      )}
    </SmallWindow>
  );
}
