// Written by the build from the files in routes/ and islands/. Do not edit it.
import * as island0 from "./islands/Accounts.tsx";
import * as island1 from "./islands/AuditLog.tsx";
import * as island2 from "./islands/CopyCode.tsx";
import * as island3 from "./islands/Desk.tsx";
import * as island4 from "./islands/Integrations.tsx";
import * as island5 from "./islands/Invitations.tsx";
import * as island6 from "./islands/Keys.tsx";
import * as island7 from "./islands/OrganizationSettings.tsx";
import * as island8 from "./islands/People.tsx";
import * as island9 from "./islands/Report.tsx";
import * as island10 from "./islands/Settings.tsx";
import * as island11 from "./islands/SpinVerifier.tsx";
import * as island12 from "./islands/Start.tsx";
import * as island13 from "./islands/Team.tsx";
import * as island14 from "./islands/Teams.tsx";
import * as island15 from "./islands/TwoFactor.tsx";
import * as island16 from "./islands/Webhooks.tsx";
import * as route0 from "./routes/_app.tsx";
import * as route1 from "./routes/_error.tsx";
import * as route2 from "./routes/_middleware.tsx";
import * as route3 from "./routes/admin/_layout.tsx";
import * as route4 from "./routes/admin/accounts/[...path].tsx";
import * as route5 from "./routes/admin/audit.tsx";
import * as route6 from "./routes/admin/index.ts";
import * as route7 from "./routes/admin/integrations/[...path].tsx";
import * as route8 from "./routes/admin/invitations/[...path].tsx";
import * as route9 from "./routes/admin/keys/[...path].tsx";
import * as route10 from "./routes/admin/organization/index.tsx";
import * as route11 from "./routes/admin/people/[...path].tsx";
import * as route12 from "./routes/admin/start/index.tsx";
import * as route13 from "./routes/admin/teams/[...path].tsx";
import * as route14 from "./routes/admin/webhooks/[...path].tsx";
import * as route15 from "./routes/api/[...path].ts";
import * as route16 from "./routes/docs.tsx";
import * as route17 from "./routes/docs/guides/[name].tsx";
import * as route18 from "./routes/docs/guides/index.tsx";
import * as route19 from "./routes/docs/integrations/[name].tsx";
import * as route20 from "./routes/docs/integrations/index.tsx";
import * as route21 from "./routes/forgot-password.tsx";
import * as route22 from "./routes/index.tsx";
import * as route23 from "./routes/insights/_layout.tsx";
import * as route24 from "./routes/insights/report/[...path].tsx";
import * as route25 from "./routes/invitations/[token].tsx";
import * as route26 from "./routes/reset-password/[token].tsx";
import * as route27 from "./routes/settings/[...path].tsx";
import * as route28 from "./routes/settings/_layout.tsx";
import * as route29 from "./routes/settings/index.ts";
import * as route30 from "./routes/sign-in.tsx";
import * as route31 from "./routes/sign-in/code.tsx";
import * as route32 from "./routes/sign-out.ts";
import * as route33 from "./routes/spins/verify.tsx";
import * as route34 from "./routes/team/[...path].tsx";
import * as route35 from "./routes/team/_layout.tsx";
import * as route36 from "./routes/two-factor/_layout.tsx";
import * as route37 from "./routes/two-factor/index.tsx";

export const islands = {
  "islands/Accounts.tsx": island0,
  "islands/AuditLog.tsx": island1,
  "islands/CopyCode.tsx": island2,
  "islands/Desk.tsx": island3,
  "islands/Integrations.tsx": island4,
  "islands/Invitations.tsx": island5,
  "islands/Keys.tsx": island6,
  "islands/OrganizationSettings.tsx": island7,
  "islands/People.tsx": island8,
  "islands/Report.tsx": island9,
  "islands/Settings.tsx": island10,
  "islands/SpinVerifier.tsx": island11,
  "islands/Start.tsx": island12,
  "islands/Team.tsx": island13,
  "islands/Teams.tsx": island14,
  "islands/TwoFactor.tsx": island15,
  "islands/Webhooks.tsx": island16,
};

export const routes = {
  "_app.tsx": route0,
  "_error.tsx": route1,
  "_middleware.tsx": route2,
  "admin/_layout.tsx": route3,
  "admin/accounts/[...path].tsx": route4,
  "admin/audit.tsx": route5,
  "admin/index.ts": route6,
  "admin/integrations/[...path].tsx": route7,
  "admin/invitations/[...path].tsx": route8,
  "admin/keys/[...path].tsx": route9,
  "admin/organization/index.tsx": route10,
  "admin/people/[...path].tsx": route11,
  "admin/start/index.tsx": route12,
  "admin/teams/[...path].tsx": route13,
  "admin/webhooks/[...path].tsx": route14,
  "api/[...path].ts": route15,
  "docs.tsx": route16,
  "docs/guides/[name].tsx": route17,
  "docs/guides/index.tsx": route18,
  "docs/integrations/[name].tsx": route19,
  "docs/integrations/index.tsx": route20,
  "forgot-password.tsx": route21,
  "index.tsx": route22,
  "insights/_layout.tsx": route23,
  "insights/report/[...path].tsx": route24,
  "invitations/[token].tsx": route25,
  "reset-password/[token].tsx": route26,
  "settings/[...path].tsx": route27,
  "settings/_layout.tsx": route28,
  "settings/index.ts": route29,
  "sign-in.tsx": route30,
  "sign-in/code.tsx": route31,
  "sign-out.ts": route32,
  "spins/verify.tsx": route33,
  "team/[...path].tsx": route34,
  "team/_layout.tsx": route35,
  "two-factor/_layout.tsx": route36,
  "two-factor/index.tsx": route37,
};
