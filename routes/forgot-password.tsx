import { page } from "fresh";
import { AuthNotice } from "@/components/auth/AuthNotice.tsx";
import { ForgotForm } from "@/components/auth/ForgotForm.tsx";
import { isCrossOrigin } from "@/services/auth/same_origin.ts";
import { safeBase } from "@/services/platform/web.ts";
import { define } from "@/utils.ts";
import { crossOriginWords, peerOf, readForm, waitWords } from "@/routes/(_forms)/form.ts";
import { wordsOf } from "@/components/shared/locale.ts";
import { authWords } from "@/words/auth.ts";

/** The form, or what to say instead. */
type Shown =
  | {
    readonly kind: "form";
    readonly email: string;
    readonly errors: Readonly<Record<string, string>>;
  }
  | { readonly kind: "sent" }
  | { readonly kind: "off" };

const headers = { "cache-control": "no-store" };

export const handler = define.handlers<Shown>({
  GET(ctx) {
    const { info, passwords } = ctx.state.services;
    const canMail = passwords.canMail && safeBase(ctx.req, info.publicUrl) !== null;
    if (!canMail) return page({ kind: "off" }, { headers });
    return page({ kind: "form", email: "", errors: {} }, { headers });
  },

  async POST(ctx) {
    const { info, passwords } = ctx.state.services;
    const base = safeBase(ctx.req, info.publicUrl);
    if (!passwords.canMail || base === null) return page({ kind: "off" }, { headers });
    const again = (errors: Readonly<Record<string, string>>, status: number, email = "") =>
      page<Shown>({ kind: "form", email, errors }, { status, headers });
    if (isCrossOrigin(ctx.req, info.publicUrl)) return again({ "": crossOriginWords() }, 403);
    const email = (await readForm(ctx.req))?.get("email")?.trim() ?? "";
    if (!email.includes("@")) {
      return again({ email: wordsOf(authWords).forgot.missing }, 422, email);
    }
    const wait = passwords.forgot(email, base, { request: ctx.req, peer: peerOf(ctx.info) });
    if (wait !== null) return again({ "": waitWords(wait) }, 429, email);
    return page({ kind: "sent" }, { headers });
  },
});

export default define.page<typeof handler>(function ForgotPasswordPage({ data }) {
  const words = wordsOf(authWords).forgot;
  const back = { href: "/sign-in", label: words.back };
  switch (data.kind) {
    case "form":
      return <ForgotForm email={data.email} errors={data.errors} />;
    case "sent":
      return <AuthNotice {...words.sent} action={back} />;
    case "off":
      return <AuthNotice {...words.off} action={back} />;
  }
});
