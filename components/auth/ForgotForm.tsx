import { SmallWindow } from "@/components/shared/SmallWindow.tsx";
import { AuthError, AuthField } from "./AuthField.tsx";

/** The window in which a person asks for a link to a new password. It works without JavaScript. */
export function ForgotForm(
  { email, errors }: { email: string; errors: Readonly<Record<string, string>> },
) {
  return (
    <SmallWindow title="Forgot your password?">
      <p class="error-text">Enter your e-mail, and Laurel sends you a link to a new password.</p>
      <form method="post" class="sign-in-form">
        <AuthField
          name="email"
          label="E-mail"
          type="email"
          value={email}
          error={errors.email}
          autocomplete="username"
          isFirst
        />
        <AuthError message={errors[""]} />
        <button type="submit" class="button button-primary">Send the Link</button>
      </form>
      <a class="auth-link" href="/sign-in">Back to sign-in</a>
    </SmallWindow>
  );
}
