import { page } from "fresh";
import { safePath } from "@/core/safe_path.ts";
import { signInAddress } from "@/core/sign_in_address.ts";
import { CodeForm, type CodeFormProps } from "@/components/auth/CodeForm.tsx";
import { crossOriginWords, peerOf, readForm, waitWords } from "@/routes/(_forms)/form.ts";
import { define } from "@/utils.ts";
import { wordsOf } from "@/components/shared/locale.ts";
import { twoFactorWords } from "@/words/two_factor.ts";
import { signInFailureWords } from "@/words/sign_in_failures.ts";

const NO_STORE = { "cache-control": "no-store" };

/** The second step of a sign-in: the code of the app, or a recovery code. */
export const handler = define.handlers<CodeFormProps>({
  async GET(ctx) {
    const { searchParams } = ctx.url;
    const next = safePath(searchParams.get("next"));
    if (ctx.state.person) return ctx.redirect(next);
    const email = await ctx.state.services.auth.twoFactor.challenged(ctx.req.headers);
    if (email === undefined) return ctx.redirect(signInAddress(next, false));
    const isRecovery = searchParams.get("recovery") === "1";
    return page({ email, next, isRecovery, error: null, isOver: false }, { headers: NO_STORE });
  },

  async POST(ctx) {
    const { auth } = ctx.state.services;
    const form = await readForm(ctx.req);
    const next = safePath(form?.get("next") ?? null);
    const isRecovery = form?.get("recovery") === "1";
    const code = form?.get("code")?.trim() ?? "";
    const email = await auth.twoFactor.challenged(ctx.req.headers) ?? "";
    const result = code === ""
      ? null
      : await auth.takeSecondStep(ctx.req, { code, isRecovery }, peerOf(ctx.info));
    if (result?.ok) {
      result.headers.set("location", next);
      return new Response(null, { status: 303, headers: result.headers });
    }
    const headers: Record<string, string> = { ...NO_STORE };
    const words = wordsOf(twoFactorWords).step;
    let error: string;
    let status = 422;
    switch (result?.reason) {
      case undefined:
        error = isRecovery ? words.missingRecovery : words.missing;
        break;
      case "invalid":
        error = isRecovery ? words.wrongRecovery : words.wrong;
        break;
      case "expired":
        error = words.expired;
        break;
      case "deactivated":
        error = wordsOf(signInFailureWords).account_deactivated;
        status = 403;
        break;
      case "cross_origin":
        error = crossOriginWords();
        status = 403;
        break;
      case "rate_limited":
        error = waitWords(result.retryAfter);
        headers["retry-after"] = String(result.retryAfter);
        status = 429;
        break;
    }
    const isOver = result?.reason === "expired" || email === "";
    return page({ email, next, isRecovery, error, isOver }, { status, headers });
  },
});

export default define.page<typeof handler>(function CodePage({ data }) {
  return <CodeForm {...data} />;
});
