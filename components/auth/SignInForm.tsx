import { Sentence } from "@/components/shared/Sentence.tsx";
import type { Role } from "@/core/roles.ts";
import type { ProviderId } from "@/core/single_sign_on/provider.ts";
import { CircleAlert, Hourglass, KeyRound } from "@/components/shared/page_icons.ts";
import { SmallWindow } from "@/components/shared/SmallWindow.tsx";
import { wordsOf } from "@/components/shared/locale.ts";
import { authWords } from "@/words/auth.ts";
import { roleWords } from "@/words/roles.ts";

/** An account that signs in with one click, in a demo. */
export interface DemoButton {
  readonly email: string;
  readonly name: string;
  readonly role: Role;
}

export interface SignInFormProps {
  /** The address from the failed attempt, so that the person need not type it again. */
  readonly email: string;
  /** What is wrong with the e-mail and the password. */
  readonly error: string | null;
  /** Why a sign-in with a provider failed. */
  readonly failure: string | null;
  /** Why the page asks, when a session has ended. */
  readonly notice: string | null;
  readonly next: string;
  readonly providers: readonly { readonly id: ProviderId; readonly name: string }[];
  readonly demo: readonly DemoButton[];
  /** Empty: none is shown. */
  readonly organizationName: string;
}

/** The sign-in window. It works without JavaScript. */
export function SignInForm(props: SignInFormProps) {
  const words = wordsOf(authWords);
  const { email, error, failure, notice, next, providers, demo, organizationName } = props;
  return (
    <SmallWindow title={words.signIn.title} heading={words.signIn.heading}>
      {organizationName !== "" && (
        <p class="sign-in-organization">
          <bdi>{organizationName}</bdi>
        </p>
      )}
      {failure && (
        <p class="sign-in-notice" data-tone="error" role="alert">
          <CircleAlert size={16} />
          <span>{failure}</span>
        </p>
      )}
      {notice && !failure && (
        <p class="sign-in-notice" role="status">
          <Hourglass size={16} />
          <span>{notice}</span>
        </p>
      )}
      <form method="post" action="/sign-in" class="sign-in-form">
        <input type="hidden" name="next" value={next} />
        <label class="field">
          <span>{words.email}</span>
          <input
            class="input"
            type="email"
            name="email"
            required
            autocomplete="username"
            autofocus={email === ""}
            value={email}
            aria-invalid={error ? "true" : undefined}
            aria-describedby={error ? "sign-in-error" : undefined}
          />
        </label>
        <label class="field">
          <span>{words.password}</span>
          <input
            class="input"
            type="password"
            name="password"
            required
            autocomplete="current-password"
            autofocus={email !== ""}
            aria-invalid={error ? "true" : undefined}
            aria-describedby={error ? "sign-in-error" : undefined}
          />
        </label>
        {error && (
          <p id="sign-in-error" class="form-error" role="alert">
            <CircleAlert size={16} />
            <span>{error}</span>
          </p>
        )}
        <button type="submit" class="button button-primary">{words.signIn.action}</button>
      </form>
      <a class="auth-link" href="/forgot-password">{words.signIn.forgot}</a>
      {providers.length > 0 && <Providers providers={providers} next={next} />}
      {demo.length > 0 && <DemoAccounts accounts={demo} next={next} />}
    </SmallWindow>
  );
}

/** Links, because a sign-in with a provider begins with a visit there. */
export function Providers({ providers, next }: Pick<SignInFormProps, "providers" | "next">) {
  const words = wordsOf(authWords);
  const query = next === "/" ? "" : `?${new URLSearchParams({ next })}`;
  return (
    <section class="providers" aria-label={words.signIn.providers}>
      <p class="providers-or">{words.signIn.or}</p>
      {providers.map(({ id, name }) => (
        <a key={id} class="button provider-button" href={`/api/auth/sign-in/oidc/${id}${query}`}>
          <KeyRound size={15} />
          <span>
            <Sentence
              text={words.signIn.continueWith}
              parts={{ provider: <bdi>{name}</bdi> }}
            />
          </span>
        </a>
      ))}
    </section>
  );
}

function DemoAccounts({ accounts, next }: { accounts: readonly DemoButton[]; next: string }) {
  const words = wordsOf(authWords);
  return (
    <section class="demo" aria-labelledby="demo-title">
      <h2 id="demo-title">
        <span class="demo-tag">{words.signIn.demo}</span> <span>{words.signIn.demoHint}</span>
      </h2>
      <form method="post" class="demo-list">
        <input type="hidden" name="next" value={next} />
        {accounts.map(({ email, name, role }) => (
          <button key={email} type="submit" name="demo" value={email} class="demo-button">
            <span class="demo-name">
              <bdi>{name}</bdi>
            </span>
            <span class="text-label-secondary">{wordsOf(roleWords)[role]}</span>
          </button>
        ))}
      </form>
    </section>
  );
}
