// Written by the build from the files in routes/ and islands/. Do not edit it.
import * as island0 from "./islands/Accounts.tsx";
import * as island1 from "./islands/Achievements.tsx";
import * as island2 from "./islands/AuditLog.tsx";
import * as island3 from "./islands/Challenges.tsx";
import * as island4 from "./islands/CopyCode.tsx";
import * as island5 from "./islands/Desk.tsx";
import * as island6 from "./islands/EventTypes.tsx";
import * as island7 from "./islands/Integrations.tsx";
import * as island8 from "./islands/Invitations.tsx";
import * as island9 from "./islands/Keys.tsx";
import * as island10 from "./islands/OrganizationSettings.tsx";
import * as island11 from "./islands/People.tsx";
import * as island12 from "./islands/Settings.tsx";
import * as island13 from "./islands/SpinVerifier.tsx";
import * as island14 from "./islands/Start.tsx";
import * as island15 from "./islands/Team.tsx";
import * as island16 from "./islands/Teams.tsx";
import * as island17 from "./islands/Technical.tsx";
import * as island18 from "./islands/TwoFactor.tsx";
import * as island19 from "./islands/Webhooks.tsx";
import * as route0 from "./routes/_app.tsx";
import * as route1 from "./routes/_error.tsx";
import * as route2 from "./routes/_middleware.tsx";
import * as route3 from "./routes/admin/_layout.tsx";
import * as route4 from "./routes/admin/accounts/[...path].tsx";
import * as route5 from "./routes/admin/achievements/[...path].tsx";
import * as route6 from "./routes/admin/audit.tsx";
import * as route7 from "./routes/admin/event-types/[...path].tsx";
import * as route8 from "./routes/admin/index.ts";
import * as route9 from "./routes/admin/integrations/[...path].tsx";
import * as route10 from "./routes/admin/invitations/[...path].tsx";
import * as route11 from "./routes/admin/keys/[...path].tsx";
import * as route12 from "./routes/admin/organization/index.tsx";
import * as route13 from "./routes/admin/people/[...path].tsx";
import * as route14 from "./routes/admin/start/index.tsx";
import * as route15 from "./routes/admin/teams/[...path].tsx";
import * as route16 from "./routes/admin/technical/index.tsx";
import * as route17 from "./routes/admin/webhooks/[...path].tsx";
import * as route18 from "./routes/api/[...path].ts";
import * as route19 from "./routes/challenges/[...path].tsx";
import * as route20 from "./routes/challenges/_layout.tsx";
import * as route21 from "./routes/docs.tsx";
import * as route22 from "./routes/docs/guides/[name].tsx";
import * as route23 from "./routes/docs/guides/index.tsx";
import * as route24 from "./routes/docs/integrations/[name].tsx";
import * as route25 from "./routes/docs/integrations/index.tsx";
import * as route26 from "./routes/forgot-password.tsx";
import * as route27 from "./routes/index.tsx";
import * as route28 from "./routes/insights/_layout.tsx";
import * as route29 from "./routes/invitations/[token].tsx";
import * as route30 from "./routes/reset-password/[token].tsx";
import * as route31 from "./routes/settings/[...path].tsx";
import * as route32 from "./routes/settings/_layout.tsx";
import * as route33 from "./routes/settings/index.ts";
import * as route34 from "./routes/sign-in.tsx";
import * as route35 from "./routes/sign-in/code.tsx";
import * as route36 from "./routes/sign-out.ts";
import * as route37 from "./routes/spins/verify.tsx";
import * as route38 from "./routes/team/[...path].tsx";
import * as route39 from "./routes/team/_layout.tsx";
import * as route40 from "./routes/two-factor/_layout.tsx";
import * as route41 from "./routes/two-factor/index.tsx";

export const islands = {
  "islands/Accounts.tsx": island0,
  "islands/Achievements.tsx": island1,
  "islands/AuditLog.tsx": island2,
  "islands/Challenges.tsx": island3,
  "islands/CopyCode.tsx": island4,
  "islands/Desk.tsx": island5,
  "islands/EventTypes.tsx": island6,
  "islands/Integrations.tsx": island7,
  "islands/Invitations.tsx": island8,
  "islands/Keys.tsx": island9,
  "islands/OrganizationSettings.tsx": island10,
  "islands/People.tsx": island11,
  "islands/Settings.tsx": island12,
  "islands/SpinVerifier.tsx": island13,
  "islands/Start.tsx": island14,
  "islands/Team.tsx": island15,
  "islands/Teams.tsx": island16,
  "islands/Technical.tsx": island17,
  "islands/TwoFactor.tsx": island18,
  "islands/Webhooks.tsx": island19,
};

export const routes = {
  "_app.tsx": route0,
  "_error.tsx": route1,
  "_middleware.tsx": route2,
  "admin/_layout.tsx": route3,
  "admin/accounts/[...path].tsx": route4,
  "admin/achievements/[...path].tsx": route5,
  "admin/audit.tsx": route6,
  "admin/event-types/[...path].tsx": route7,
  "admin/index.ts": route8,
  "admin/integrations/[...path].tsx": route9,
  "admin/invitations/[...path].tsx": route10,
  "admin/keys/[...path].tsx": route11,
  "admin/organization/index.tsx": route12,
  "admin/people/[...path].tsx": route13,
  "admin/start/index.tsx": route14,
  "admin/teams/[...path].tsx": route15,
  "admin/technical/index.tsx": route16,
  "admin/webhooks/[...path].tsx": route17,
  "api/[...path].ts": route18,
  "challenges/[...path].tsx": route19,
  "challenges/_layout.tsx": route20,
  "docs.tsx": route21,
  "docs/guides/[name].tsx": route22,
  "docs/guides/index.tsx": route23,
  "docs/integrations/[name].tsx": route24,
  "docs/integrations/index.tsx": route25,
  "forgot-password.tsx": route26,
  "index.tsx": route27,
  "insights/_layout.tsx": route28,
  "invitations/[token].tsx": route29,
  "reset-password/[token].tsx": route30,
  "settings/[...path].tsx": route31,
  "settings/_layout.tsx": route32,
  "settings/index.ts": route33,
  "sign-in.tsx": route34,
  "sign-in/code.tsx": route35,
  "sign-out.ts": route36,
  "spins/verify.tsx": route37,
  "team/[...path].tsx": route38,
  "team/_layout.tsx": route39,
  "two-factor/_layout.tsx": route40,
  "two-factor/index.tsx": route41,
};
