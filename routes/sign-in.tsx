import { page } from "fresh";
import { Head } from "fresh/runtime";
import { safePath } from "@/components/shared/safe_path.ts";
import { type DemoButton, SignInForm } from "@/components/auth/SignInForm.tsx";
import type { SignInResult } from "@/services/auth/mod.ts";
import { define } from "@/utils.ts";

/** What the form shows. */
interface SignInData {
  readonly email: string;
  readonly error: string | null;
  readonly next: string;
  readonly demo: readonly DemoButton[];
}

const NO_STORE = { "cache-control": "no-store" };
/** The maximum size of the form. E-mail address, password and path need far less. */
const MAX_FORM_BYTES = 16 * 1024;

export const handler = define.handlers<SignInData>({
  async GET(ctx) {
    const next = safePath(ctx.url.searchParams.get("next"));
    if (ctx.state.person) return ctx.redirect(next);
    const demo = await ctx.state.services.auth.demoAccounts();
    return page({ email: "", error: null, next, demo }, { headers: NO_STORE });
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
    if (result?.ok) {
      result.headers.set("location", next);
      return new Response(null, { status: 303, headers: result.headers });
    }
    const headers: Record<string, string> = { ...NO_STORE };
    if (result?.reason === "rate_limited") headers["retry-after"] = String(result.retryAfter);
    const data = { email, error: refusal(result), next, demo: await auth.demoAccounts() };
    return page(data, { status: statusOf(result), headers });
  },
});

export default define.page<typeof handler>(function SignInPage({ data }) {
  return (
    <>
      <Head>
        <title>Sign in – Laurel</title>
      </Head>
      <SignInForm {...data} />
    </>
  );
});

/** Reads the form. Returns null when the body is not a form or is far too large. */
async function readForm(request: Request): Promise<URLSearchParams | null> {
  const type = request.headers.get("content-type") ?? "";
  if (!type.startsWith("application/x-www-form-urlencoded") || !request.body) return null;
  const decoder = new TextDecoder();
  let text = "";
  for await (const chunk of request.body) {
    text += decoder.decode(chunk, { stream: true });
    if (text.length > MAX_FORM_BYTES) return null;
  }
  return new URLSearchParams(text + decoder.decode());
}

function peerOf({ remoteAddr }: Deno.ServeHandlerInfo): string | undefined {
  return "hostname" in remoteAddr ? remoteAddr.hostname : undefined;
}

type Refused = Exclude<SignInResult, { ok: true }> | null;

function refusal(result: Refused): string {
  switch (result?.reason) {
    case undefined:
      return "Enter your e-mail and your password.";
    case "invalid":
      return "That e-mail and password do not match. Check both and try again.";
    case "deactivated":
      return "This account is deactivated. Ask an admin.";
    case "cross_origin":
      return "The request came from another site. Reload this page and try again.";
    case "rate_limited": {
      const { retryAfter } = result as { retryAfter: number };
      const minutes = Math.ceil(retryAfter / 60);
      return `Too many tries. Wait ${minutes} ${minutes === 1 ? "minute" : "minutes"}, please.`;
    }
  }
}

function statusOf(result: Refused): number {
  if (result?.reason === "rate_limited") return 429;
  if (result?.reason === "cross_origin") return 403;
  return 422;
}
