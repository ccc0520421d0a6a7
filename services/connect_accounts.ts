import type { SignInProvider } from "@/core/single_sign_on/provider.ts";
import type { Clock } from "@/core/clock.ts";
import type { Database } from "@/db/postgres/open.ts";
import { openAccounts } from "./accounts/mod.ts";
import { openPasswords } from "./accounts/passwords.ts";
import { openAudit } from "./audit.ts";
import { openKeys } from "./auth/keys.ts";
import { openAuth } from "./auth/mod.ts";
import { openInvitations } from "./invitations/mod.ts";
import { acceptByEmail } from "./invitations/accept.ts";
import { openOrganization } from "./organization.ts";
import type { Guard } from "./live/guard.ts";
import { type MailInput, openMail } from "./mail/mod.ts";
import type { ReportError } from "./platform/errors.ts";
import type { Log } from "./platform/log.ts";
import type { Info } from "./services.ts";
import type { Meter } from "./technical/meter.ts";

interface AccountOptions {
  readonly database: Database;
  readonly clock: Clock;
  readonly log: Log;
  readonly info: Info;
  readonly secret: string;
  readonly signInProviders?: readonly SignInProvider[] | undefined;
  readonly mail?: MailInput | undefined;
}

/** Connects what decides who may do what: the accounts of people and the keys of integrations. */
export function connectAccounts(
  { database: { db }, clock, log, info, secret, signInProviders, mail: mailInput }: AccountOptions,
  reportError: ReportError,
  guard: Guard,
  meter: Meter,
) {
  const auth = openAuth({
    db,
    secret,
    baseUrl: info.publicUrl,
    isDemo: info.isDemo,
    providers: signInProviders,
    acceptInvitation: acceptByEmail,
    log: (level, message) => log[level](message),
    clock,
    // Open streams end at once, not only when a request comes.
    onForget: (userId) => void guard.check(userId),
    onSessionRead: (isHit) => meter.cacheRead("sessions", isHit),
  });
  const keys = openKeys({
    db,
    clock,
    onEvict: () => void guard.check(null),
    onRead: (isHit) => meter.cacheRead("keys", isHit),
    onTouchError: (error) => reportError("auth", "the use of a key could not be stored", error),
  });
  const organization = openOrganization({
    db,
    info,
    providers: signInProviders ?? [],
    twoFactor: auth.twoFactor,
    onChanged: () => auth.forgetEverybody(),
  });
  const mail = openMail(mailInput);
  const invitations = openInvitations({ db, auth, mail, clock, reportError });
  const passwords = openPasswords({ db, auth, mail, clock, reportError });
  const accounts = openAccounts({ db, auth, mail, clock, reportError });
  return {
    auth,
    organization,
    audit: openAudit({ db, clock }),
    accounts,
    passwords,
    keys,
    mail,
    invitations,
    async close() {
      await invitations.close();
      await passwords.idle();
      await accounts.idle();
      mail.close();
      await keys.close();
    },
  };
}
