import { page } from "fresh";
import { AuthNotice } from "@/components/auth/AuthNotice.tsx";
import { ForgotForm } from "@/components/auth/ForgotForm.tsx";
import { isCrossOrigin } from "@/services/auth/same_origin.ts";
import { safeBase } from "@/services/platform/web.ts";
import { define } from "@/utils.ts";
import { CROSS_ORIGIN_WORDS, peerOf, readForm, waitWords } from "@/routes/(_forms)/form.ts";

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
    if (isCrossOrigin(ctx.req, info.publicUrl)) return again({ "": CROSS_ORIGIN_WORDS }, 403);
    const email = (await readForm(ctx.req))?.get("email")?.trim() ?? "";
    if (!email.includes("@")) return again({ email: "Enter your e-mail." }, 422, email);
    const wait = passwords.forgot(email, base, { request: ctx.req, peer: peerOf(ctx.info) });
    if (wait !== null) return again({ "": waitWords(wait) }, 429, email);
    return page({ kind: "sent" }, { headers });
  },
});

export default define.page<typeof handler>(function ForgotPasswordPage({ data }) {
  const back = { href: "/sign-in", label: "Back to Sign-in" };
  switch (data.kind) {
    case "form":
      return <ForgotForm email={data.email} errors={data.errors} />;
    case "sent":
      return (
        <AuthNotice
          title="Look into your mail"
          text="If there is an account with this e-mail, a link to a new password is on its way. It works for an hour."
          action={back}
        />
      );
    case "off":
      return (
        <AuthNotice
          title="Ask an administrator"
          text="This Laurel sends no mails. An administrator can make a link to a new password for you."
          action={back}
        />
      );
  }
});
