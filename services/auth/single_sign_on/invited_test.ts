import { assert, assertEquals } from "@std/assert";
import { acceptByEmail } from "@/services/invitations/accept.ts";
import { forEachDatabase } from "@/testing/database.ts";
import { withProvider } from "@/services/auth/testdata/single_sign_on.ts";

const ANA = { sub: "u-1", email: "ana@example.com", email_verified: true, name: "Ana at work" };
const DAY_MILLISECONDS = 86_400_000;
const inDays = (days: number) => new Date(Date.now() + days * DAY_MILLISECONDS);

forEachDatabase(
  "single sign-on - who was invited gets the account of the invitation, once",
  async ({ db }) =>
    await withProvider(db, {}, async ({ provider, browser }) => {
      await db.insertInto("invitations").values({
        token_hash: "hash of a link",
        email: "ana@example.com",
        name: "Ana Invited",
        role: "agent",
        invited_by_name: "Boss",
        created_at: inDays(-1),
        expires_at: inDays(1),
      }).execute();
      provider.person = ANA;
      assertEquals(await browser().signIn(), { at: "/", name: ANA.name });
      const users = await db.selectFrom("users").select(["email", "role", "agent_id"]).execute();
      assertEquals(users.map(({ email, role }) => [email, role]), [["ana@example.com", "agent"]]);
      assert(users[0]!.agent_id !== null);
      const [used] = await db.selectFrom("invitations").select("accepted_at").execute();
      assert(used!.accepted_at !== null);
      // The second sign-in finds the account, and needs no invitation.
      assertEquals((await browser().signIn()).name, ANA.name);
      // An expired invitation helps nobody.
      provider.person = { ...ANA, sub: "u-2", email: "bob@example.com" };
      await db.insertInto("invitations").values({
        token_hash: "another hash",
        email: "bob@example.com",
        name: "Bob",
        role: "admin",
        invited_by_name: "Boss",
        created_at: inDays(-9),
        expires_at: inDays(-1),
      }).execute();
      assertEquals((await browser().signIn()).at, "/sign-in?error=sso_no_account");
    }, { acceptInvitation: acceptByEmail }),
);
