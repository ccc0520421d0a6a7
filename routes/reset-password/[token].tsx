import { page } from "fresh";
import { AuthNotice } from "@/components/auth/AuthNotice.tsx";
import { ResetForm } from "@/components/auth/ResetForm.tsx";
import type { ResetVisit } from "@/services/accounts/passwords.ts";
import { isCrossOrigin } from "@/services/auth/same_origin.ts";
import { define } from "@/utils.ts";
import {
  CROSS_ORIGIN_WORDS,
  peerOf,
  readForm,
  repeatedError,
  SECRET_ADDRESS,
  sentenceOf,
  waitWords,
} from "@/routes/(_forms)/form.ts";

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
    if (isCrossOrigin(ctx.req, info.publicUrl)) return await again({ "": CROSS_ORIGIN_WORDS }, 403);
    const form = await readForm(ctx.req) ?? new URLSearchParams();
    const repeated = repeatedError(form);
    if (repeated !== null) return await again({ repeated });
    const result = await passwords.reset(token, form.get("password") ?? "", visit);
    if (result.ok) return page({ kind: "done" }, { headers: SECRET_ADDRESS });
    if (result.reason !== "invalid") return show(result, {});
    return await again({ password: sentenceOf("The password", result.error) });
  },
});

export default define.page<typeof handler>(function ResetPasswordPage({ data }) {
  switch (data.kind) {
    case "form":
      return <ResetForm email={data.email} errors={data.errors} />;
    case "done":
      return (
        <AuthNotice
          title="Your password is changed"
          text="You are signed out everywhere. Sign in with the new password."
          action={{ href: "/sign-in", label: "Sign In" }}
        />
      );
    case "unknown":
      return (
        <AuthNotice
          title="The link does not work any more"
          text="A link to a new password works once, for an hour, and a newer one replaces it."
          action={{ href: "/forgot-password", label: "Get a New Link" }}
        />
      );
    case "wait":
      return <AuthNotice title="Too many tries" text={data.text} action={null} />;
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
