import { type Role, ROLE_NAMES } from "@/core/roles.ts";
import { Providers, type SignInFormProps } from "./SignInForm.tsx";
import { SmallWindow } from "@/components/shared/SmallWindow.tsx";
import { AuthError, AuthField } from "./AuthField.tsx";

/** What the form to accept an invitation shows. */
export interface AcceptFormProps {
  readonly email: string;
  readonly name: string;
  readonly role: Role;
  /** The names of the teams. */
  readonly teams: readonly string[];
  readonly invitedBy: string;
  /** The name of the person who is signed in in this browser; null: nobody. */
  readonly signedInAs: string | null;
  /** Errors by field; the empty name is for the form as a whole. */
  readonly errors: Readonly<Record<string, string>>;
  /** The providers that the person can sign in with instead of choosing a password. */
  readonly providers: SignInFormProps["providers"];
}

/** The window in which a person accepts an invitation. It works without JavaScript. */
export function AcceptForm(
  { email, name, role, teams, invitedBy, signedInAs, errors, providers }: AcceptFormProps,
) {
  const isAgain = Object.keys(errors).length > 0;
  return (
    <SmallWindow title="Welcome to Laurel">
      <p class="error-text">
        <strong>
          <bdi>{invitedBy}</bdi>
        </strong>{" "}
        invites you.
      </p>
      <dl class="auth-facts">
        <dt>E-mail</dt>
        <dd>
          <bdi>{email}</bdi>
        </dd>
        <dt>Role</dt>
        <dd>{ROLE_NAMES[role]}</dd>
        {teams.length > 0 && (
          <>
            <dt>{teams.length === 1 ? "Team" : "Teams"}</dt>
            <dd>
              {teams.map((team, index) => <bdi key={team}>{index === 0 ? team : `, ${team}`}</bdi>)}
            </dd>
          </>
        )}
      </dl>
      {signedInAs !== null && (
        <p class="auth-note">
          You are signed in as <bdi>{signedInAs}</bdi>. Accepting signs you in as the new account.
        </p>
      )}
      <form method="post" class="sign-in-form">
        {/* For password managers, which store the password under it. */}
        <input type="hidden" name="username" autocomplete="username" value={email} />
        <AuthField
          name="name"
          label="Your name"
          type="text"
          value={name}
          error={errors.name}
          autocomplete="name"
          isFirst={errors.name !== undefined}
        />
        <PasswordFields errors={errors} isFirst={!isAgain || errors.name === undefined} />
        <AuthError message={errors[""]} />
        <button type="submit" class="button button-primary">Create Account</button>
      </form>
      {providers.length > 0 && <Providers providers={providers} next="/" />}
    </SmallWindow>
  );
}

/** A new password, typed twice. */
export function PasswordFields(
  { errors, isFirst }: { errors: Readonly<Record<string, string>>; isFirst: boolean },
) {
  return (
    <>
      <AuthField
        name="password"
        label="Password"
        type="password"
        error={errors.password}
        autocomplete="new-password"
        hint="8 characters or more"
        isFirst={isFirst && errors.repeated === undefined}
      />
      <AuthField
        name="repeated"
        label="Password again"
        type="password"
        error={errors.repeated}
        autocomplete="new-password"
        isFirst={isFirst && errors.repeated !== undefined}
      />
    </>
  );
}
