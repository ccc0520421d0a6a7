import { page } from "fresh";
import { safePath } from "@/core/safe_path.ts";
import { isSignInFailure } from "@/core/single_sign_on/failures.ts";
import { SignInForm, type SignInFormProps } from "@/components/auth/SignInForm.tsx";
import type { SignInResult } from "@/services/auth/mod.ts";
import { crossOriginWords, peerOf, readForm, waitWords } from "@/routes/(_forms)/form.ts";
import { define, type State } from "@/utils.ts";
import { wordsOf } from "@/components/shared/locale.ts";
import { authWords } from "@/words/auth.ts";
import { signInFailureWords } from "@/words/sign_in_failures.ts";

const NO_STORE = { "cache-control": "no-store" };

export const handler = define.handlers<SignInFormProps>({
  async GET(ctx) {
    const { searchParams } = ctx.url;
    const next = safePath(searchParams.get("next"));
    if (ctx.state.person) return ctx.redirect(next);
    const notice = searchParams.get("reason") === "expired"
      ? wordsOf(authWords).signIn.ended
      : null;
    const code = searchParams.get("error");
    const failure = isSignInFailure(code) ? wordsOf(signInFailureWords)[code] : null;
    const data = { ...await frame(ctx.state), email: "", error: null, failure, notice, next };
    return page(data, { headers: NO_STORE });
  },

  async POST(ctx) {
    const { auth } = ctx.state.services;
    const form = await readForm(ctx.req);
    const next = safePath(form?.get("next") ?? ctx.url.searchParams.get("next"));
    const demoEmail = form?.get("demo");
    const email = form?.get("email")?.trim() ?? "";
    const password = form?.get("password") ?? "";
    const result: SignInResult | null = demoEmail
      ? await auth.signInDemo(ctx.req, demoEmail, peerOf(ctx.info))
      : email && password
      ? await auth.signIn(ctx.req, { email, password }, peerOf(ctx.info))
      : null;
    if (result?.ok || result?.reason === "two_factor") {
      const step = `/sign-in/code${next === "/" ? "" : `?${new URLSearchParams({ next })}`}`;
      result.headers.set("location", result.ok ? next : step);
      return new Response(null, { status: 303, headers: result.headers });
    }
    const headers: Record<string, string> = { ...NO_STORE };
    if (result?.reason === "rate_limited") headers["retry-after"] = String(result.retryAfter);
    const error = refusal(result);
    const data = { ...await frame(ctx.state), email, error, failure: null, notice: null, next };
    return page(data, { status: statusOf(result), headers });
  },
});

export default define.page<typeof handler>(function SignInPage({ data }) {
  return <SignInForm {...data} />;
});

/** Reads what the page shows besides the form. */
async function frame({ services: { auth, organization } }: State) {
  const [demo, { name: organizationName }] = await Promise.all([
    auth.demoAccounts(),
    organization.settings(),
  ]);
  return { providers: auth.providers, demo, organizationName };
}

type Refused = Exclude<SignInResult, { ok: true } | { reason: "two_factor" }> | null;

function refusal(result: Refused): string {
  switch (result?.reason) {
    case undefined:
      return wordsOf(authWords).signIn.missing;
    case "invalid":
      return wordsOf(authWords).signIn.wrong;
    case "deactivated":
      return wordsOf(signInFailureWords).account_deactivated;
    case "cross_origin":
      return crossOriginWords();
    case "rate_limited":
      return waitWords((result as { retryAfter: number }).retryAfter);
  }
}

function statusOf(result: Refused): number {
  if (result?.reason === "rate_limited") return 429;
  if (result?.reason === "cross_origin" || result?.reason === "deactivated") return 403;
  return 422;
}
