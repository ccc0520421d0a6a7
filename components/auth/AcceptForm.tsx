import type { Role } from "@/core/roles.ts";
import { Sentence } from "@/components/shared/Sentence.tsx";
import { SmallWindow } from "@/components/shared/SmallWindow.tsx";
import { wordsOf } from "@/components/shared/locale.ts";
import { authWords } from "@/words/auth.ts";
import { roleWords } from "@/words/roles.ts";
import { Providers, type SignInFormProps } from "./SignInForm.tsx";
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
  const words = wordsOf(authWords);
  const isAgain = Object.keys(errors).length > 0;
  return (
    <SmallWindow title={words.accept.title}>
      <p class="error-text">
        <Sentence
          text={words.accept.invites}
          parts={{
            person: (
              <strong>
                <bdi>{invitedBy}</bdi>
              </strong>
            ),
          }}
        />
      </p>
      <dl class="auth-facts">
        <dt>{words.email}</dt>
        <dd>
          <bdi>{email}</bdi>
        </dd>
        <dt>{words.accept.role}</dt>
        <dd>{wordsOf(roleWords)[role]}</dd>
        {teams.length > 0 && (
          <>
            <dt>{words.accept.teams(teams.length)}</dt>
            <dd>
              {teams.map((team, index) => <bdi key={team}>{index === 0 ? team : `, ${team}`}</bdi>)}
            </dd>
          </>
        )}
      </dl>
      {signedInAs !== null && (
        <p class="auth-note">
          <Sentence
            text={words.accept.signedInAs}
            parts={{ person: <bdi>{signedInAs}</bdi> }}
          />
        </p>
      )}
      <form method="post" class="sign-in-form">
        {/* For password managers, which store the password under it. */}
        <input type="hidden" name="username" autocomplete="username" value={email} />
        <AuthField
          name="name"
          label={words.accept.name}
          type="text"
          value={name}
          error={errors.name}
          autocomplete="name"
          isFirst={errors.name !== undefined}
        />
        <PasswordFields errors={errors} isFirst={!isAgain || errors.name === undefined} />
        <AuthError message={errors[""]} />
        <button type="submit" class="button button-primary">{words.accept.action}</button>
      </form>
      {providers.length > 0 && <Providers providers={providers} next="/" />}
    </SmallWindow>
  );
}

/** A new password, typed twice. */
export function PasswordFields(
  { errors, isFirst }: { errors: Readonly<Record<string, string>>; isFirst: boolean },
) {
  const words = wordsOf(authWords);
  return (
    <>
      <AuthField
        name="password"
        label={words.password}
        type="password"
        error={errors.password}
        autocomplete="new-password"
        hint={words.accept.passwordHint}
        isFirst={isFirst && errors.repeated === undefined}
      />
      <AuthField
        name="repeated"
        label={words.accept.again}
        type="password"
        error={errors.repeated}
        autocomplete="new-password"
        isFirst={isFirst && errors.repeated !== undefined}
      />
    </>
  );
}
