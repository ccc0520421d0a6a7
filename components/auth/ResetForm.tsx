import { PasswordFields } from "./AcceptForm.tsx";
import { SmallWindow } from "@/components/shared/SmallWindow.tsx";
import { AuthError } from "./AuthField.tsx";

/** The window in which a person chooses a new password. It works without JavaScript. */
export function ResetForm(
  { email, errors }: { email: string; errors: Readonly<Record<string, string>> },
) {
  return (
    <SmallWindow title="Choose a new password">
      <p class="error-text">
        For the account <bdi>{email}</bdi>. You are signed out everywhere else.
      </p>
      <form method="post" class="sign-in-form">
        <input type="hidden" name="username" autocomplete="username" value={email} />
        <PasswordFields errors={errors} isFirst />
        <AuthError message={errors[""]} />
        <button type="submit" class="button button-primary">Change Password</button>
      </form>
    </SmallWindow>
  );
}
