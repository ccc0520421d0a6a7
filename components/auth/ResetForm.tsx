import { Sentence } from "@/components/shared/Sentence.tsx";
import { SmallWindow } from "@/components/shared/SmallWindow.tsx";
import { wordsOf } from "@/components/shared/locale.ts";
import { authWords } from "@/words/auth.ts";
import { PasswordFields } from "./AcceptForm.tsx";
import { AuthError } from "./AuthField.tsx";

/** The window in which a person chooses a new password. It works without JavaScript. */
export function ResetForm(
  { email, errors }: { email: string; errors: Readonly<Record<string, string>> },
) {
  const words = wordsOf(authWords).reset;
  return (
    <SmallWindow title={words.title}>
      <p class="error-text">
        <Sentence text={words.text} parts={{ email: <bdi>{email}</bdi> }} />
      </p>
      <form method="post" class="sign-in-form">
        <input type="hidden" name="username" autocomplete="username" value={email} />
        <PasswordFields errors={errors} isFirst />
        <AuthError message={errors[""]} />
        <button type="submit" class="button button-primary">{words.action}</button>
      </form>
    </SmallWindow>
  );
}
