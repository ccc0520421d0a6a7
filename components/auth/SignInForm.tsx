import { type Role, ROLE_NAMES } from "@/core/roles.ts";
import { CircleAlert } from "@/components/shared/icons.ts";
import { LaurelMark } from "@/components/shared/LaurelMark.tsx";

/** An account that signs in with one click, in a demo. */
export interface DemoButton {
  readonly email: string;
  readonly name: string;
  readonly role: Role;
}

/** The sign-in window. It works without JavaScript. */
export function SignInForm(
  { email, error, next, demo }: {
    /** The address from the failed attempt, so that the person need not type it again. */
    email: string;
    error: string | null;
    next: string;
    demo: readonly DemoButton[];
  },
) {
  return (
    <main class="sign-in">
      <div class="sign-in-window material">
        <span class="app-badge">
          <LaurelMark size={44} />
        </span>
        <h1>Sign in to Laurel</h1>
        <form method="post" class="sign-in-form">
          <input type="hidden" name="next" value={next} />
          <label class="field">
            <span>E-mail</span>
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
            <span>Password</span>
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
          <button type="submit" class="button button-primary">Sign In</button>
        </form>
        <a class="auth-link" href="/forgot-password">Forgot your password?</a>
        {demo.length > 0 && <DemoAccounts accounts={demo} next={next} />}
      </div>
    </main>
  );
}

function DemoAccounts({ accounts, next }: { accounts: readonly DemoButton[]; next: string }) {
  return (
    <section class="demo" aria-labelledby="demo-title">
      <h2 id="demo-title">
        <span class="demo-tag">Demo</span> <span>Sample accounts, no password</span>
      </h2>
      <form method="post" class="demo-list">
        <input type="hidden" name="next" value={next} />
        {accounts.map(({ email, name, role }) => (
          <button key={email} type="submit" name="demo" value={email} class="demo-button">
            <span class="demo-name">
              <bdi>{name}</bdi>
            </span>
            <span class="text-label-secondary">{ROLE_NAMES[role]}</span>
          </button>
        ))}
      </form>
    </section>
  );
}
