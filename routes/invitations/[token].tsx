import { page } from "fresh";
import { AcceptForm, type AcceptFormProps } from "@/components/auth/AcceptForm.tsx";
import { AuthNotice } from "@/components/auth/AuthNotice.tsx";
import { isCrossOrigin } from "@/services/auth/same_origin.ts";
import type { AcceptRefusal } from "@/services/invitations/accept.ts";
import type { VisitResult } from "@/services/invitations/mod.ts";
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
  | { readonly form: AcceptFormProps }
  | { readonly form: null; readonly notice: Notice };

interface Notice {
  readonly status: number;
  readonly title: string;
  readonly text: string;
  readonly action: { readonly href: string; readonly label: string } | null;
}

export const handler = define.handlers<Shown>({
  async GET(ctx) {
    const { auth: { providers }, invitations } = ctx.state.services;
    const visit = { request: ctx.req, peer: peerOf(ctx.info) };
    const result = await invitations.visit(ctx.params.token!, visit);
    return show(result, { signedInAs: ctx.state.person?.name ?? null, providers, errors: {} });
  },

  async POST(ctx) {
    const { auth, info, invitations } = ctx.state.services;
    const { providers } = auth;
    const visit = { request: ctx.req, peer: peerOf(ctx.info) };
    const token = ctx.params.token!;
    const isForeign = isCrossOrigin(ctx.req, info.publicUrl);
    const form = isForeign ? null : await readForm(ctx.req) ?? new URLSearchParams();
    const name = form?.get("name") ?? "";
    const signedInAs = ctx.state.person?.name ?? null;
    const again = async (errors: Readonly<Record<string, string>>, status = 422) =>
      show(await invitations.visit(token, visit), { signedInAs, providers, errors, name, status });
    if (!form) return await again({ "": crossOriginWords() }, 403);
    const repeated = repeatedError(form);
    if (repeated !== null) return await again({ repeated });
    const password = form.get("password") ?? "";
    const result = await invitations.accept(token, { name, password }, visit);
    if (result.ok) {
      const signedIn = await auth.signIn(ctx.req, { email: result.email, password }, visit.peer);
      const headers = signedIn.ok ? signedIn.headers : new Headers();
      headers.set("location", signedIn.ok ? "/" : "/sign-in");
      return new Response(null, { status: 303, headers });
    }
    if (result.reason !== "invalid") return show(result, { signedInAs, providers, errors: {} });
    const { wrongName, wrongPassword } = wordsOf(authWords).form;
    return await again(
      Object.fromEntries(result.errors.map(({ path, message }) => [
        path,
        path === "name" ? wrongName(message) : wrongPassword(message),
      ])),
    );
  },
});

export default define.page<typeof handler>(function InvitationPage({ data }) {
  return data.form ? <AcceptForm {...data.form} /> : <AuthNotice {...data.notice} />;
});

function show(result: VisitResult, { signedInAs, providers, errors, name, status = 200 }: {
  readonly providers: AcceptFormProps["providers"];
  readonly signedInAs: string | null;
  readonly errors: Readonly<Record<string, string>>;
  /** What was typed. */
  readonly name?: string;
  readonly status?: number;
}) {
  if (!result.ok) {
    const notice = noticeOf(result);
    const headers = result.reason === "rate_limited"
      ? { ...SECRET_ADDRESS, "retry-after": String(result.retryAfter) }
      : SECRET_ADDRESS;
    return page({ form: null, notice }, { status: notice.status, headers });
  }
  const { email, role, teamNames: teams, invitedBy } = result.invitation;
  const form: AcceptFormProps = {
    email,
    name: name ?? result.invitation.name,
    role,
    teams,
    invitedBy,
    signedInAs,
    errors,
    providers,
  };
  return page({ form }, { status, headers: SECRET_ADDRESS });
}

function noticeOf(result: Exclude<VisitResult, { readonly ok: true }>): Notice {
  const words = wordsOf(authWords);
  if (result.reason === "rate_limited") {
    const text = waitWords(result.retryAfter);
    return { status: 429, title: words.form.tooMany, text, action: null };
  }
  const canSignIn = result.reason === "accepted" || result.reason === "email_taken";
  return {
    status: STATUSES[result.reason],
    ...words.invitation[result.reason],
    action: canSignIn ? { href: "/sign-in", label: words.signIn.action } : null,
  };
}

const STATUSES: Readonly<Record<AcceptRefusal, number>> = {
  unknown: 404,
  accepted: 410,
  expired: 410,
  revoked: 410,
  email_taken: 409,
  agent_taken: 409,
  agent_deactivated: 409,
};
