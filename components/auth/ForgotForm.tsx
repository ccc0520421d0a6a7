import { SmallWindow } from "@/components/shared/SmallWindow.tsx";
import { wordsOf } from "@/components/shared/locale.ts";
import { authWords } from "@/words/auth.ts";
import { AuthError, AuthField } from "./AuthField.tsx";

/** The window in which a person asks for a link to a new password. It works without JavaScript. */
export function ForgotForm(
  { email, errors }: { email: string; errors: Readonly<Record<string, string>> },
) {
  const words = wordsOf(authWords).forgot;
  return (
    <SmallWindow title={words.title}>
      <p class="error-text">{words.text}</p>
      <form method="post" class="sign-in-form">
        <AuthField
          name="email"
          label={wordsOf(authWords).email}
          type="email"
          value={email}
          error={errors.email}
          autocomplete="username"
          isFirst
        />
        <AuthError message={errors[""]} />
        <button type="submit" class="button button-primary">{words.action}</button>
      </form>
      <a class="auth-link" href="/sign-in">{words.back}</a>
    </SmallWindow>
  );
}
