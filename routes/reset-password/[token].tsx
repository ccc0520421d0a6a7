import { page } from "fresh";
import { AuthNotice } from "@/components/auth/AuthNotice.tsx";
import { ResetForm } from "@/components/auth/ResetForm.tsx";
import type { ResetVisit } from "@/services/accounts/passwords.ts";
import { isCrossOrigin } from "@/services/auth/same_origin.ts";
import { define } from "@/utils.ts";
import {
  crossOriginWords,
  peerOf,
  readForm,
  repeatedError,
  SECRET_ADDRESS,
  waitWords,
} from "@/routes/(_forms)/form.ts";
import { wordsOf } from "@/components/shared/locale.ts";
import { authWords } from "@/words/auth.ts";

/** The form, or what to say instead. */
type Shown =
  | {
    readonly kind: "form";
    readonly email: string;
    readonly errors: Readonly<Record<string, string>>;
  }
  | { readonly kind: "done" }
  | { readonly kind: "unknown" }
  | { readonly kind: "wait"; readonly text: string };

export const handler = define.handlers<Shown>({
  async GET(ctx) {
    const visit = { request: ctx.req, peer: peerOf(ctx.info) };
    return show(await ctx.state.services.passwords.visit(ctx.params.token!, visit), {});
  },

  async POST(ctx) {
    const { info, passwords } = ctx.state.services;
    const visit = { request: ctx.req, peer: peerOf(ctx.info) };
    const token = ctx.params.token!;
    const again = async (errors: Readonly<Record<string, string>>, status = 422) =>
      show(await passwords.visit(token, visit), errors, status);
    if (isCrossOrigin(ctx.req, info.publicUrl)) return await again({ "": crossOriginWords() }, 403);
    const form = await readForm(ctx.req) ?? new URLSearchParams();
    const repeated = repeatedError(form);
    if (repeated !== null) return await again({ repeated });
    const result = await passwords.reset(token, form.get("password") ?? "", visit);
    if (result.ok) return page({ kind: "done" }, { headers: SECRET_ADDRESS });
    if (result.reason !== "invalid") return show(result, {});
    return await again({ password: wordsOf(authWords).form.wrongPassword(result.error) });
  },
});

export default define.page<typeof handler>(function ResetPasswordPage({ data }) {
  const words = wordsOf(authWords);
  switch (data.kind) {
    case "form":
      return <ResetForm email={data.email} errors={data.errors} />;
    case "done":
      return (
        <AuthNotice
          {...words.reset.done}
          action={{ href: "/sign-in", label: words.signIn.action }}
        />
      );
    case "unknown":
      return (
        <AuthNotice
          title={words.reset.unknown.title}
          text={words.reset.unknown.text}
          action={{ href: "/forgot-password", label: words.reset.unknown.action }}
        />
      );
    case "wait":
      return <AuthNotice title={words.form.tooMany} text={data.text} action={null} />;
  }
});

function show(result: ResetVisit, errors: Readonly<Record<string, string>>, status = 200) {
  if (result.ok) {
    const { email } = result.owner;
    return page<Shown>({ kind: "form", email, errors }, { status, headers: SECRET_ADDRESS });
  }
  if (result.reason === "unknown") {
    return page<Shown>({ kind: "unknown" }, { status: 404, headers: SECRET_ADDRESS });
  }
  const headers = { ...SECRET_ADDRESS, "retry-after": String(result.retryAfter) };
  return page<Shown>({ kind: "wait", text: waitWords(result.retryAfter) }, {
    status: 429,
    headers,
  });
}
