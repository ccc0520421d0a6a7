import type { Kysely } from "kysely";
import { z } from "zod";
import {
  INVITATION_DAYS,
  type InvitationBatchView,
  type InvitationState,
  type InvitationView,
  type MadeInvitationView,
} from "@/core/auth/invitations.ts";
import { PASSWORD_CHARACTERS } from "@/core/auth/views.ts";
import type { Clock } from "@/core/clock.ts";
import { normalizeName } from "@/core/identity.ts";
import {
  findInvitation,
  type InvitationRecord,
  listInvitations,
  recordMail,
  renewInvitation,
  revokeInvitation,
} from "@/db/auth/invitations.ts";
import type { Schema } from "@/db/postgres/schema.ts";
import { type Visit, visitorAddress } from "@/services/auth/client_address.ts";
import { type ClientLimits, openClientLimit } from "@/services/auth/client_limit.ts";
import type { Viewer } from "@/services/auth/identity.ts";
import { hashLinkToken, makeLinkToken } from "@/services/auth/link_token.ts";
import type { Auth } from "@/services/auth/mod.ts";
import { invitationLetter } from "@/services/mail/letters.ts";
import type { Mail } from "@/services/mail/mod.ts";
import type { ReportError } from "@/services/platform/errors.ts";
import type { Language } from "@/core/language.ts";
import { type FieldError, ProblemError } from "@/services/problems/mod.ts";
import { acceptInvitation, type AcceptRefusal, findOffer, type Offer, stateOf } from "./accept.ts";
import { checkDrafts, type InvitationDraft } from "./check.ts";
import { readInvitedPeople } from "./csv.ts";
import { draftProblem } from "./refusals.ts";
import { storeInvitations } from "./store.ts";

/** What came of a form that accepts an invitation. */
export type AcceptResult =
  | { readonly ok: true; readonly userId: string; readonly email: string }
  | { readonly ok: false; readonly reason: AcceptRefusal }
  | { readonly ok: false; readonly reason: "invalid"; readonly errors: readonly FieldError[] }
  | { readonly ok: false; readonly reason: "rate_limited"; readonly retryAfter: number };

/** What a visitor sees of an invitation. */
export type VisitResult =
  | Offer
  | { readonly ok: false; readonly reason: "rate_limited"; readonly retryAfter: number };

/** What the mails of an invitation need to know of the request. */
export interface Letterhead {
  /** Laurel's address, for links, without a slash at the end. */
  readonly base: string;
  /** The language of who invites: nobody knows that of who is invited. */
  readonly language: Language;
}

/** Invites people. */
export interface Invitations {
  /**
   * Invites a person, and mails the link when a mail server is set up. A mail that fails does not
   * undo the invitation.
   * @throws {ProblemError} `email_taken`, `invitation_open`, `agent_taken`, `agent_deactivated`,
   * `unknown_agent`, `unknown_team` or `validation_failed`
   */
  create(by: Viewer, draft: InvitationDraft, head: Letterhead): Promise<MadeInvitationView>;
  /**
   * Invites the people of a CSV. Lines that are wrong do not affect the others. Mails are sent
   * afterwards.
   * @throws {ProblemError} `csv_header_invalid` or `too_many_people`
   */
  createAll(
    by: Viewer,
    csv: string,
    options: Letterhead & { readonly isPreview: boolean },
  ): Promise<InvitationBatchView>;
  list(page: {
    readonly limit: number;
    readonly before: number | null;
    readonly state: InvitationState | null;
  }): Promise<InvitationView[]>;
  find(id: number): Promise<InvitationView | undefined>;
  /**
   * Revokes an invitation: its link leads nowhere.
   * @returns false when there is none
   * @throws {ProblemError} `invitation_closed` when it was accepted or revoked before
   */
  revoke(id: number): Promise<boolean>;
  /**
   * Makes a new link with more time, and mails it; the old link leads nowhere.
   * @returns undefined when there is none
   * @throws {ProblemError} `invitation_closed` when it was accepted or revoked
   */
  resend(id: number, head: Letterhead): Promise<MadeInvitationView | undefined>;
  /** Reads the invitation behind a link. */
  visit(token: string, visit: Visit): Promise<VisitResult>;
  /** Accepts an invitation with a name and a password. */
  accept(
    token: string,
    form: { readonly name: string; readonly password: string },
    visit: Visit,
  ): Promise<AcceptResult>;
  /** Waits until all mails are sent. */
  idle(): Promise<void>;
  /** Sends no more mails. Call it before the database closes. */
  close(): Promise<void>;
}

export interface InvitationsInput {
  readonly db: Kysely<Schema>;
  readonly auth: Pick<Auth, "hashPassword">;
  readonly mail: Mail;
  readonly clock: Clock;
  readonly reportError: ReportError;
  /** Default: 300 visits in 5 minutes for each client. */
  readonly limits?: ClientLimits | undefined;
}

/** High enough for an office in which everybody accepts in the same minutes. */
const LIMITS: ClientLimits = { perClient: 300, perUnknownClient: 3_000, windowSeconds: 300 };
/** How many mails in a row may fail before the rest of a batch is not tried. */
const MAX_FAILURES = 3;
const DAY_MILLISECONDS = 24 * 60 * 60 * 1000;

const formSchema = z.object({
  name: z.string().overwrite(normalizeName).min(1).max(200),
  password: z.string().min(PASSWORD_CHARACTERS.min).max(PASSWORD_CHARACTERS.max),
});

/** Opens the use cases of invitations. */
export function openInvitations(input: InvitationsInput): Invitations {
  const { db, auth, mail, clock, reportError } = input;
  const limit = openClientLimit(input.limits ?? LIMITS, clock);
  const sending = new Set<Promise<void>>();
  let isClosing = false;
  const now = () => new Date(clock());
  const expiry = (from: Date) => new Date(from.getTime() + INVITATION_DAYS * DAY_MILLISECONDS);
  const linkTo = (base: string, token: string) => `${base}/invitations/${token}`;
  const toView = (record: InvitationRecord): InvitationView => viewOf(record, now());

  async function send(id: number, url: string, language: Language) {
    const { email, name, invitedBy, role } = (await findInvitation(db, id))!;
    const result = await mail.send(
      email,
      invitationLetter({ name, invitedBy, role, url }, language),
    );
    if (result.state !== "off") await recordMail(db, id, now(), result.reason);
    return result;
  }

  async function made(id: number, token: string, head: Letterhead): Promise<MadeInvitationView> {
    const url = linkTo(head.base, token);
    const result = await send(id, url, head.language);
    return { ...toView((await findInvitation(db, id))!), url, mail: result };
  }

  /** Sends the mails of a batch, one after the other, while the answer is on its way. */
  function sendLater(
    links: readonly { readonly id: number; readonly url: string }[],
    language: Language,
  ): void {
    const work = async () => {
      let failures = 0;
      let reason: string | null = null;
      for (const { id, url } of links) {
        // The mail server is down, so do not wait for it once more for each of thousands.
        if (failures >= MAX_FAILURES || isClosing) {
          await recordMail(db, id, now(), reason ?? "Laurel was stopped before it was sent");
          continue;
        }
        ({ reason } = await send(id, url, language));
        failures = reason === null ? 0 : failures + 1;
      }
    };
    const running = work().catch((error) =>
      reportError("auth", "the mails of a batch were not all sent", error)
    ).finally(() => sending.delete(running));
    sending.add(running);
  }

  const wait = (visit: Visit): number | null => limit.attempt(visitorAddress(visit));

  return {
    async create(by, draft, head) {
      const at = now();
      const [check] = await checkDrafts(db, [draft], at);
      const { checked, refusals } = check!;
      if (refusals.length > 0) throw draftProblem(refusals);
      const { token, hash } = makeLinkToken();
      const [id] = await storeInvitations(db, by, [{ ...checked, tokenHash: hash }], {
        createdAt: at,
        expiresAt: expiry(at),
      });
      // Another request invited the same e-mail in between.
      if (id === undefined) throw draftProblem((await checkDrafts(db, [draft], at))[0]!.refusals);
      return await made(id, token, head);
    },

    async createAll(by, csv, { isPreview, base, language }) {
      const at = now();
      const people = readInvitedPeople(csv);
      const checks = await checkDrafts(db, people.map(({ draft }) => draft), at);
      const lines = people.map(({ line, draft, role, errors }, index) => {
        const { checked, agent, refusals } = checks[index]!;
        const all = [...errors, ...refusals.map(({ path, message }) => ({ path, message }))];
        return {
          checked,
          token: makeLinkToken(),
          view: {
            line,
            status: all.length > 0 ? "refused" as const : "ready" as const,
            email: checked.email || draft.email,
            name: checked.name || draft.name,
            role: errors.some(({ path }) => path === "role") ? role : checked.role,
            team: draft.team,
            timeZone: checked.timeZone ?? draft.timeZone,
            agent: agent?.id ?? null,
            errors: all,
            id: null,
            url: null,
          },
        };
      });
      const right = lines.filter(({ view }) => view.status === "ready");
      const ids = isPreview ? [] : await storeInvitations(
        db,
        by,
        right.map(({ checked, token }) => ({ ...checked, tokenHash: token.hash })),
        { createdAt: at, expiresAt: expiry(at) },
      );
      const stored = new Map(right.map((line, index) => [line, ids[index]]));
      const views = lines.map((line) => {
        if (isPreview || line.view.status === "refused") return line.view;
        const id = stored.get(line);
        if (id !== undefined) {
          const url = linkTo(base, line.token.token);
          return { ...line.view, status: "made" as const, id, url };
        }
        const errors = [{ path: "email", message: "was invited at the same moment" }];
        return { ...line.view, status: "refused" as const, errors };
      });
      const links = views.flatMap(({ id, url }) => id === null ? [] : [{ id, url: url! }]);
      if (mail.isOn && links.length > 0) sendLater(links, language);
      const refused = views.filter(({ status }) => status === "refused").length;
      return {
        isPreview,
        ready: views.length - refused,
        refused,
        mail: { state: mail.isOn ? "sending" : "off", reason: null },
        lines: views,
      };
    },

    list: async (page) => (await listInvitations(db, { ...page, now: now() })).map(toView),
    async find(id) {
      const record = await findInvitation(db, id);
      return record && toView(record);
    },

    async revoke(id) {
      if (await revokeInvitation(db, id, now())) return true;
      const record = await findInvitation(db, id);
      if (!record) return false;
      throw closed(stateOf(record, now()));
    },

    async resend(id, head) {
      const { token, hash } = makeLinkToken();
      if (await renewInvitation(db, id, { tokenHash: hash, expiresAt: expiry(now()) })) {
        return await made(id, token, head);
      }
      const record = await findInvitation(db, id);
      if (!record) return undefined;
      throw closed(stateOf(record, now()));
    },

    async visit(token, visit) {
      const retryAfter = wait(visit);
      if (retryAfter !== null) return { ok: false, reason: "rate_limited", retryAfter };
      return await findOffer(db, hashLinkToken(token), now());
    },

    async accept(token, form, visit) {
      const retryAfter = wait(visit);
      if (retryAfter !== null) return { ok: false, reason: "rate_limited", retryAfter };
      const tokenHash = hashLinkToken(token);
      // Hashing a password is slow on purpose: only for an invitation that can be accepted.
      const offer = await findOffer(db, tokenHash, now());
      if (!offer.ok) return offer;
      const parsed = formSchema.safeParse(form);
      if (!parsed.success) {
        const errors = parsed.error.issues.map(({ path, message }) => ({
          path: path.join("."),
          message,
        }));
        return { ok: false, reason: "invalid", errors };
      }
      return await acceptInvitation(db, {
        tokenHash,
        name: parsed.data.name,
        passwordHash: await auth.hashPassword(parsed.data.password),
        now: now(),
        address: visitorAddress(visit),
        userAgent: visit.request.headers.get("user-agent"),
      });
    },

    idle: async () => void await Promise.all(sending),
    async close() {
      isClosing = true;
      await Promise.all(sending);
    },
  };
}

function viewOf(record: InvitationRecord, now: Date): InvitationView {
  const { createdAt, expiresAt, acceptedAt, revokedAt, sentAt, teamNames: _, ...rest } = record;
  return {
    ...rest,
    state: stateOf(record, now),
    createdAt: createdAt.toISOString(),
    expiresAt: expiresAt.toISOString(),
    acceptedAt: acceptedAt?.toISOString() ?? null,
    revokedAt: revokedAt?.toISOString() ?? null,
    sentAt: sentAt?.toISOString() ?? null,
  };
}

function closed(state: InvitationState): ProblemError {
  return new ProblemError({
    status: 409,
    code: "invitation_closed",
    title: "The invitation is closed",
    detail: state === "accepted"
      ? "The invitation was accepted; the person has an account."
      : "The invitation was revoked. Invite the person again.",
  });
}
